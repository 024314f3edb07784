package dev.shopbell.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.access.Actor;
import dev.shopbell.invitation.Refusal.Reason;
import dev.shopbell.protocol.PageKind;
import dev.shopbell.storage.Event;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Long because racing tabs, nodes, rules and agents are tried at all that is decided about one invitation.
class InvitationsDbTest {
    private static final Storage STORAGE = TestDatabase.create("customer", "conversation", "invitation");
    private static final Policy GENEROUS = new Policy(50, 100_000, 0, 7, null, "UTC");

    private final Shop shop = new Shop(STORAGE);
    private final Shop.Node node = shop.node();
    private final Shop.Node otherNode = shop.node();

    @Test
    void a_rule_invites_with_its_text_and_the_page_is_kept() {
        UUID rule = onAnyPage(GENEROUS);
        Actor.Visitor visitor = shop.visitor();

        GivenInvitation given = invited(node.invitations.byRule(visitor, rule));

        assertThat(given.text()).isEqualTo("Hello?");
        assertThat(given.rule()).isEqualTo(rule);
        assertThat(given.pageKind()).isEqualTo("product");
        assertThat(given.pagePath()).isEqualTo("/p/skerry");
        assertThat(told(visitor)).isEqualTo("shown");
        otherNode.pending.read();
        assertThat(otherNode.invitations.pendingOf(visitor.id())).contains(given);
    }

    @Test
    void another_node_reads_what_changed_and_misses_nothing_that_takes_long() {
        UUID rule = onAnyPage(GENEROUS);
        Actor.Visitor visitor = shop.visitor();
        otherNode.pending.read();

        GivenInvitation first = invited(node.invitations.byRule(visitor, rule));
        otherNode.pending.read();
        assertThat(otherNode.invitations.pendingOf(visitor.id())).contains(first);

        try (Handle slow = STORAGE.jdbi().open()) {
            slow.begin();
            slow.createUpdate(InvitationStore.SETTLE)
                    .bind("id", first.id())
                    .bind("visitor", visitor.id())
                    .bind("outcome", "closed")
                    .bind("until", (Object) null)
                    .bind("at", shop.now.atOffset(ZoneOffset.UTC))
                    .execute();
            invited(node.invitations.byRule(shop.visitor(), rule));
            otherNode.pending.read();
            assertThat(otherNode.invitations.pendingOf(visitor.id())).contains(first);
            slow.commit();
        }
        otherNode.pending.read();
        assertThat(otherNode.invitations.pendingOf(visitor.id())).isEmpty();

        GivenInvitation second = invited(node.invitations.byRule(visitor, rule));
        otherNode.pending.read();
        assertThat(otherNode.invitations.pendingOf(visitor.id())).contains(second);
    }

    @Test
    void who_talks_with_the_shop_is_not_invited_in_any_browser_of_theirs() {
        UUID rule = onAnyPage(GENEROUS);
        Actor.Visitor phone = shop.visitor();
        Actor.Visitor desktop = shop.visitor();
        Actor.Visitor stranger = shop.visitor();
        UUID customer = UUID.randomUUID();
        execute("INSERT INTO customer.customer (id, created_at) VALUES (?, now())", customer);
        link(phone, customer);
        link(desktop, customer);
        open(UUID.randomUUID(), customer, phone);
        GivenInvitation before = invited(node.invitations.byRule(phone, rule));
        node.invitations.settle(phone, before.id(), Outcome.CLOSED);

        UUID here = open(shop.site, customer, phone);
        assertRefused(node.invitations.byRule(phone, rule), Reason.CHATTING);
        assertRefused(otherNode.invitations.byRule(desktop, rule), Reason.CHATTING);
        assertRefused(node.invitations.byHand(Shop.MAYA, desktop.id(), "Hi"), Reason.CHATTING);
        invited(node.invitations.byRule(stranger, rule));

        execute("UPDATE customer.link SET revoked_at = now() WHERE visitor_id = ?", desktop.id());
        invited(node.invitations.byRule(desktop, rule));
        execute("UPDATE conversation.conversation SET state = 'closed' WHERE id = ?", here);
        invited(node.invitations.byRule(phone, rule));
    }

