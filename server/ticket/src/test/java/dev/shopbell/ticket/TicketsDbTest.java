package dev.shopbell.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.access.Actor;
import dev.shopbell.conversation.Conversations;
import dev.shopbell.conversation.ConversationsForTests;
import dev.shopbell.conversation.SayOutcome;
import dev.shopbell.customer.Customers;
import dev.shopbell.customer.CustomersForTests;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.protocol.Page;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.Role;
import dev.shopbell.storage.Event;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TicketsDbTest {
    private static final Instant NOW = Instant.parse("2026-06-01T22:00:00Z");
    private static final UUID SITE = UUID.randomUUID();
    private static final Page PAGE = new Page("https://shop.example/tents", "Tents");
    private static final String ADDRESS = "192.0.2.7";

    private final Storage storage = TestDatabase.create("customer", "conversation", "ticket");
    private final Customers customers = CustomersForTests.on(storage);
    private final Conversations conversations =
            ConversationsForTests.on(storage, Executors.newVirtualThreadPerTaskExecutor());
    private final Tickets tickets = at(NOW, RandomGenerator.getDefault());
    private final Actor.Visitor visitor = visitor();
    private final Actor.Staff maya = new Actor.Staff(UUID.randomUUID(), "Maya", Role.AGENT, UUID.randomUUID());
    private final Actor.Staff jonas = new Actor.Staff(UUID.randomUUID(), "Jonas", Role.AGENT, UUID.randomUUID());

    @Test
    void a_request_gets_a_number_and_a_repeat_the_same_also_after_a_restart() {
        NewRequest wanted = request("Where is my order?");
        Request left = left(tickets.leave(visitor, wanted, ADDRESS));
        assertThat(left.shownNumber()).matches("SB-[1-9]\\d{5}");

        Tickets restarted = at(NOW.plusSeconds(5), RandomGenerator.getDefault());
        assertThat(left(restarted.leave(visitor, wanted, ADDRESS)).number()).isEqualTo(left.number());
        assertThat(tickets.toDo()).extracting(Request::question).containsExactly("Where is my order?");
    }

    @Test
    void a_request_that_comes_twenty_times_at_once_is_kept_once() {
        NewRequest wanted = request("Where is my order?");
        Set<Long> numbers = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 20)
                .parallel()
                .forEach(i -> numbers.add(
                        left(tickets.leave(visitor, wanted, ADDRESS)).number()));
        assertThat(numbers).hasSize(1);
        assertThat(tickets.toDo()).hasSize(1);
    }

    @Test
    void the_same_client_id_with_other_words_is_refused() {
        NewRequest wanted = request("Where is my order?");
        left(tickets.leave(visitor, wanted, ADDRESS));
        NewRequest other =
                new NewRequest(wanted.clientId(), null, wanted.name(), wanted.email(), "Something else", true, null);
        assertThat(tickets.leave(visitor, other, ADDRESS))
                .isEqualTo(new LeaveOutcome.Refused(Problem.CLIENT_ID_REUSED, null));
    }

    @Test
    void numbers_that_are_given_are_drawn_again_and_grow_by_a_digit_where_they_are_used_up() {
        // Always the lowest number: the second request must find another one.
        Tickets unlucky = at(NOW, () -> 0);
        Request first = left(unlucky.leave(visitor, request("One"), ADDRESS));
        Request second = left(unlucky.leave(visitor, request("Two"), ADDRESS));
        assertThat(Long.toString(first.number())).hasSize(6);
        assertThat(Long.toString(second.number())).hasSize(7);
    }

    @Test
    void page_and_conversation_stand_beside_it() throws Exception {
        UUID conversation = say("Does it keep the rain out?");
        Request left = left(tickets.leave(visitor, request("", conversation, "a@b.example"), ADDRESS));
        assertThat(left.conversation()).isEqualTo(conversation);
        assertThat(tickets.toDo().getFirst())
                .returns(customers.ofVisitor(visitor), Request::customer)
                .returns(PAGE, Request::page)
                .returns("de-AT", Request::language);
        left(tickets.leave(visitor, request("Something else"), ADDRESS));
        assertThat(tickets.ofConversation(maya, conversation)).containsExactly(left);
        assertThat(tickets.ofConversation(maya, UUID.randomUUID())).isEmpty();
    }

    @Test
    void nobody_hangs_a_request_on_a_conversation_of_somebody_else() throws Exception {
        UUID conversation = say("Mine");
        Actor.Visitor stranger = visitor();
        assertThat(tickets.leave(stranger, request("", conversation, "a@b.example"), ADDRESS))
                .isEqualTo(new LeaveOutcome.Refused(Problem.NOT_FOUND, null));
    }

    @Test
    void what_is_missing_or_hostile_is_refused_with_what_to_mend() {
        assertThat(complaint(request("Q", null, "no address"))).contains("e-mail");
        assertThat(complaint(request("Q", null, "a@b.example\r\nBcc: all@b.example")))
                .contains("e-mail");
        assertThat(complaint(request("Q", null, "a@b.example,c@d.example"))).contains("e-mail");
        assertThat(complaint(request("Q", null, "a".repeat(250) + "@b.example")))
                .contains("e-mail");
        assertThat(complaint(request(" ", null, "a@b.example"))).contains("question");
        assertThat(complaint(request("x".repeat(4_001), null, "a@b.example"))).contains("4000");
        assertThat(complaint(request("a\u0000b", null, "a@b.example"))).contains("question");
        assertThat(complaint(request("a\ud800b", null, "a@b.example"))).contains("question");
        assertThat(complaint(new NewRequest(UUID.randomUUID(), null, "A".repeat(81), "a@b.example", "Q", true, null)))
                .contains("name");
        assertThat(complaint(new NewRequest(UUID.randomUUID(), null, "A", "a@b.example", "Q", false, null)))
                .contains("consent");
        assertThat(tickets.toDo()).isEmpty();
    }

    @Test
    void a_name_may_be_kept_back() {
        NewRequest nameless = new NewRequest(UUID.randomUUID(), null, "", "a@b.example", "Q", true, null);
        assertThat(left(tickets.leave(visitor, nameless, ADDRESS)).name()).isEmpty();
    }

    @Test
    void consent_is_needed_only_where_the_site_asks_for_it() {
        NewRequest silent = new NewRequest(UUID.randomUUID(), null, "A", "a@b.example", "Q", false, null);
        Actor.Visitor elsewhere = new Actor.Visitor(UUID.randomUUID(), UUID.randomUUID());
        assertThat(complaint(silent)).contains("consent");
        left(tickets.leave(elsewhere, silent, ADDRESS));
    }

    @Test
    void a_browser_and_an_address_may_leave_only_so_many_in_a_while() {
        for (int i = 0; i < TicketConfig.DEFAULT.perVisitor(); i++) {
            left(tickets.leave(visitor, request("Question " + i), ADDRESS));
        }
        LeaveOutcome tooMany = new LeaveOutcome.Refused(Problem.TOO_MANY, null);
        assertThat(tickets.leave(visitor, request("One more"), ADDRESS)).isEqualTo(tooMany);
        left(tickets.leave(visitor(), request("Somebody else"), ADDRESS));
        Tickets later = at(NOW.plus(TicketConfig.DEFAULT.window()).plusSeconds(1), RandomGenerator.getDefault());
        left(later.leave(visitor, request("Later"), ADDRESS));

        TicketConfig narrow = new TicketConfig(5, 1, Duration.ofHours(1), Duration.ofDays(1));
        Tickets counted = new Tickets(
                new RequestStore(storage.jdbi()),
                conversations,
                customers,
                any -> PAGE,
                SITE::equals,
                narrow,
                Clock.fixed(NOW, ZoneOffset.UTC),
                RandomGenerator.getDefault());
        left(counted.leave(visitor(), request("From the same house"), "198.51.100.1"));
        assertThat(counted.leave(visitor(), request("And again"), "198.51.100.1"))
                .isEqualTo(tooMany);
    }

    @Test
    void a_request_has_one_owner_until_it_is_done_and_can_be_taken_up_again() {
        Request left = left(tickets.leave(visitor, request("Where is my order?"), ADDRESS));
        assertThat(tickets.countOpen()).isEqualTo(1);
        Request taken = done(tickets.take(maya, left.id(), left.changedAt()));
        assertThat(taken).returns(RequestState.TAKEN, Request::state).returns(maya.id(), Request::owner);
        assertThat(tickets.countOpen()).isZero();
        Request done = done(tickets.finish(maya, left.id(), taken.changedAt()));
        assertThat(done.state()).isEqualTo(RequestState.DONE);
        assertThat(tickets.toDo()).isEmpty();
        assertThat(tickets.done()).hasSize(1);
        Request again = done(tickets.reopen(jonas, left.id(), done.changedAt()));
        assertThat(again.owner()).isEqualTo(maya.id());
        assertThat(done(tickets.release(jonas, left.id(), again.changedAt())))
                .returns(RequestState.OPEN, Request::state)
                .returns(null, Request::owner);
        assertThat(tickets.take(maya, UUID.randomUUID(), NOW)).isEqualTo(new StepOutcome.Refused(Problem.NOT_FOUND));
    }

    @Test
    void of_two_who_see_a_request_open_one_takes_it_and_the_other_changes_nothing() {
        Request seen = left(tickets.leave(visitor, request("Where is my order?"), ADDRESS));
        Request mayas = done(tickets.take(maya, seen.id(), seen.changedAt()));
        StepOutcome stale = new StepOutcome.Refused(Problem.STALE_REQUEST);
        assertThat(tickets.take(jonas, seen.id(), seen.changedAt())).isEqualTo(stale);
        assertThat(tickets.release(jonas, seen.id(), seen.changedAt())).isEqualTo(stale);
        assertThat(tickets.finish(jonas, seen.id(), seen.changedAt())).isEqualTo(stale);
        assertThat(tickets.reopen(jonas, seen.id(), seen.changedAt())).isEqualTo(stale);
        assertThat(tickets.toDo()).containsExactly(mayas);
        // Who sees that it is hers may take it over.
        assertThat(done(tickets.take(jonas, seen.id(), mayas.changedAt())).owner())
                .isEqualTo(jonas.id());
    }

    @Test
    void of_many_who_take_a_request_at_once_one_does() {
        Request seen = left(tickets.leave(visitor, request("Where is my order?"), ADDRESS));
        List<StepOutcome> outcomes = IntStream.range(0, 20)
                .parallel()
                .mapToObj(i -> tickets.take(i % 2 == 0 ? maya : jonas, seen.id(), seen.changedAt()))
                .toList();
        assertThat(outcomes).filteredOn(StepOutcome.Done.class::isInstance).hasSize(1);
    }

    @Test
    void a_request_goes_with_the_conversation_that_is_deleted_and_no_other_does() throws Exception {
        UUID conversation = say("Does it keep the rain out?");
        left(tickets.leave(visitor, request("", conversation, "a@b.example"), ADDRESS));
        Request other = left(tickets.leave(visitor, request("Where is my order?"), ADDRESS));
        storage.jdbi()
                .useHandle(handle -> tickets.erased(
                        handle, List.of(new Event(UUID.randomUUID(), Conversations.ERASED, conversation, 2, "{}"))));
        assertThat(tickets.toDo()).extracting(Request::id).containsExactly(other.id());
    }

    @Test
    void what_was_done_long_ago_is_deleted_and_nothing_else_is() throws Exception {
        UUID conversation = say("Does it keep the rain out?");
        Request held = left(tickets.leave(visitor, request("", conversation, "a@b.example"), ADDRESS));
        Request done = left(tickets.leave(visitor, request("Done"), ADDRESS));
        Request open = left(tickets.leave(visitor, request("Open"), ADDRESS));
        Request taken = left(tickets.leave(visitor, request("Taken"), ADDRESS));
        done(tickets.finish(maya, held.id(), held.changedAt()));
        done(tickets.finish(maya, done.id(), done.changedAt()));
        done(tickets.take(maya, taken.id(), taken.changedAt()));

        Instant forgotten = NOW.plus(TicketConfig.DEFAULT.doneKept());
        at(forgotten.minusSeconds(1), RandomGenerator.getDefault()).deleteOld();
        assertThat(tickets.done()).extracting(Request::id).containsExactlyInAnyOrder(held.id(), done.id());
        at(forgotten.plusSeconds(1), RandomGenerator.getDefault()).deleteOld();
        assertThat(tickets.done()).extracting(Request::id).containsExactly(held.id());
        assertThat(tickets.toDo()).extracting(Request::id).containsExactlyInAnyOrder(open.id(), taken.id());
    }

    @Test
    void a_request_is_deleted_alone_and_once() {
        Request unwanted = left(tickets.leave(visitor, request("Forget me"), ADDRESS));
        Request other = left(tickets.leave(visitor, request("Where is my order?"), ADDRESS));
        assertThat(tickets.delete(maya, unwanted.id())).isTrue();
        assertThat(tickets.delete(maya, unwanted.id())).isFalse();
        assertThat(tickets.toDo()).extracting(Request::id).containsExactly(other.id());
    }

    @Test
    void requests_follow_who_becomes_known_on_their_own_site() {
        UUID before = left(tickets.leave(visitor, request("Where is my order?"), ADDRESS))
                .customer();
        UUID known = UUID.randomUUID();
        tickets.join(new Actor.Visitor(visitor.id(), UUID.randomUUID()), before, known);
        assertThat(tickets.toDo().getFirst().customer()).isEqualTo(before);
        tickets.join(visitor, before, known);
        assertThat(tickets.toDo().getFirst().customer()).isEqualTo(known);
    }

    @Test
    void an_address_is_forgotten_once_it_no_longer_counts() {
        left(tickets.leave(visitor, request("One"), "2001:db8:1:2::7"));
        assertThat(addresses()).containsExactly("20010db800010002::/64");
        Tickets later = at(NOW.plus(TicketConfig.DEFAULT.window()).plusSeconds(1), RandomGenerator.getDefault());
        left(later.leave(visitor(), request("Two"), ADDRESS));
        assertThat(addresses()).containsExactly(ADDRESS);
    }

    private List<String> addresses() {
        return storage.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT address FROM ticket.intake")
                        .mapTo(String.class)
                        .list());
    }

    private String complaint(NewRequest wanted) {
        LeaveOutcome outcome = tickets.leave(visitor, wanted, ADDRESS);
        assertThat(outcome).isInstanceOf(LeaveOutcome.Refused.class);
        return String.valueOf(((LeaveOutcome.Refused) outcome).detail());
    }

    private UUID say(String text) throws Exception {
        return ((SayOutcome.Said) conversations
                        .say(visitor, UUID.randomUUID(), null, EntryKind.LINE, text)
                        .get())
                .entry()
                .conversation();
    }

    private static NewRequest request(String question) {
        return request(question, null, "lena@customer.example");
    }

    private static NewRequest request(String question, @Nullable UUID conversation, String email) {
        return new NewRequest(UUID.randomUUID(), conversation, "Lena", email, question, true, "de-AT");
    }

    private static Request left(LeaveOutcome outcome) {
        assertThat(outcome).isInstanceOf(LeaveOutcome.Left.class);
        return ((LeaveOutcome.Left) outcome).request();
    }

    private static Request done(StepOutcome outcome) {
        assertThat(outcome).isInstanceOf(StepOutcome.Done.class);
        return ((StepOutcome.Done) outcome).request();
    }

    private static Actor.Visitor visitor() {
        return new Actor.Visitor(UUID.randomUUID(), SITE);
    }

    private Tickets at(Instant now, RandomGenerator random) {
        return new Tickets(
                new RequestStore(storage.jdbi()),
                conversations,
                customers,
                any -> PAGE,
                SITE::equals,
                TicketConfig.DEFAULT,
                Clock.fixed(now, ZoneOffset.UTC),
                random);
    }
}
