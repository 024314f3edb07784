package dev.shopbell.conversation;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopbell.access.Actor;
import dev.shopbell.protocol.ConversationState;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.Role;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConversationsDbTest {
    private static final Storage STORAGE = TestDatabase.create("customer", "conversation");
    private static final ExecutorService BACKGROUND = Executors.newVirtualThreadPerTaskExecutor();

    private final Conversations conversations = newNode();
    private final UUID site = UUID.randomUUID();
    private final Actor.Visitor visitor = new Actor.Visitor(UUID.randomUUID(), site);
    private final Actor.Staff maya = new Actor.Staff(UUID.randomUUID(), "Maya", Role.AGENT, UUID.randomUUID());
    private final Actor.Staff jonas = new Actor.Staff(UUID.randomUUID(), "Jonas", Role.AGENT, UUID.randomUUID());

    @AfterEach
    void close() {
        conversations.close();
    }

    @Test
    void the_first_line_opens_a_conversation_and_the_next_joins_it() {
        StoredEntry first = said(visitor, "Is it warm?");
        StoredEntry second = said(visitor, "Hello?");

        assertThat(second.conversation()).isEqualTo(first.conversation());
        assertThat(entries(visitor, first.conversation()))
                .extracting(StoredEntry::kind)
                .containsExactly(EntryKind.OPENED, EntryKind.LINE, EntryKind.LINE);
    }

    @Test
    void many_first_lines_at_once_on_two_nodes_open_one_conversation() {
        try (Conversations other = newNode()) {
            List<CompletableFuture<SayOutcome>> answers = IntStream.range(0, 40)
                    .mapToObj(i -> (i % 2 == 0 ? conversations : other)
                            .say(visitor, UUID.randomUUID(), null, EntryKind.LINE, "line " + i))
                    .toList();

            assertThat(answers.stream()
                            .map(answer ->
                                    ((SayOutcome.Said) answer.join()).entry().conversation())
                            .distinct())
                    .hasSize(1);
        }
    }

    @Test
    void a_line_after_the_close_opens_another_conversation_and_a_repeat_of_an_old_line_does_not() {
        UUID oldLine = UUID.randomUUID();
        StoredEntry first = said(visitor, oldLine, "Is it warm?");
        assertThat(conversations.close(maya, first.conversation())).isEqualTo(new ChangeOutcome.Changed());

        StoredEntry repeat = said(visitor, oldLine, "Is it warm?");
        assertThat(conversations.currentOf(visitor).orElseThrow().state()).isEqualTo(ConversationState.CLOSED);
        StoredEntry next = said(visitor, "One more");

        assertThat(repeat).isEqualTo(first);
        assertThat(next.conversation()).isNotEqualTo(first.conversation());
        assertThat(conversations.reopen(maya, first.conversation()))
                .isEqualTo(new ChangeOutcome.Refused(Problem.ANOTHER_IS_OPEN));
    }

    @Test
    void a_line_said_into_a_conversation_that_was_closed_meanwhile_opens_another() {
        StoredEntry first = said(visitor, "Is it warm?");
        conversations.close(maya, first.conversation());

        SayOutcome outcome = conversations
                .sayInto(visitor, first.conversation(), UUID.randomUUID(), EntryKind.LINE, "One more")
                .join();

        assertThat(((SayOutcome.Said) outcome).entry().conversation()).isNotEqualTo(first.conversation());
    }

    @Test
    void a_closed_conversation_takes_no_line_of_staff_until_it_is_opened_again() {
        UUID conversation = said(visitor, "Is it warm?").conversation();
        conversations.close(maya, conversation);

        assertThat(sayAs(maya, conversation)).isEqualTo(SayOutcome.Refused.because(Problem.CONVERSATION_CLOSED));
        assertThat(conversations.take(maya, conversation))
                .isEqualTo(new ChangeOutcome.Refused(Problem.CONVERSATION_CLOSED));
        assertThat(conversations.reopen(maya, conversation)).isEqualTo(new ChangeOutcome.Changed());
        assertThat(sayAs(maya, conversation)).isInstanceOf(SayOutcome.Said.class);
    }

    @Test
    void a_command_that_changes_nothing_adds_no_entry() {
        UUID conversation = said(visitor, "Is it warm?").conversation();
        conversations.take(maya, conversation);
        conversations.take(maya, conversation);
        conversations.reopen(maya, conversation);
        conversations.close(maya, conversation);
        conversations.close(jonas, conversation);

        assertThat(entries(maya, conversation))
                .extracting(StoredEntry::kind)
                .containsExactly(EntryKind.OPENED, EntryKind.LINE, EntryKind.TAKEN, EntryKind.CLOSED);
        assertThat(entries(maya, conversation)).extracting(StoredEntry::number).containsExactly(1, 2, 3, 4);
    }

    @Test
    void a_visitor_finds_no_conversation_of_another_visitor_nor_of_another_site() {
        UUID conversation = said(visitor, "Is it warm?").conversation();

        assertThat(conversations.find(new Actor.Visitor(UUID.randomUUID(), site), conversation))
                .isEmpty();
        assertThat(conversations.find(new Actor.Visitor(visitor.id(), UUID.randomUUID()), conversation))
                .isEmpty();
        assertThat(conversations.find(visitor, conversation)).isPresent();
    }

    @Test
    void a_visitor_says_no_note_and_names_no_conversation() {
        UUID foreign = said(new Actor.Visitor(UUID.randomUUID(), site), "mine").conversation();

        assertThat(conversations
                        .say(visitor, UUID.randomUUID(), foreign, EntryKind.LINE, "hi")
                        .join())
                .isInstanceOf(SayOutcome.Refused.class);
        assertThat(conversations
                        .say(visitor, UUID.randomUUID(), null, EntryKind.NOTE, "hi")
                        .join())
                .isInstanceOf(SayOutcome.Refused.class);
        assertThat(entries(maya, foreign)).hasSize(2);
    }

    @Test
    void commands_and_lines_at_once_leave_no_gap_in_either_count() {
        UUID conversation = said(visitor, "Is it warm?").conversation();
        List<CompletableFuture<?>> all = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 25; i++) {
            all.add(conversations.say(maya, UUID.randomUUID(), conversation, EntryKind.LINE, "line"));
            all.add(conversations.say(jonas, UUID.randomUUID(), conversation, EntryKind.NOTE, "note"));
            Actor.Staff taker = i % 2 == 0 ? maya : jonas;
            all.add(CompletableFuture.runAsync(() -> conversations.take(taker, conversation), BACKGROUND));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).join();

        List<StoredEntry> forStaff = entries(maya, conversation);
        List<StoredEntry> forShopper = entries(visitor, conversation);
        assertThat(forStaff).extracting(StoredEntry::number).containsExactlyElementsOf(upTo(forStaff.size()));
        assertThat(forShopper)
                .extracting(StoredEntry::shopperNumber)
                .containsExactlyElementsOf(upTo(forShopper.size()));
        assertThat(forShopper).extracting(StoredEntry::kind).doesNotContain(EntryKind.NOTE);
        Conversation now = conversations.find(maya, conversation).orElseThrow();
        assertThat(now.lastNumber()).isEqualTo(forStaff.size());
        assertThat(now.lastShopperNumber()).isEqualTo(forShopper.size());
    }

    @Test
    void what_its_shopper_deletes_is_gone_for_staff_too_and_every_number_stands() {
        UUID line = UUID.randomUUID();
        UUID conversation = said(visitor, line, "Is it warm?").conversation();
        conversations
                .say(maya, UUID.randomUUID(), conversation, EntryKind.NOTE, "A regular")
                .join();
        sayAs(maya, conversation);
        List<StoredEntry> before = entries(maya, conversation);

        assertThat(conversations.erase(visitor, conversation)).isEqualTo(new ChangeOutcome.Changed());
        assertThat(conversations.erase(visitor, conversation)).isEqualTo(new ChangeOutcome.Changed());

        List<StoredEntry> after = entries(maya, conversation);
        assertThat(after)
                .hasSize(before.size() + 1)
                .extracting(StoredEntry::text)
                .containsOnlyNulls();
        assertThat(after).extracting(StoredEntry::number).containsExactlyElementsOf(upTo(after.size()));
        assertThat(after.getLast().kind()).isEqualTo(EntryKind.ERASED);
        assertThat(after.getLast().author()).isEqualTo(visitor.id());
        assertThat(entries(visitor, conversation).getLast().shopperNumber()).isEqualTo(after.size() - 1);
        assertThat(conversations.find(maya, conversation).orElseThrow().state()).isEqualTo(ConversationState.CLOSED);
        assertThat(conversations.reopen(maya, conversation))
                .isEqualTo(new ChangeOutcome.Refused(Problem.CONVERSATION_ERASED));
        assertThat(sayAs(maya, conversation)).isInstanceOf(SayOutcome.Refused.class);
        assertThat(said(visitor, "Something else").conversation()).isNotEqualTo(conversation);
    }

    @Test
    void only_its_shopper_and_an_administrator_delete_a_conversation() {
        UUID conversation = said(visitor, "Is it warm?").conversation();
        Actor.Visitor neighbour = new Actor.Visitor(UUID.randomUUID(), site);
        Actor.Staff ada = new Actor.Staff(UUID.randomUUID(), "Ada", Role.ADMINISTRATOR, UUID.randomUUID());

        assertThat(conversations.erase(neighbour, conversation))
                .isEqualTo(new ChangeOutcome.Refused(Problem.NOT_FOUND));
        assertThat(conversations.erase(maya, conversation)).isEqualTo(new ChangeOutcome.Refused(Problem.FORBIDDEN));
        assertThat(entries(visitor, conversation)).extracting(StoredEntry::text).contains("Is it warm?");
        assertThat(conversations.erase(ada, conversation)).isEqualTo(new ChangeOutcome.Changed());
        assertThat(entries(visitor, conversation)).extracting(StoredEntry::text).containsOnlyNulls();
    }

    @Test
    void what_began_and_what_was_deleted_is_told_without_a_word_of_it() {
        List<String> heard = new CopyOnWriteArrayList<>();
        for (String topic : List.of(Conversations.OPENED, Conversations.ERASED)) {
            STORAGE.outbox()
                    .subscribe(
                            "test " + topic,
                            topic,
                            (handle, events) -> events.forEach(
                                    event -> heard.add(topic + " " + event.subject() + " " + event.payload())));
        }
        UUID conversation = said(visitor, "Is it warm?").conversation();
        conversations.erase(visitor, conversation);

        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(heard)
                        .contains(
                                Conversations.OPENED + " " + conversation + " {}",
                                Conversations.ERASED + " " + conversation + " {}"));
    }

    @Test
    void a_reading_mark_moves_forward_only() {
        UUID conversation = said(visitor, "Is it warm?").conversation();
        List<Integer> heard = new CopyOnWriteArrayList<>();
        conversations.onReading((reader, read, number) -> heard.add(number));

        conversations.read(maya, conversation, 2);
        conversations.read(maya, conversation, 1);
        conversations.read(maya, conversation, 2);

        assertThat(heard).containsExactly(2);
    }

    @Test
    void listeners_hear_of_a_change_after_it_is_on_disk() {
        List<UUID> changed = new CopyOnWriteArrayList<>();
        conversations.onChange(ids -> ids.forEach(id -> {
            assertThat(new ConversationStore(STORAGE.jdbi()).find(id)).isPresent();
            changed.add(id);
        }));

        UUID conversation = said(visitor, "Is it warm?").conversation();

        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(changed).contains(conversation));
    }

    private static Conversations newNode() {
        return ConversationsForTests.on(STORAGE, BACKGROUND);
    }

    private StoredEntry said(Actor.Visitor who, String text) {
        return said(who, UUID.randomUUID(), text);
    }

    private StoredEntry said(Actor.Visitor who, UUID clientId, String text) {
        SayOutcome outcome =
                conversations.say(who, clientId, null, EntryKind.LINE, text).join();
        return ((SayOutcome.Said) outcome).entry();
    }

    private SayOutcome sayAs(Actor.Staff staff, UUID conversation) {
        return conversations
                .say(staff, UUID.randomUUID(), conversation, EntryKind.LINE, "An answer")
                .join();
    }

    private List<StoredEntry> entries(Actor actor, UUID conversation) {
        return conversations.entries(
                actor, conversations.find(actor, conversation).orElseThrow(), 0, 200);
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }
}