    private static void link(Actor.Visitor visitor, UUID customer) {
        execute(
                "INSERT INTO customer.link (visitor_id, customer_id, since) VALUES (?, ?, now())",
                visitor.id(),
                customer);
    }

    private static UUID open(UUID site, UUID customer, Actor.Visitor visitor) {
        UUID conversation = UUID.randomUUID();
        execute("""
                INSERT INTO conversation.conversation
                    (id, site_id, customer_id, visitor_id, state, opened_at, last_number, last_shopper_number)
                VALUES (?, ?, ?, ?, 'open', now(), 1, 1)
                """, conversation, site, customer, visitor.id());
        return conversation;
    }

    private static void execute(String statement, Object... values) {
        STORAGE.jdbi().useHandle(handle -> handle.execute(statement, values));
    }

    @Test
    void of_racing_tabs_on_two_nodes_one_is_invited() throws Exception {
        UUID rule = onAnyPage(GENEROUS);
        for (int round = 0; round < 20; round++) {
            Actor.Visitor visitor = shop.visitor();

            List<Decision> decisions = race(16, i -> (i % 2 == 0 ? node : otherNode).invitations.byRule(visitor, rule));

            assertThat(decisions).filteredOn(Decision.Invited.class::isInstance).hasSize(1);
            assertThat(decisions)
                    .filteredOn(Decision.Refused.class::isInstance)
                    .allSatisfy(refused -> assertRefused(refused, Reason.PENDING));
        }
    }

    @Test
    void rule_and_agents_that_race_invite_once() throws Exception {
        UUID rule = onAnyPage(GENEROUS);
        Actor.Visitor visitor = shop.visitor();

        List<Decision> decisions = race(
                16,
                i -> i % 2 == 0
                        ? node.invitations.byRule(visitor, rule)
                        : otherNode.invitations.byHand(Shop.MAYA, visitor.id(), "May I help?"));

        assertThat(decisions).filteredOn(Decision.Invited.class::isInstance).hasSize(1);
    }

    @Test
    void the_cap_of_an_hour_holds_however_many_race() throws Exception {
        UUID rule = onAnyPage(new Policy(50, 7, 0, 7, null, "UTC"));
        List<Actor.Visitor> visitors =
                IntStream.range(0, 24).mapToObj(i -> shop.visitor()).toList();

        List<Decision> decisions =
                race(24, i -> (i % 2 == 0 ? node : otherNode).invitations.byRule(visitors.get(i), rule));

        assertThat(decisions).filteredOn(Decision.Invited.class::isInstance).hasSize(7);
        assertThat(decisions)
                .filteredOn(Decision.Refused.class::isInstance)
                .allSatisfy(refused -> assertRefused(refused, Reason.ENOUGH_THIS_HOUR));

        shop.now = shop.now.plus(Duration.ofHours(1));
        invited(node.invitations.byRule(shop.visitor(), rule));
    }

    @Test
    void who_was_refused_by_the_hour_has_lost_nothing_of_the_day() {
        UUID rule = onAnyPage(new Policy(1, 1, 0, 7, null, "UTC"));
        invited(node.invitations.byRule(shop.visitor(), rule));
        Actor.Visitor visitor = shop.visitor();
        assertRefused(node.invitations.byRule(visitor, rule), Reason.ENOUGH_THIS_HOUR);

        shop.now = shop.now.plus(Duration.ofHours(1));

        invited(node.invitations.byRule(visitor, rule));
    }

    @Test
    void a_decline_holds_for_rules_and_agents_on_every_node_until_the_cool_off_ends() {
        UUID rule = onAnyPage(GENEROUS);
        Actor.Visitor visitor = shop.visitor();
        settle(visitor, invited(node.invitations.byRule(visitor, rule)), Outcome.DECLINED);

        shop.now = shop.now.plus(Duration.ofDays(7)).minusSeconds(1);
        Decision byRule = otherNode.invitations.byRule(visitor, rule);
        assertRefused(byRule, Reason.DECLINED);
        assertThat(((Decision.Refused) byRule).refusal().until()).isEqualTo(shop.now.plusSeconds(1));
        assertRefused(otherNode.invitations.byHand(Shop.MAYA, visitor.id(), "Sure?"), Reason.DECLINED);
        assertThat(told(visitor)).isEqualTo("DECLINED 2026-06-08T12:00:00Z");

        shop.now = shop.now.plusSeconds(1);
        invited(otherNode.invitations.byHand(Shop.MAYA, visitor.id(), "Hello again."));
    }

