package dev.shopbell.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopbell.access.Actor;
import dev.shopbell.conversation.WaitsForTests;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.realtime.Audience;
import dev.shopbell.realtime.RecordingConnection;
import dev.shopbell.site.CreateSiteOutcome;
import dev.shopbell.site.NewSite;
import dev.shopbell.site.SiteConfig;
import dev.shopbell.site.Sites;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The queue as waiting shoppers see it, on two nodes of one database.
class WaitingRoomDbTest {
    private static final Storage STORAGE = TestDatabase.create("site", "conversation", "routing");
    private static final ScheduledExecutorService TIMER = Executors.newScheduledThreadPool(2);
    private static final ExecutorService BACKGROUND = Executors.newVirtualThreadPerTaskExecutor();
    private static final InstantSource CLOCK = Clock.systemUTC();
    private static final Duration LEASE = Duration.ofMillis(1_500);

    private final Sites sites = new Sites(STORAGE, SiteConfig.DEFAULT, CLOCK);
    private final UUID site = newSite();
    private final UUID otherSite = newSite();
    private final Node here = new Node();
    private final Node there = new Node();

    /// What one server process has of it.
    private final class Node {
        final Presence presence;
        final Availability availability;
        final Queue queue;
        final WaitingRoom room;

        Node() {
            RoutingConfig config =
                    new RoutingConfig(Duration.ofMillis(200), LEASE, Duration.ZERO, Duration.ofMillis(50));
            Teams teams = new Teams(new TeamStore(STORAGE.jdbi()), config, CLOCK);
            presence = new Presence(
                    UUID.randomUUID(), new PresenceStore(STORAGE.jdbi()), config, CLOCK, BACKGROUND, TIMER);
            var waits = WaitsForTests.on(STORAGE);
            availability = new Availability(teams, presence, new FirstAnswers(waits, CLOCK), CLOCK);
            queue = new Queue(waits, teams, sites, availability, CLOCK);
            room = new WaitingRoom(availability, queue, config, BACKGROUND, TIMER);
            presence.onChange(room::presenceChanged);
        }
    }

    @BeforeEach
    void empty() {
        STORAGE.jdbi().useHandle(handle -> {
            handle.execute("DELETE FROM conversation.conversation");
            handle.execute("DELETE FROM routing.presence");
        });
    }

    @AfterAll
    static void stop() {
        TIMER.shutdownNow();
        BACKGROUND.shutdownNow();
    }

