package dev.shopbell.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.shopbell.conversation.MessageLogStore.Line;
import dev.shopbell.conversation.MessageLogStore.LineResult;
import dev.shopbell.protocol.AuthorKind;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.protocol.Problem;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MessageLogDbTest {
    private static final InstantSource CLOCK = Clock.systemUTC();
    private static Storage storage;

    private final List<StoredEntry> published = Collections.synchronizedList(new ArrayList<>());
    private final UUID shopper = UUID.randomUUID();
    private final UUID agent = UUID.randomUUID();
    private MessageLog log = newLog(ConversationConfig.DEFAULT);

    @BeforeAll
    static void open() {
        storage = TestDatabase.create("conversation");
    }

    @AfterAll
    static void close() {
        storage.close();
    }

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void staff_and_shopper_each_count_without_a_gap_when_a_note_stands_between() {
        UUID conversation = openConversation();

        SayOutcome.Said first = said(byShopper(conversation, "Is it warm?"));
        SayOutcome.Said note = said(byAgent(conversation, EntryKind.NOTE, "ask Ida"));
        SayOutcome.Said answer = said(byAgent(conversation, EntryKind.LINE, "Very."));

        assertThat(first.entry().number()).isEqualTo(2);
        assertThat(first.entry().shopperNumber()).isEqualTo(2);
        assertThat(note.entry().number()).isEqualTo(3);
        assertThat(note.entry().shopperNumber()).isZero();
        assertThat(answer.entry().number()).isEqualTo(4);
        assertThat(answer.entry().shopperNumber()).isEqualTo(3);
        assertThat(stored(conversation, View.SHOPPER)).containsExactly(2, 3);
        assertThat(stored(conversation, View.STAFF)).containsExactly(2, 3, 4);
    }

    @Test
    void a_repeat_returns_the_first_result_and_is_stored_once() {
        UUID conversation = openConversation();
        Line line = byShopper(conversation, "Hello?");
        SayOutcome.Said first = said(line);
        said(byShopper(conversation, "Anybody?"));

        SayOutcome.Said repeat = said(line);

        assertThat(repeat.repeated()).isTrue();
        assertThat(repeat.entry().number()).isEqualTo(first.entry().number());
        assertThat(repeat.entry().at()).isEqualTo(first.entry().at());
        assertThat(stored(conversation, View.STAFF)).containsExactly(2, 3);
    }

    @Test
    void a_repeat_finds_its_line_after_the_conversation_closed() {
        UUID conversation = openConversation();
        Line line = byShopper(conversation, "Hello?");
        said(line);
        setState(conversation, "closed");

        assertThat(said(line).repeated()).isTrue();
        assertThat(log.append(byShopper(conversation, "New")).join())
                .isEqualTo(SayOutcome.Refused.because(Problem.CONVERSATION_CLOSED));
    }

    @Test
    void the_same_client_id_with_another_text_is_refused() {
        UUID conversation = openConversation();
        Line line = byShopper(conversation, "One");
        said(line);

        SayOutcome outcome = log.append(
                        new Line(conversation, shopper, AuthorKind.SHOPPER, line.clientId(), EntryKind.LINE, "Another"))
                .join();

        assertThat(outcome).isEqualTo(SayOutcome.Refused.because(Problem.CLIENT_ID_REUSED));
    }

    @Test
    void repeats_among_new_lines_are_found_and_the_new_ones_are_numbered_without_a_gap() throws SQLException {
        UUID conversation = openConversation();
        UUID closed = openConversation();
        Line early = byShopper(conversation, "Early");
        Line earlyElsewhere = byShopper(closed, "Before the end");
        said(early);
        said(earlyElsewhere);
        setState(closed, "closed");
        Line otherText =
                new Line(conversation, shopper, AuthorKind.SHOPPER, early.clientId(), EntryKind.LINE, "Not early");

        List<LineResult> results = new MessageLogStore(storage.fixedPlans())
                .write(
                        List.of(
                                byShopper(conversation, "New"),
                                early,
                                earlyElsewhere,
                                byAgent(conversation, EntryKind.NOTE, "Quiet"),
                                byShopper(closed, "Too late"),
                                otherText,
                                byAgent(conversation, EntryKind.LINE, "Answer")),
                        CLOCK.instant());

        assertThat(results)
                .satisfiesExactly(
                        written -> assertThat(numbers(written)).containsExactly(3, 3),
                        repeated -> assertThat(repeated).isInstanceOf(LineResult.Repeated.class),
                        repeated -> assertThat(repeated).isInstanceOf(LineResult.Repeated.class),
                        written -> assertThat(numbers(written)).containsExactly(4, 0),
                        refused -> assertThat(refused).isInstanceOf(LineResult.NotOpen.class),
                        refused -> assertThat(refused).isInstanceOf(LineResult.Reused.class),
                        written -> assertThat(numbers(written)).containsExactly(5, 4));
        assertThat(stored(conversation, View.STAFF)).containsExactly(2, 3, 4, 5);
    }

    @Test
    void lines_of_many_authors_are_numbered_without_gaps_and_keep_each_authors_order() {
        List<UUID> conversations =
                IntStream.range(0, 20).mapToObj(i -> openConversation()).toList();
        List<CompletableFuture<SayOutcome>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            for (UUID conversation : conversations) {
                answers.add(log.append(byShopper(conversation, "line " + i)));
            }
        }

        answers.forEach(answer -> assertThat(answer.join()).isInstanceOf(SayOutcome.Said.class));
        for (UUID conversation : conversations) {
            List<StoredEntry> entries = store().entries(conversation, View.STAFF, 1, 1_000);
            assertThat(entries).extracting(StoredEntry::number).containsExactlyElementsOf(upTo(2, 101));
            assertThat(entries)
                    .extracting(StoredEntry::text)
                    .containsExactlyElementsOf(
                            IntStream.range(0, 100).mapToObj(i -> "line " + i).toList());
            assertThat(published.stream()
                            .filter(entry -> entry.conversation().equals(conversation))
                            .map(StoredEntry::number))
                    .containsExactlyElementsOf(upTo(2, 101));
        }
    }

    @Test
    void two_nodes_write_to_the_same_conversations_without_gap_double_or_deadlock() throws Exception {
        try (MessageLog other = newLog(ConversationConfig.DEFAULT)) {
            List<UUID> conversations =
                    IntStream.range(0, 8).mapToObj(i -> openConversation()).toList();
            List<CompletableFuture<SayOutcome>> answers = Collections.synchronizedList(new ArrayList<>());
            CountDownLatch done = new CountDownLatch(2);
            for (MessageLog node : List.of(log, other)) {
                Thread.ofVirtual().start(() -> {
                    Random random = new Random(node == other ? 1 : 2);
                    for (int i = 0; i < 400; i++) {
                        UUID conversation = conversations.get(random.nextInt(conversations.size()));
                        answers.add(node.append(byAgent(conversation, EntryKind.LINE, "line " + i)));
                    }
                    done.countDown();
                });
            }
            done.await();

            answers.forEach(answer -> assertThat(answer.join()).isInstanceOf(SayOutcome.Said.class));
            int total = 0;
            for (UUID conversation : conversations) {
                List<Integer> numbers = stored(conversation, View.STAFF);
                assertThat(numbers).containsExactlyElementsOf(upTo(2, numbers.size() + 1));
                total += numbers.size();
            }
            assertThat(total).isEqualTo(800);
        }
    }

    @Test
    void the_same_line_sent_to_two_nodes_at_once_is_stored_once() {
        try (MessageLog other = newLog(ConversationConfig.DEFAULT)) {
            UUID conversation = openConversation();
            for (int i = 0; i < 50; i++) {
                Line line = byShopper(conversation, "line " + i);
                CompletableFuture<SayOutcome> here = log.append(line);
                CompletableFuture<SayOutcome> there = other.append(line);
                assertThat(((SayOutcome.Said) here.join()).entry().number())
                        .isEqualTo(((SayOutcome.Said) there.join()).entry().number());
            }
            assertThat(stored(conversation, View.STAFF)).containsExactlyElementsOf(upTo(2, 51));
        }
    }

    @Test
    void a_line_that_the_database_refuses_harms_no_other_line_of_its_batch() {
        UUID conversation = openConversation();
        List<CompletableFuture<SayOutcome>> answers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            answers.add(log.append(byShopper(conversation, i % 10 == 5 ? "nul \0" : "line " + i)));
        }

        for (int i = 0; i < 30; i++) {
            assertThat(answers.get(i).join())
                    .isInstanceOf(i % 10 == 5 ? SayOutcome.Refused.class : SayOutcome.Said.class);
        }
        assertThat(stored(conversation, View.STAFF)).containsExactlyElementsOf(upTo(2, 28));
    }

    @Test
    void more_lines_than_may_wait_are_refused_at_once_and_not_stored() {
        log.close();
        log = newLog(new ConversationConfig(4, 10, 1, ConversationConfig.DEFAULT.headsEvery()));
        UUID conversation = openConversation();
        List<CompletableFuture<SayOutcome>> answers = storage.jdbi().inTransaction(handle -> {
            store().findLocked(handle, conversation);
            return IntStream.range(0, 50)
                    .mapToObj(i -> log.append(byShopper(conversation, "line " + i)))
                    .toList();
        });

        List<SayOutcome> outcomes =
                answers.stream().map(CompletableFuture::join).toList();
        assertThat(outcomes).filteredOn(SayOutcome.Said.class::isInstance).hasSize(10);
        assertThat(outcomes)
                .filteredOn(SayOutcome.Refused.class::isInstance)
                .allMatch(outcome -> outcome.equals(SayOutcome.Refused.because(Problem.OVERLOADED)));
        assertThat(stored(conversation, View.STAFF)).hasSize(10);
    }

    @Test
    void a_shopper_waits_from_the_first_line_without_an_answer_and_whoever_answers_takes_it() {
        UUID conversation = openConversation();
        SayOutcome.Said first = said(byShopper(conversation, "One"));
        said(byShopper(conversation, "Two"));
        assertThat(waitingSince(conversation)).isEqualTo(first.entry().at());

        said(byAgent(conversation, EntryKind.NOTE, "not an answer"));
        assertThat(waitingSince(conversation)).isEqualTo(first.entry().at());
        assertThat(store().find(conversation).orElseThrow().assignee()).isNull();

        said(byAgent(conversation, EntryKind.LINE, "Answer"));
        assertThat(waitingSince(conversation)).isNull();
        assertThat(store().find(conversation).orElseThrow().assignee()).isEqualTo(agent);
    }

    @Test
    void the_first_answer_is_the_first_line_of_staff_and_stays_it() {
        UUID conversation = openConversation();
        said(byShopper(conversation, "Hello?"));
        said(byAgent(conversation, EntryKind.NOTE, "not an answer"));
        assertThat(firstAnswer(conversation)).isEmpty();

        SayOutcome.Said answer = said(byAgent(conversation, EntryKind.LINE, "Hello!"));
        said(byAgent(conversation, EntryKind.LINE, "How can I help?"));

        assertThat(firstAnswer(conversation)).contains(answer.entry().at());
    }

    private MessageLog newLog(ConversationConfig config) {
        return new MessageLog(new MessageLogStore(storage.fixedPlans()), CLOCK, config, published::addAll);
    }

    private static ConversationStore store() {
        return new ConversationStore(storage.jdbi());
    }

    private UUID openConversation() {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        storage.jdbi()
                .useHandle(handle ->
                        store().insertOpen(handle, id, UUID.randomUUID(), UUID.randomUUID(), shopper, CLOCK.instant()));
        return id;
    }

    private static void setState(UUID conversation, String state) {
        storage.jdbi()
                .useHandle(handle -> handle.createUpdate(
                                "UPDATE conversation.conversation SET state = :state WHERE id = :id")
                        .bind("state", state)
                        .bind("id", conversation)
                        .execute());
    }

    private static Instant waitingSince(UUID conversation) {
        return storage.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "SELECT waiting_since FROM conversation.conversation WHERE id = :id")
                        .bind("id", conversation)
                        .mapTo(Instant.class)
                        .one());
    }

    private static Optional<Instant> firstAnswer(UUID conversation) {
        return storage.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "SELECT answered_at FROM conversation.first_answer WHERE conversation_id = :id")
                        .bind("id", conversation)
                        .mapTo(Instant.class)
                        .findOne());
    }

    private static List<Integer> numbers(LineResult written) {
        StoredEntry entry = ((LineResult.Written) written).entry();
        return List.of(entry.number(), entry.shopperNumber());
    }

    private SayOutcome.Said said(Line line) {
        return (SayOutcome.Said) log.append(line).join();
    }

    private Line byShopper(UUID conversation, String text) {
        return new Line(conversation, shopper, AuthorKind.SHOPPER, UUID.randomUUID(), EntryKind.LINE, text);
    }

    private Line byAgent(UUID conversation, EntryKind kind, String text) {
        return new Line(conversation, agent, AuthorKind.STAFF, UUID.randomUUID(), kind, text);
    }

    private static List<Integer> stored(UUID conversation, View view) {
        return store().entries(conversation, view, 1, 10_000).stream()
                .map(entry -> entry.numberFor(view))
                .toList();
    }

    private static List<Integer> upTo(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }
}