    @ParameterizedTest
    @EnumSource(names = "DECLINED", mode = EnumSource.Mode.EXCLUDE)
    void only_a_decline_cools_off(Outcome outcome) {
        UUID rule = onAnyPage(GENEROUS);
        Actor.Visitor visitor = shop.visitor();

        settle(visitor, invited(node.invitations.byRule(visitor, rule)), outcome);

        invited(otherNode.invitations.byRule(visitor, rule));
    }

    @Test
    void the_first_outcome_counts_and_later_and_foreign_ones_are_quiet() throws Exception {
        UUID rule = onAnyPage(GENEROUS);
        Actor.Visitor visitor = shop.visitor();
        GivenInvitation given = invited(node.invitations.byRule(visitor, rule));

        otherNode.invitations.settle(shop.visitor(), given.id(), Outcome.DECLINED);
        otherNode.invitations.settle(visitor, UUID.randomUUID(), Outcome.CLOSED);
        assertThat(told(visitor)).isEqualTo("shown");

        node.invitations.settle(visitor, given.id(), Outcome.CLOSED);
        otherNode.invitations.settle(visitor, given.id(), Outcome.DECLINED);
        assertThat(told(visitor)).isEqualTo("CLOSED");
        invited(otherNode.invitations.byRule(visitor, rule));
    }

    /// The page shows what was lost with the last moment before a crash of the database.
    @Test
    void a_no_counts_to_an_invitation_of_which_nothing_is_left() {
        UUID rule = onAnyPage(GENEROUS);
        Actor.Visitor newcomer = shop.visitor();
        Actor.Visitor regular = shop.visitor();
        settle(regular, invited(node.invitations.byRule(regular, rule)), Outcome.CLOSED);

        for (Actor.Visitor visitor : List.of(newcomer, regular)) {
            otherNode.invitations.settle(visitor, UUID.randomUUID(), Outcome.DECLINED);

            assertThat(told(visitor)).isEqualTo("DECLINED 2026-06-08T12:00:00Z");
            assertRefused(node.invitations.byRule(visitor, rule), Reason.DECLINED);
        }
    }

    @Test
    void outcomes_and_decisions_that_race_never_wait_for_each_other_in_a_circle() throws Exception {
        UUID rule = onAnyPage(GENEROUS);
        Actor.Visitor visitor = shop.visitor();
        for (int round = 0; round < 30; round++) {
            shop.now = shop.now.plus(Duration.ofDays(1));
            GivenInvitation given = invited(node.invitations.byRule(visitor, rule));
            race(8, i -> {
                if (i % 2 == 0) {
                    otherNode.invitations.settle(visitor, given.id(), Outcome.CLOSED);
                } else if (node.invitations.byRule(visitor, rule) instanceof Decision.Invited(GivenInvitation next)) {
                    node.invitations.settle(visitor, next.id(), Outcome.CLOSED);
                }
                return true;
            });
            otherNode.invitations.settle(visitor, given.id(), Outcome.CLOSED);
        }
    }

    @Test
    void a_day_and_a_pause_are_kept_in_the_sites_zone() {
        UUID rule = onAnyPage(new Policy(2, 100, 60, 7, null, "Pacific/Auckland"));
        Actor.Visitor visitor = shop.visitor();
        // Noon in UTC is midnight in Auckland.
        shop.now = java.time.Instant.parse("2026-06-01T09:00:00Z");
        settle(visitor, invited(node.invitations.byRule(visitor, rule)), Outcome.CLOSED);
        assertRefused(node.invitations.byRule(visitor, rule), Reason.TOO_SOON);

        shop.now = shop.now.plus(Duration.ofHours(1));
        settle(visitor, invited(node.invitations.byRule(visitor, rule)), Outcome.CLOSED);
        shop.now = shop.now.plus(Duration.ofHours(1));
        assertRefused(node.invitations.byRule(visitor, rule), Reason.ENOUGH_TODAY);

        shop.now = shop.now.plus(Duration.ofHours(1));
        invited(node.invitations.byRule(visitor, rule));
    }

