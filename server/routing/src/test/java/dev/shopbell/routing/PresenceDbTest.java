package dev.shopbell.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Two nodes on one database.
class PresenceDbTest {
    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor();
    private static final InstantSource CLOCK = Clock.systemUTC();

    private final AtomicInteger exchanges = new AtomicInteger();
    private final Storage storage = TestDatabase.create("routing");
    private final Presence here = node(Duration.ofSeconds(10));
    private final Presence there = node(Duration.ofSeconds(10));
    private final UUID maya = UUID.randomUUID();

    @AfterAll
    static void stop() {
        TIMER.shutdownNow();
    }

    @Test
    void who_is_connected_to_one_node_is_here_on_every_node() {
        there.arrived(maya, UUID.randomUUID());
        there.exchange();

        assertThat(there.isAvailable(maya)).isTrue();
        assertThat(here.isAnybodyAvailable()).isFalse();
        here.exchange();
        assertThat(here.isAvailable(maya)).isTrue();
        assertThat(here.isAnyAvailable(List.of(maya))).isTrue();
        assertThat(here.isAnyAvailable(List.of(UUID.randomUUID()))).isFalse();
    }

    @Test
    void the_last_word_counts_on_whichever_node_it_was_said() {
        here.arrived(maya, UUID.randomUUID());
        there.arrived(maya, UUID.randomUUID());
        there.wants(maya, true);
        here.wants(maya, false);
        exchangeBoth();

        assertThat(here.isAvailable(maya)).isFalse();
        assertThat(there.isAvailable(maya)).isFalse();

        there.wants(maya, true);
        exchangeBoth();
        assertThat(here.isAvailable(maya)).isTrue();
    }

    @Test
    void a_node_that_died_takes_its_people_along_when_its_lease_is_over() {
        Presence dying = node(Duration.ofMillis(300));
        dying.arrived(maya, UUID.randomUUID());
        dying.exchange();
        here.exchange();
        assertThat(here.isAvailable(maya)).isTrue();

        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            here.exchange();
            assertThat(here.isAvailable(maya)).isFalse();
        });
    }

    @Test
    void a_node_that_stops_in_order_takes_them_along_at_once() {
        there.arrived(maya, UUID.randomUUID());
        there.exchange();
        there.close();
        here.exchange();
        assertThat(here.isAvailable(maya)).isFalse();
    }

    @Test
    void a_storm_of_changes_is_one_write_and_a_change_is_told_once() {
        AtomicInteger told = new AtomicInteger();
        there.onChange(told::incrementAndGet);
        for (int i = 0; i < 1_000; i++) {
            there.arrived(maya, UUID.randomUUID());
        }
        assertThat(told).hasValue(1);
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            here.exchange();
            assertThat(here.isAvailable(maya)).isTrue();
        });
        // Calls from here are not counted: they do not come by the timer.
        assertThat(exchanges).hasValue(1);
    }

    @Test
    void without_the_database_the_people_of_this_node_are_still_here() {
        there.arrived(maya, UUID.randomUUID());
        there.exchange();
        here.exchange();
        UUID jonas = UUID.randomUUID();
        storage.close();

        here.arrived(jonas, UUID.randomUUID());
        here.exchange();
        assertThat(here.isAvailable(jonas)).isTrue();
        assertThat(here.isAvailable(maya)).isTrue();
    }

    private void exchangeBoth() {
        here.exchange();
        there.exchange();
        here.exchange();
    }

    private Presence node(Duration lease) {
        RoutingConfig config =
                new RoutingConfig(Duration.ofHours(1), lease, Duration.ofSeconds(2), RoutingConfig.DEFAULT.tellEvery());
        return new Presence(
                UUID.randomUUID(), new PresenceStore(storage.jdbi()), config, CLOCK, this::exchanging, TIMER);
    }

    private void exchanging(Runnable exchange) {
        exchanges.incrementAndGet();
        exchange.run();
    }
}