    @Test
    void those_of_one_team_stand_in_one_line_in_the_order_of_their_asking_and_whom_somebody_took_has_left_it() {
        UUID second = waiting(otherSite, 60, false);
        UUID first = waiting(site, 90, false);
        waiting(site, 120, true);
        UUID third = waiting(site, 30, false);

        for (Node node : List.of(here, there)) {
            assertThat(node.queue.places())
                    .extracting(place -> place.who().visitor(), Queue.Place::position)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(first, 1),
                            org.assertj.core.groups.Tuple.tuple(second, 2),
                            org.assertj.core.groups.Tuple.tuple(third, 3));
        }
        assertThat(there.room
                        .placeOf(new Actor.Visitor(third, site))
                        .orElseThrow()
                        .position())
                .isEqualTo(3);
        assertThat(there.room.placeOf(new Actor.Visitor(UUID.randomUUID(), site)))
                .isEmpty();
    }

    @Test
    void a_wait_is_promised_only_where_somebody_is_here_and_enough_was_answered_and_grows_with_the_place() {
        UUID first = waiting(site, 30, false);
        UUID last = first;
        for (int i = 0; i < 9; i++) {
            last = waiting(site, 20 - i, false);
        }
        assertThat(expected(here, first)).as("nobody is here").isNull();
        here.presence.arrived(UUID.randomUUID(), UUID.randomUUID());
        assertThat(expected(here, first)).as("nothing was answered").isNull();
        for (int i = 1; i <= 20; i++) {
            answered(site, Duration.ofSeconds(40L * i), 90);
        }
        // What was measured is gone on with for some seconds: another process measures now.
        Node fresh = new Node();
        fresh.presence.arrived(UUID.randomUUID(), UUID.randomUUID());
        Integer soon = expected(fresh, first);
        Integer late = expected(fresh, last);
        assertThat(soon)
                .isNotNull()
                .isPositive()
                .satisfies(seconds -> assertThat(seconds % 60).isZero());
        assertThat(late).isNotNull().isGreaterThan(soon);
    }

    @Test
    void who_waits_is_told_their_place_on_whichever_node_and_only_when_it_changes() {
        UUID visitor = waiting(site, 10, false);
        UUID ahead = waiting(site, 20, false);
        RecordingConnection line = connect(there, visitor);
        await().untilAsserted(() -> assertThat(places(line))
                .extracting(ServerFrame.Waiting::position)
                .containsExactly(2));
        there.room.changed();
        there.room.changed();

        answer(ahead);
        there.room.changed();
        await().untilAsserted(() -> assertThat(places(line))
                .extracting(ServerFrame.Waiting::position)
                .containsExactly(2, 1));
        answer(visitor);
        there.room.changed();
        await().untilAsserted(() -> assertThat(places(line))
                .extracting(ServerFrame.Waiting::position)
                .containsExactly(2, 1, 0));
        assertThat(places(line)).extracting(ServerFrame.Waiting::conversation).containsOnly(visitor);
    }

    @Test
    void what_another_node_wrote_is_told_without_a_hint_and_nobody_hears_of_anothers_place() {
        UUID visitor = UUID.randomUUID();
        RecordingConnection line = connect(there, visitor);
        RecordingConnection stranger = connect(there, UUID.randomUUID());
        there.room.start();
        waiting(site, 5, false, visitor);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(places(line)).hasSize(1));
        assertThat(places(stranger)).isEmpty();
    }

    @Test
    void a_node_that_was_killed_takes_its_people_and_their_promise_along() {
        UUID visitor = waiting(site, 10, false);
        here.presence.arrived(UUID.randomUUID(), UUID.randomUUID());
        here.presence.exchange();
        there.presence.exchange();
        there.room.start();
        RecordingConnection line = connect(there, visitor);
        await().untilAsserted(() -> assertThat(reachable(line)).contains(true));

        // It says nothing any more: no goodbye, no write.
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            there.presence.exchange();
            assertThat(reachable(line).getLast()).isFalse();
        });
        assertThat(expected(there, visitor)).isNull();
        assertThat(places(line)).extracting(ServerFrame.Waiting::position).containsOnly(1);
    }

    @Test
    void who_enters_is_told_at_once_and_the_others_are_not_looked_at_for_it() {
        RoutingConfig seldom = new RoutingConfig(LEASE, LEASE, Duration.ZERO, Duration.ofHours(1));
        WaitingRoom room = new WaitingRoom(here.availability, here.queue, seldom, Runnable::run, TIMER);
        Actor.Visitor first = new Actor.Visitor(UUID.randomUUID(), site);
        Actor.Visitor second = new Actor.Visitor(UUID.randomUUID(), site);
        RecordingConnection early = new RecordingConnection(Audience.SHOPPER, first);
        RecordingConnection late = new RecordingConnection(Audience.SHOPPER, second);

        room.entered(early, first);
        here.presence.arrived(UUID.randomUUID(), UUID.randomUUID());
        room.entered(late, second);
        assertThat(reachable(late)).containsExactly(true);
        assertThat(reachable(early)).containsExactly(false);

        room.presenceChanged();
        assertThat(reachable(early)).containsExactly(false, true);
    }

    private static List<ServerFrame.Waiting> places(RecordingConnection line) {
        return line.frames().stream()
                .filter(ServerFrame.Waiting.class::isInstance)
                .map(ServerFrame.Waiting.class::cast)
                .toList();
    }

    private static List<Boolean> reachable(RecordingConnection line) {
        return line.frames().stream()
                .filter(ServerFrame.Reachable.class::isInstance)
                .map(frame -> ((ServerFrame.Reachable) frame).staffAvailable())
                .toList();
    }

    private RecordingConnection connect(Node node, UUID visitor) {
        Actor.Visitor shopper = new Actor.Visitor(visitor, site);
        RecordingConnection line = new RecordingConnection(Audience.SHOPPER, shopper);
        node.room.entered(line, shopper);
        return line;
    }

    private static @Nullable Integer expected(Node node, UUID visitor) {
        return node.queue.places().stream()
                .filter(place -> place.who().visitor().equals(visitor))
                .findFirst()
                .orElseThrow()
                .expectedSeconds();
    }

    private UUID newSite() {
        return ((CreateSiteOutcome.Created) sites.create(new NewSite("Shop", List.of("https://shop.example"))))
                .site()
                .id();
    }

    private static UUID waiting(UUID site, int seconds, boolean isTaken) {
        return waiting(site, seconds, isTaken, UUID.randomUUID());
    }

    /// A conversation whose id is its visitor's.
    private static UUID waiting(UUID site, int seconds, boolean isTaken, UUID id) {
        Instant since = CLOCK.instant().minusSeconds(seconds);
        STORAGE.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                                INSERT INTO conversation.conversation (
                                    id, site_id, customer_id, visitor_id, state, opened_at, waiting_since,
                                    assignee_id, last_number, last_shopper_number)
                                VALUES (:id, :site, :id, :id, 'open', :since, :since,
                                    CASE WHEN :taken THEN :id END, 2, 2)
                                """)
                        .bind("id", id)
                        .bind("site", site)
                        .bind("since", since.atOffset(ZoneOffset.UTC))
                        .bind("taken", isTaken)
                        .execute());
        return id;
    }

    private static void answer(UUID conversation) {
        STORAGE.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                                UPDATE conversation.conversation
                                SET first_answered_at = :at, waiting_since = NULL WHERE id = :id
                                """)
                        .bind("id", conversation)
                        .bind("at", CLOCK.instant().atOffset(ZoneOffset.UTC))
                        .execute());
    }

    private static void answered(UUID site, Duration ago, int afterSeconds) {
        UUID id = waiting(site, (int) ago.toSeconds() + afterSeconds, true);
        STORAGE.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                                UPDATE conversation.conversation
                                SET first_answered_at = :at, waiting_since = NULL WHERE id = :id
                                """)
                        .bind("id", id)
                        .bind("at", CLOCK.instant().minus(ago).atOffset(ZoneOffset.UTC))
                        .execute());
    }
}