    @Test
    void what_speaks_against_inviting_is_looked_at_when_it_is_decided() {
        List<UUID> rules = shop.write(
                node,
                new Policy(50, 100, 0, 7, new Policy.QuietHours("22:00", "07:00"), "UTC"),
                Shop.rule(
                        new Conditions(
                                Set.of(PageKind.PRODUCT),
                                null,
                                null,
                                30,
                                null,
                                null,
                                null,
                                null,
                                false,
                                null,
                                List.of(),
                                null,
                                true,
                                true),
                        "Hello?"));
        UUID rule = rules.getFirst();
        Actor.Visitor visitor = shop.visitor();

        shop.somebodyFree = false;
        assertRefused(node.invitations.byRule(visitor, rule), Reason.NOBODY_FREE);
        shop.somebodyFree = true;
        shop.open = false;
        assertRefused(node.invitations.byRule(visitor, rule), Reason.SHUT);
        shop.open = true;
        shop.blocked.add(visitor.id());
        assertRefused(node.invitations.byHand(Shop.MAYA, visitor.id(), "Hi"), Reason.BLOCKED);
        shop.blocked.clear();
        shop.pages.put(visitor.id(), Shop.page(PageKind.CART));
        assertRefused(node.invitations.byRule(visitor, rule), Reason.NO_RULE);
        shop.pages.remove(visitor.id());
        assertRefused(node.invitations.byHand(Shop.MAYA, visitor.id(), "Hi"), Reason.GONE);
        shop.pages.put(visitor.id(), Shop.page(PageKind.PRODUCT));
        shop.now = java.time.Instant.parse("2026-06-01T23:00:00Z");
        assertRefused(node.invitations.byRule(visitor, rule), Reason.QUIET);
        assertThat(node.invitations.fitting(shop.site, Shop.page(PageKind.PRODUCT)))
                .isEmpty();
        shop.now = java.time.Instant.parse("2026-06-02T07:00:00Z");
        assertThat(node.invitations.fitting(shop.site, Shop.page(PageKind.PRODUCT)))
                .hasSize(1);
        invited(node.invitations.byRule(visitor, rule));
    }

    @Test
    void what_nobody_answers_is_ignored_by_whichever_node_looks_first() {
        UUID rule = onAnyPage(GENEROUS);
        Actor.Visitor visitor = shop.visitor();
        GivenInvitation given = invited(node.invitations.byRule(visitor, rule));
        List<GivenInvitation> settled = new ArrayList<>();
        otherNode.pending.onSettled(settled::add);
        otherNode.pending.read();

        shop.now = shop.now.plus(InvitationConfig.DEFAULT.ignoredAfter()).plusSeconds(1);
        node.invitations.ignoreOld();
        otherNode.invitations.ignoreOld();
        otherNode.pending.read();

        assertThat(told(visitor)).isEqualTo("IGNORED");
        assertThat(settled).contains(given);
    }

    @Test
    void news_of_an_invitation_that_a_crash_kept_back_is_told_by_whoever_reads_the_outbox_next() throws Exception {
        UUID rule = onAnyPage(GENEROUS);
        Actor.Visitor visitor = shop.visitor();
        settle(visitor, invited(node.invitations.byRule(visitor, rule)), Outcome.DECLINED);
        assertThat(shop.standings).as("whoever decided tells nobody itself").doesNotContainKey(visitor.id());

        CountDownLatch told = new CountDownLatch(1);
        STORAGE.outbox().subscribe("visitor.standing", Invitations.CHANGED, (handle, events) -> {
            otherNode.invitations.tell(handle, events);
            if (shop.standings.containsKey(visitor.id())) {
                told.countDown();
            }
        });
        assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(shop.standings).containsEntry(visitor.id(), "DECLINED 2026-06-08T12:00:00Z");
    }

