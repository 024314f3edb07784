package dev.shopbell.survey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopbell.access.Actor;
import dev.shopbell.conversation.Conversations;
import dev.shopbell.conversation.ConversationsForTests;
import dev.shopbell.conversation.SayOutcome;
import dev.shopbell.customer.CustomersForTests;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.Role;
import dev.shopbell.site.CreateSiteOutcome;
import dev.shopbell.site.NewSite;
import dev.shopbell.site.Site;
import dev.shopbell.site.SiteConfig;
import dev.shopbell.site.SiteSettings;
import dev.shopbell.site.SiteSettings.Field;
import dev.shopbell.site.SiteSettings.FieldKind;
import dev.shopbell.site.SiteSettings.PreChat;
import dev.shopbell.site.Sites;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurveysDbTest {
    private static final Storage STORAGE = TestDatabase.create("site", "customer", "conversation", "survey");
    private static final ExecutorService BACKGROUND = Executors.newVirtualThreadPerTaskExecutor();
    private static final Conversations CONVERSATIONS = ConversationsForTests.on(STORAGE, BACKGROUND);
    private static final Sites SITES = new Sites(STORAGE, SiteConfig.DEFAULT, java.time.Clock.systemUTC());
    private static final List<Field> FIELDS = List.of(
            new Field("name", "Your name", FieldKind.TEXT, true, List.of()),
            new Field("email", "Your address", FieldKind.EMAIL, false, List.of()),
            new Field("phone", "Your number", FieldKind.PHONE, false, List.of()),
            new Field("topic", "About", FieldKind.CHOICE, false, List.of("Sizes", "Orders")),
            new Field("terms", "I agree to be written to", FieldKind.CONSENT, true, List.of()),
            new Field("question", "Your question", FieldKind.TEXT, true, List.of()));
    private static final Map<String, String> COMPLETE =
            Map.of("name", "Ann <b>", "email", "ann@shop.example", "topic", "Sizes", "terms", "yes");

    private Instant now = Instant.parse("2026-11-25T10:00:00Z");
    private final Surveys surveys = new Surveys(
            new SurveyStore(STORAGE.jdbi()), SITES, CustomersForTests.on(STORAGE), CONVERSATIONS, () -> now);
    private final Actor.Visitor visitor =
            new Actor.Visitor(UUID.randomUUID(), site(true).id());
    private final Actor.Staff maya = new Actor.Staff(UUID.randomUUID(), "Maya", Role.AGENT, UUID.randomUUID());

    @BeforeAll
    static void listen() {
        Surveys ears = new Surveys(
                new SurveyStore(STORAGE.jdbi()),
                SITES,
                CustomersForTests.on(STORAGE),
                CONVERSATIONS,
                java.time.Clock.systemUTC());
        STORAGE.outbox().subscribe("survey.opened", Conversations.OPENED, ears::opened);
        STORAGE.outbox().subscribe("survey.erased", Conversations.ERASED, ears::erased);
    }

    @AfterAll
    static void close() {
        CONVERSATIONS.close();
    }

    @Test
    void answers_wait_for_the_conversation_and_stay_with_it() {
        assertThat(surveys.isDue(visitor)).isTrue();
        assertThat(surveys.answer(visitor, Map.of("name", "An", "terms", "yes")))
                .isEqualTo(new SurveyOutcome.Kept());
        assertThat(surveys.answer(visitor, COMPLETE)).isEqualTo(new SurveyOutcome.Kept());
        assertThat(surveys.isDue(visitor)).isFalse();
        UUID conversation = opened(visitor);

        Answers answers = surveys.answersFor(maya, conversation).orElseThrow();
        assertThat(answers.fields())
                .extracting(Answers.Answered::label, Answers.Answered::value)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Your name", "Ann <b>"),
                        org.assertj.core.groups.Tuple.tuple("Your address", "ann@shop.example"),
                        org.assertj.core.groups.Tuple.tuple("About", "Sizes"),
                        org.assertj.core.groups.Tuple.tuple("I agree to be written to", "yes"));
        assertThat(answers.consentedAt()).isEqualTo(now);

        // Sent again after the conversation was opened, as after a lost answer: still the one set.
        assertThat(surveys.answer(visitor, COMPLETE)).isEqualTo(new SurveyOutcome.Kept());
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(count(conversation)).isEqualTo(1));
    }

    @ParameterizedTest
    @CsvSource({
        "name, ''",
        "terms, ''",
        "terms, no",
        "email, ann",
        "email, 'ann@shop.example, eve@evil.example'",
        "phone, call me",
        "topic, Other",
        "other, x",
        "name, 'a\nb'",
    })
    void what_does_not_answer_the_question_is_refused(String name, String answer) {
        Map<String, String> answers = new java.util.HashMap<>(COMPLETE);
        answers.put(name, answer);
        assertThat(surveys.answer(visitor, answers))
                .isInstanceOfSatisfying(
                        SurveyOutcome.Refused.class,
                        refused -> assertThat(refused.problem()).isEqualTo(Problem.INVALID));
        assertThat(surveys.isDue(visitor)).isTrue();
    }

    @Test
    void a_shop_that_asks_nothing_keeps_nothing() {
        Actor.Visitor elsewhere =
                new Actor.Visitor(UUID.randomUUID(), site(false).id());
        assertThat(surveys.isDue(elsewhere)).isFalse();
        assertThat(surveys.answer(elsewhere, COMPLETE)).isInstanceOf(SurveyOutcome.Refused.class);
    }

    @Test
    void a_closed_conversation_is_rated_once_and_that_may_change_for_a_day() {
        UUID conversation = opened(visitor);
        assertThat(surveys.rate(visitor, conversation, 5, "")).isInstanceOf(SurveyOutcome.Refused.class);
        CONVERSATIONS.close(maya, conversation);

        assertThat(surveys.rate(visitor, conversation, 2, " Slow. ")).isEqualTo(new SurveyOutcome.Kept());
        now = now.plus(Surveys.CHANGEABLE).minusSeconds(1);
        assertThat(surveys.rate(visitor, conversation, 4, "Kind.")).isEqualTo(new SurveyOutcome.Kept());
        assertThat(surveys.ratingOf(maya, conversation)).hasValueSatisfying(rating -> {
            assertThat(rating.steps()).isEqualTo(4);
            assertThat(rating.comment()).isEqualTo("Kind.");
        });
        now = now.plus(Duration.ofSeconds(2));
        assertThat(surveys.rate(visitor, conversation, 5, "")).isInstanceOf(SurveyOutcome.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"0, ''", "6, ''", "-1, ''", "3, long"})
    void no_other_step_is_kept_and_no_book(int steps, String comment) {
        UUID conversation = opened(visitor);
        CONVERSATIONS.close(maya, conversation);
        String words = comment.isEmpty() ? comment : "x".repeat(1_001);
        assertThat(surveys.rate(visitor, conversation, steps, words)).isInstanceOf(SurveyOutcome.Refused.class);
        assertThat(surveys.ratingOf(maya, conversation)).isEmpty();
    }

    @Test
    void nobody_rates_or_reads_the_conversation_of_another() {
        UUID conversation = opened(visitor);
        CONVERSATIONS.close(maya, conversation);
        surveys.rate(visitor, conversation, 5, "Mine");
        Actor.Visitor neighbour = new Actor.Visitor(UUID.randomUUID(), visitor.site());
        assertThat(surveys.rate(neighbour, conversation, 1, ""))
                .isEqualTo(new SurveyOutcome.Refused(Problem.NOT_FOUND, "There is no such conversation."));
        assertThat(surveys.ratingOf(neighbour, conversation)).isEmpty();
        assertThat(surveys.ratingOf(visitor, conversation)).isPresent();
    }

    @Test
    void what_was_said_goes_with_a_deleted_conversation_and_the_figure_stays() {
        surveys.answer(visitor, COMPLETE);
        UUID conversation = opened(visitor);
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(count(conversation)).isEqualTo(1));
        CONVERSATIONS.close(maya, conversation);
        surveys.rate(visitor, conversation, 1, "My name is Ann.");

        CONVERSATIONS.erase(visitor, conversation);

        await().atMost(30, SECONDS)
                .untilAsserted(
                        () -> assertThat(surveys.answersFor(maya, conversation)).isEmpty());
        assertThat(surveys.ratingOf(maya, conversation)).hasValueSatisfying(rating -> {
            assertThat(rating.steps()).isEqualTo(1);
            assertThat(rating.comment()).isEmpty();
        });
    }

    @Test
    void answers_that_wait_give_way_to_those_that_the_conversation_got_before_it_was_known_to_be_opened() {
        SurveyStore store = new SurveyStore(STORAGE.jdbi());
        UUID customer = UUID.randomUUID();
        UUID conversation = UUID.randomUUID();
        keep(store, customer, null, "Sizes");
        keep(store, customer, conversation, "Orders");

        STORAGE.jdbi().useHandle(handle -> store.attach(handle, conversation, visitor.site(), customer));
        assertThat(topics(store, customer, conversation)).containsExactly("Orders");

        // Nothing waits any more, to be given to the next one.
        UUID next = UUID.randomUUID();
        STORAGE.jdbi().useHandle(handle -> store.attach(handle, next, visitor.site(), customer));
        assertThat(count(next)).isZero();

        keep(store, customer, null, "Sizes");
        STORAGE.jdbi().useHandle(handle -> store.attach(handle, next, visitor.site(), customer));
        assertThat(topics(store, customer, next)).containsExactly("Sizes");
    }

    private void keep(SurveyStore store, UUID customer, @Nullable UUID conversation, String topic) {
        Answers.Answered answered = new Answers.Answered("topic", "About", FieldKind.CHOICE, topic);
        store.keep(
                UUID.randomUUID(), visitor.site(), customer, conversation, new Answers(List.of(answered), null, now));
    }

    private List<String> topics(SurveyStore store, UUID customer, UUID conversation) {
        return store.answers(visitor.site(), customer, conversation).orElseThrow().fields().stream()
                .map(Answers.Answered::value)
                .toList();
    }

    private static int count(UUID conversation) {
        return STORAGE.jdbi()
                .withHandle(
                        handle -> handle.createQuery("SELECT count(*) FROM survey.answers WHERE conversation_id = :id")
                                .bind("id", conversation)
                                .mapTo(Integer.class)
                                .one());
    }

    private static UUID opened(Actor.Visitor visitor) {
        SayOutcome said = CONVERSATIONS
                .say(visitor, UUID.randomUUID(), null, EntryKind.LINE, "Is it warm?")
                .join();
        return ((SayOutcome.Said) said).entry().conversation();
    }

    private static Site site(boolean asks) {
        SiteSettings settings = SiteSettings.DEFAULT.with(new PreChat(asks, true, FIELDS));
        CreateSiteOutcome outcome = SITES.create(new NewSite(null, "Shop", List.of("https://shop.example"), settings));
        return ((CreateSiteOutcome.Created) outcome).site();
    }
}
