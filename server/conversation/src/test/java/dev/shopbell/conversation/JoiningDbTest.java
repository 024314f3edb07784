package dev.shopbell.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopbell.access.Actor;
import dev.shopbell.customer.Customers;
import dev.shopbell.customer.CustomersForTests;
import dev.shopbell.customer.Person;
import dev.shopbell.customer.Proof;
import dev.shopbell.protocol.ConversationState;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.protocol.Role;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JoiningDbTest {
    private static final Storage STORAGE = TestDatabase.create("customer", "conversation");
    private static final ExecutorService BACKGROUND = Executors.newVirtualThreadPerTaskExecutor();
    private static final Person ADA = new Person(Proof.PROVEN, "4711", "Ada", null);

    private final UUID site = UUID.randomUUID();
    private final Actor.Visitor phone = new Actor.Visitor(UUID.randomUUID(), site);
    private final Actor.Visitor laptop = new Actor.Visitor(UUID.randomUUID(), site);
    private final Actor.Staff maya = new Actor.Staff(UUID.randomUUID(), "Maya", Role.AGENT, UUID.randomUUID());
    private final Customers customers = CustomersForTests.on(STORAGE);
    private final Conversations conversations = new Conversations(
            new ConversationStore(STORAGE.jdbi()),
            new MessageLogStore(STORAGE.fixedPlans()),
            customers,
            (handle, conversation, visitor) -> java.util.Optional.empty(),
            (actor, clientId, file) -> true,
            STORAGE.outbox(),
            Clock.systemUTC(),
            ConversationConfig.DEFAULT,
            BACKGROUND);

    @BeforeEach
    void listen() {
        customers.onJoining(conversations::join);
    }

    @AfterEach
    void close() {
        conversations.close();
    }

    @Test
    void what_was_said_before_signing_in_is_read_on_every_device_of_that_person() {
        UUID conversation = say(phone, "Is it warm?");
        customers.identify(phone, ADA);

        assertThat(conversations.currentOf(laptop)).isEmpty();
        customers.identify(laptop, ADA);

        for (Actor.Visitor device : List.of(phone, laptop)) {
            assertThat(conversations.currentOf(device).orElseThrow().id()).isEqualTo(conversation);
        }
        assertThat(say(laptop, "It is me again.")).isEqualTo(conversation);
    }

    @Test
    void a_mark_without_proof_shows_nothing_of_other_devices() {
        UUID conversation = say(phone, "Is it warm?");
        customers.identify(phone, new Person(Proof.SIGNED, "4711", "Ada", null));
        customers.identify(laptop, new Person(Proof.SIGNED, "4711", "Ada", null));

        assertThat(conversations.currentOf(laptop)).isEmpty();
        assertThat(conversations.find(laptop, conversation)).isEmpty();
        assertThat(conversations.find(phone, conversation)).isPresent();
    }

    @Test
    void of_two_open_conversations_one_goes_on_and_an_unanswered_question_goes_with_it() {
        UUID known = say(phone, "Where is my order?");
        customers.identify(phone, ADA);
        UUID nameless = say(laptop, "Is it warm?");
        conversations
                .say(maya, UUID.randomUUID(), nameless, EntryKind.LINE, "Very.")
                .join();
        say(laptop, "And dry?");
        UUID before = customers.ofVisitor(laptop);

        customers.identify(laptop, ADA);
        conversations.join(laptop, before, customers.ofVisitor(laptop));

        assertThat(conversations.currentOf(laptop).orElseThrow().id()).isEqualTo(known);
        assertThat(lines(known)).containsExactly("Where is my order?", "And dry?");
        Conversation closed = conversations.find(laptop, nameless).orElseThrow();
        assertThat(closed.state()).isEqualTo(ConversationState.CLOSED);
        assertThat(closed.customer()).isEqualTo(customers.ofVisitor(phone));
        assertThat(conversations.ofCustomer(maya, closed.customer(), 10))
                .extracting(Conversation::id)
                .containsExactlyInAnyOrder(known, nameless);
    }

    @Test
    void each_opening_and_closing_is_an_event_whatever_did_it() {
        UUID known = say(phone, "Where is my order?");
        customers.identify(phone, ADA);
        UUID nameless = say(laptop, "Is it warm?");
        customers.identify(laptop, ADA);
        conversations.close(maya, known);
        conversations.reopen(maya, known);
        conversations
                .say(maya, UUID.randomUUID(), known, EntryKind.LINE, "Soon.")
                .join();
        conversations.erase(phone, known);

        // Whoever begins to listen only now, as after a crash, hears of all of it.
        List<String> turns = new CopyOnWriteArrayList<>();
        STORAGE.outbox()
                .subscribe(
                        "turns",
                        EntryOutbox.TURNS,
                        (handle, events) -> events.stream()
                                .filter(event -> event.subject().equals(known)
                                        || event.subject().equals(nameless))
                                .forEach(event -> turns.add(
                                        (event.subject().equals(known) ? "known " : "nameless ") + event.version())));

        List<String> expected = List.of("known 1", "nameless 1", "nameless 3", "known 4", "known 5", "known 7");
        await().untilAsserted(() -> assertThat(turns).isEqualTo(expected));
    }

    @Test
    void after_logging_out_nothing_is_read_there_and_everything_elsewhere() {
        UUID conversation = say(phone, "Is it warm?");
        customers.identify(phone, ADA);
        customers.identify(laptop, ADA);

        customers.leave(phone);

        assertThat(conversations.find(phone, conversation)).isEmpty();
        assertThat(conversations.currentOf(phone)).isEmpty();
        assertThat(conversations.find(laptop, conversation)).isPresent();
    }

    private UUID say(Actor.Visitor visitor, String text) {
        SayOutcome said = conversations
                .say(visitor, UUID.randomUUID(), null, EntryKind.LINE, text)
                .join();
        return ((SayOutcome.Said) said).entry().conversation();
    }

    private List<String> lines(UUID conversation) {
        return conversations
                .entries(maya, conversations.find(maya, conversation).orElseThrow(), 0, 50)
                .stream()
                .filter(entry -> entry.kind() == EntryKind.LINE)
                .map(StoredEntry::text)
                .toList();
    }
}