    @Test
    void where_somebody_was_invited_is_forgotten_with_their_consent_and_with_the_retention() {
        UUID rule = onAnyPage(GENEROUS);
        Actor.Visitor visitor = shop.visitor();
        Actor.Visitor other = shop.visitor();
        settle(visitor, invited(node.invitations.byRule(visitor, rule)), Outcome.CLOSED);
        GivenInvitation shown = invited(node.invitations.byRule(visitor, rule));
        settle(other, invited(node.invitations.byRule(other, rule)), Outcome.CLOSED);
        otherNode.pending.read();
        assertThat(otherNode.invitations.pendingOf(visitor.id())).contains(shown);

        STORAGE.jdbi()
                .useTransaction(handle -> node.invitations.withdrawn(
                        handle, List.of(new Event(UUID.randomUUID(), "visitor.withdrawn", visitor.id(), 1, "{}"))));
        assertThat(pagesOf(visitor)).containsExactly("closed null", "ignored null");
        assertThat(pagesOf(other)).containsExactly("closed /p/skerry");
        otherNode.pending.read();
        assertThat(otherNode.invitations.pendingOf(visitor.id())).isEmpty();

        node.store.forgetPages(other.site(), shop.now.plusSeconds(1));
        assertThat(pagesOf(other)).containsExactly("closed null");
    }

    private static List<String> pagesOf(Actor.Visitor visitor) {
        return STORAGE.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "SELECT coalesce(outcome, '') || ' ' || coalesce(page_path, 'null')"
                                        + " FROM invitation.invitation WHERE visitor_id = :visitor ORDER BY invited_at, id")
                        .bind("visitor", visitor.id())
                        .mapTo(String.class)
                        .list());
    }

    @Test
    void a_chat_begins_from_the_invitation_that_was_accepted_and_only_one_does() {
        UUID rule = onAnyPage(GENEROUS);
        Actor.Visitor visitor = shop.visitor();
        GivenInvitation given = invited(node.invitations.byRule(visitor, rule));
        assertThat(begin(visitor)).isEmpty();

        settle(visitor, given, Outcome.ACCEPTED);

        assertThat(begin(visitor)).contains(given);
        assertThat(begin(visitor)).isEmpty();
    }

    @Test
    void a_chat_long_after_an_invitation_does_not_begin_from_it() {
        UUID rule = onAnyPage(GENEROUS);
        Actor.Visitor visitor = shop.visitor();
        settle(visitor, invited(node.invitations.byRule(visitor, rule)), Outcome.ACCEPTED);

        shop.now = shop.now.plus(InvitationConfig.DEFAULT.chatWithin()).plusSeconds(1);

        assertThat(begin(visitor)).isEmpty();
    }

    private java.util.Optional<GivenInvitation> begin(Actor.Visitor visitor) {
        return STORAGE.jdbi()
                .inTransaction(handle -> node.store.beginConversation(
                        handle,
                        UUID.randomUUID(),
                        visitor.id(),
                        shop.now.minus(InvitationConfig.DEFAULT.chatWithin())));
    }

    private UUID onAnyPage(Policy policy) {
        return shop.write(node, policy, Shop.rule(Conditions.NONE, "Hello?")).getFirst();
    }

    private void settle(Actor.Visitor visitor, GivenInvitation given, Outcome outcome) {
        otherNode.invitations.settle(visitor, given.id(), outcome);
    }

    private static GivenInvitation invited(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Invited.class);
        return ((Decision.Invited) decision).invitation();
    }

    private static void assertRefused(Decision decision, Reason reason) {
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.refusal().reason()).isEqualTo(reason));
    }

    private interface Racer<T> {
        T run(int number) throws Exception;
    }

    /// Lets all begin at the same moment.
    private static <T> List<T> race(int racers, Racer<T> racer) throws Exception {
        CyclicBarrier start = new CyclicBarrier(racers);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<T>> tasks = IntStream.range(0, racers)
                    .<Callable<T>>mapToObj(i -> () -> {
                        start.await();
                        return racer.run(i);
                    })
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        }
    }

    /// What everybody hears of the visitor once the outbox is read.
    private @Nullable String told(Actor.Visitor visitor) {
        STORAGE.jdbi()
                .useHandle(handle -> node.invitations.tell(
                        handle,
                        List.of(new Event(UUID.randomUUID(), Invitations.CHANGED.topic(), visitor.id(), 1, "{}"))));
        return shop.standings.get(visitor.id());
    }
}
