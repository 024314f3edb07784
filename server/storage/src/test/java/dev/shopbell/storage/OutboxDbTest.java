package dev.shopbell.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/// Long because each promise of the outbox has a race of its own.
class OutboxDbTest {
    private static final List<String> SCHEMAS = List.of("ledger");

    /// Nothing here waits for a poll but the tests of it.
    private static final OutboxTiming NEVER_POLLING = new OutboxTiming(
            Duration.ofHours(1),
            Duration.ofMillis(2),
            Duration.ofMillis(1),
            Duration.ofHours(1),
            64,
            Duration.ofMillis(5),
            Duration.ofMillis(20),
            4,
            Duration.ZERO);

    private static final OutboxTiming SHORT_LEASE = new OutboxTiming(
            Duration.ofMillis(50),
            Duration.ofMillis(2),
            Duration.ofMillis(1),
            Duration.ofSeconds(2),
            64,
            Duration.ofMillis(5),
            Duration.ofMillis(20),
            4,
            Duration.ZERO);

    private final Storage storage = TestDatabase.create(NEVER_POLLING, SCHEMAS);
    private final List<UUID> heard = new CopyOnWriteArrayList<>();

    @Test
    void an_event_appended_in_a_transaction_that_rolls_back_never_was() {
        storage.jdbi().useTransaction(handle -> {
            append(handle, UUID.randomUUID());
            handle.rollback();
        });
        assertThat(count("storage.event")).isZero();
        append(UUID.randomUUID());
        assertThat(count("storage.event")).isOne();
    }

    @Test
    void an_event_outside_a_transaction_is_refused() {
        assertThatThrownBy(() -> storage.jdbi().useHandle(handle -> append(handle, UUID.randomUUID())))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> {
                    try (var connection = storage.dataSource().getConnection()) {
                        storage.outbox()
                                .append(connection, "test", List.of(new Outbox.Fact(UUID.randomUUID(), 1, "{}")));
                    }
                })
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_payload_long_enough_to_hold_what_people_wrote_is_refused() {
        assertThatThrownBy(() -> new Outbox.Fact(UUID.randomUUID(), 1, "\"" + "x".repeat(1_000) + "\""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_listener_wakes_at_the_commit_and_hears_what_was_appended() {
        List<Event> events = new CopyOnWriteArrayList<>();
        storage.outbox().subscribe("ears", "test", (handle, batch) -> events.addAll(batch));
        UUID subject = UUID.randomUUID();
        storage.jdbi()
                .useTransaction(handle -> storage.outbox().append(handle, "test", subject, 7, "{\"kind\": \"said\"}"));
        await().atMost(Duration.ofSeconds(5)).until(() -> events.size() == 1);
        Event event = events.getFirst();
        assertThat(event.topic()).isEqualTo("test");
        assertThat(event.subject()).isEqualTo(subject);
        assertThat(event.version()).isEqualTo(7);
        assertThat(event.payload()).isEqualTo("{\"kind\": \"said\"}");
    }

    @Test
    void a_listener_hears_only_its_topic() {
        storage.outbox().subscribe("ears", "test", remember());
        storage.jdbi().useTransaction(handle -> storage.outbox().append(handle, "another", UUID.randomUUID(), 1, "{}"));
        UUID subject = UUID.randomUUID();
        append(subject);
        awaitHeard(1);
        assertThat(heard).containsExactly(subject);
    }

    @Test
    void a_listener_that_comes_later_hears_what_is_kept_and_one_that_comes_back_goes_on_from_its_place() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        append(first);
        Storage before = again(NEVER_POLLING);
        before.outbox().subscribe("ears", "test", remember());
        awaitHeard(1);
        before.close();
        append(second);
        storage.outbox().subscribe("ears", "test", remember());
        awaitHeard(2);
        assertThat(heard).containsExactly(first, second);
    }

    /// The checker of late commits is first shown a reader that skips them.
    @Test
    void a_transaction_that_commits_late_is_not_skipped() {
        OutboxStore store = new OutboxStore(storage.jdbi());
        assertThat(skipsALateCommit(
                        (after, topic) -> store.next(new OutboxSource(topic, OutboxStore.EVENTS), after, 10)))
                .isFalse();
        String naive = OutboxStore.NEXT
                .formatted(OutboxStore.EVENTS)
                .replace("source.transaction < pg_snapshot_xmin(pg_current_snapshot())", "true");
        assertThat(skipsALateCommit((after, topic) -> store.query(naive, topic, after, 10)))
                .isTrue();
    }

    private interface Reading {
        OutboxStore.Batch next(OutboxStore.Position after, String topic);
    }

    private boolean skipsALateCommit(Reading reading) {
        String topic = "late-" + UUID.randomUUID();
        List<UUID> seen = new CopyOnWriteArrayList<>();
        OutboxStore.Position[] place = {new OutboxStore.Position(0, 0)};
        Runnable read = () -> {
            for (OutboxStore.Placed placed : reading.next(place[0], topic).settled()) {
                seen.add(placed.event().subject());
                place[0] = placed.position();
            }
        };
        UUID late = UUID.randomUUID();
        UUID early = UUID.randomUUID();
        try (Handle slow = storage.jdbi().open()) {
            slow.begin();
            storage.outbox().append(slow, topic, late, 1, "{}");
            storage.jdbi().useTransaction(handle -> storage.outbox().append(handle, topic, early, 1, "{}"));
            read.run();
            slow.commit();
        }
        read.run();
        assertThat(seen).contains(early);
        return !seen.equals(List.of(late, early));
    }

    /// No wake-up comes when the transaction that was in the way ends, and the poll is an hour away.
    @Test
    void an_event_that_waits_for_an_older_transaction_is_heard_as_soon_as_that_ends() {
        storage.outbox().subscribe("ears", "test", remember());
        append(UUID.randomUUID());
        awaitHeard(1);
        try (Handle unrelated = storage.jdbi().open()) {
            unrelated.begin();
            unrelated.execute("SELECT pg_current_xact_id()");
            append(UUID.randomUUID());
            await().during(Duration.ofMillis(200)).until(() -> heard.size() == 1);
            unrelated.commit();
        }
        awaitHeard(2);
    }

    @Test
    void many_writers_at_once_are_all_heard_once_and_in_the_order_of_their_transactions() throws Exception {
        storage.outbox().subscribe("ears", "test", (handle, batch) -> {
            batch.forEach(event -> effect(handle, event));
            heard.addAll(batch.stream().map(Event::id).toList());
        });
        int writers = 6;
        int each = 40;
        Callable<Void> writing = () -> {
            for (int event = 0; event < each; event++) {
                storage.jdbi().useTransaction(handle -> {
                    append(handle, UUID.randomUUID());
                    Thread.sleep(ThreadLocalRandom.current().nextInt(4));
                    append(handle, UUID.randomUUID());
                });
            }
            return null;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> writer : threads.invokeAll(Collections.nCopies(writers, writing))) {
                writer.get();
            }
        }
        awaitHeard(writers * each * 2);
        assertThat(ids("SELECT event FROM ledger.effect ORDER BY number"))
                .isEqualTo(ids("SELECT id FROM storage.event ORDER BY transaction, ordinal"));
    }

    @Test
    void of_two_servers_one_hears() {
        Storage other = again(SHORT_LEASE);
        AtomicInteger here = new AtomicInteger();
        AtomicInteger there = new AtomicInteger();
        Storage one = again(SHORT_LEASE);
        one.outbox().subscribe("ears", "test", (handle, batch) -> here.addAndGet(batch.size()));
        other.outbox().subscribe("ears", "test", (handle, batch) -> there.addAndGet(batch.size()));
        for (int event = 0; event < 50; event++) {
            append(UUID.randomUUID());
        }
        await().until(() -> here.get() + there.get() >= 50);
        assertThat(List.of(here.get(), there.get())).containsExactlyInAnyOrder(0, 50);
    }

    @Test
    void a_server_that_stops_hands_over_at_once() {
        Storage leaving = again(SHORT_LEASE);
        leaving.outbox().subscribe("ears", "test", remember());
        append(UUID.randomUUID());
        awaitHeard(1, leaving);
        leaving.close();
        Storage staying = again(SHORT_LEASE);
        staying.outbox().subscribe("ears", "test", remember());
        append(UUID.randomUUID());
        awaitHeard(2, staying);
    }

    @Test
    void the_lease_of_a_server_that_died_is_taken_over_when_it_is_over_and_not_before() {
        OffsetDateTime end = storage.jdbi()
                .withHandle(handle ->
                        handle.createQuery("""
                        INSERT INTO storage.listener (name, topic, leased_by, leased_until)
                        VALUES ('ears', 'test', uuidv7(), clock_timestamp() + INTERVAL '2 seconds')
                        RETURNING leased_until
                        """).mapTo(OffsetDateTime.class).one());
        append(UUID.randomUUID());
        Storage alive = again(SHORT_LEASE);
        List<OffsetDateTime> times = new CopyOnWriteArrayList<>();
        alive.outbox().subscribe("ears", "test", (handle, batch) -> {
            times.add(handle.select("SELECT clock_timestamp()")
                    .mapTo(OffsetDateTime.class)
                    .one());
            batch.forEach(event -> heard.add(event.subject()));
        });
        awaitHeard(1, alive);
        assertThat(times.getFirst()).isAfter(end);
    }

    /// A server whose lease was taken over while it was busy must not move the cursor back or repeat an effect.
    @Test
    void a_server_that_lost_its_lease_unnoticed_writes_nothing() {
        storage.outbox().subscribe("ears", "test", (handle, batch) -> batch.forEach(event -> effect(handle, event)));
        append(UUID.randomUUID());
        await().until(() -> count("ledger.effect") == 1);
        UUID usurper = UUID.randomUUID();
        storage.jdbi()
                .useHandle(handle -> handle.createUpdate("UPDATE storage.listener SET leased_by = :usurper")
                        .bind("usurper", usurper)
                        .execute());
        append(UUID.randomUUID());
        await().during(Duration.ofMillis(300)).until(() -> count("ledger.effect") == 1);
    }

    @Test
    void a_crash_between_the_effect_and_the_cursor_leaves_the_effect_once() {
        AtomicInteger calls = new AtomicInteger();
        storage.outbox().subscribe("ears", "test", (handle, batch) -> {
            batch.forEach(event -> effect(handle, event));
            if (calls.incrementAndGet() == 1) {
                int backend = handle.select("SELECT pg_backend_pid()")
                        .mapTo(int.class)
                        .one();
                storage.jdbi().useHandle(killer -> killer.execute("SELECT pg_terminate_backend(?)", backend));
            }
        });
        append(UUID.randomUUID());
        await().until(() -> count("ledger.effect") == 1 && calls.get() == 2);
        assertThat(storage.outbox().status().getFirst().failures()).isZero();
    }

    @Test
    void an_event_that_always_fails_is_seen_then_set_aside_and_heard_once_the_cause_is_mended() {
        UUID poison = UUID.randomUUID();
        UUID after = UUID.randomUUID();
        AtomicBoolean mended = new AtomicBoolean();
        storage.jdbi().useTransaction(handle -> {
            append(handle, UUID.randomUUID());
            append(handle, poison);
            append(handle, after);
        });
        List<Integer> failuresSeen = new CopyOnWriteArrayList<>();
        storage.outbox().subscribe("ears", "test", (handle, batch) -> {
            batch.forEach(event -> effect(handle, event));
            if (batch.stream().anyMatch(event -> event.subject().equals(poison)) && !mended.get()) {
                failuresSeen.add(committedFailures());
                throw new IllegalStateException("planted");
            }
            batch.forEach(event -> heard.add(event.subject()));
        });
        awaitHeard(2);
        assertThat(heard).doesNotContain(poison).endsWith(after);
        assertThat(failuresSeen).contains(1, 2, 3);
        ListenerStatus status = storage.outbox().status().getFirst();
        assertThat(status.setAside()).isOne();
        assertThat(status.waiting()).isZero();

        assertThatThrownBy(() -> storage.outbox().retrySetAside("ears")).hasMessage("planted");
        assertThat(storage.outbox().status().getFirst().setAside()).isOne();
        mended.set(true);
        assertThat(storage.outbox().retrySetAside("ears")).isOne();
        assertThat(heard).contains(poison);
        assertThat(storage.outbox().status().getFirst().setAside()).isZero();
        assertThat(count("ledger.effect")).isEqualTo(3);
    }

    @Test
    void a_table_of_facts_can_be_the_outbox_of_its_topic() {
        OutboxSource source = new OutboxSource("fact", """
                SELECT transaction, ordinal, id, id AS subject, 1 AS version, '{}'::jsonb AS payload FROM ledger.fact
                """);
        storage.jdbi().useHandle(handle -> handle.execute("INSERT INTO ledger.fact (words) VALUES ('a'), ('b')"));
        storage.outbox().subscribe("ears", source, remember());
        awaitHeard(2);
        storage.jdbi().useHandle(handle -> handle.execute("INSERT INTO ledger.fact (words) VALUES ('c')"));
        storage.outbox().wake("fact");
        awaitHeard(3);
        assertThat(heard).isEqualTo(ids("SELECT id FROM ledger.fact ORDER BY transaction, ordinal"));
    }

    @Test
    void events_are_purged_when_all_their_listeners_have_heard_them() {
        storage.outbox().subscribe("quick", "test", remember());
        storage.jdbi()
                .useHandle(handle -> handle.execute("INSERT INTO storage.listener (name, topic, leased_until)"
                        + " VALUES ('slow', 'test', now()), ('gone', 'test', now() - INTERVAL '31 days')"));
        append(UUID.randomUUID());
        awaitHeard(1);
        assertThat(storage.outbox().purge()).isZero();
        storage.jdbi().useHandle(handle -> handle.execute("DELETE FROM storage.listener WHERE name = 'slow'"));
        assertThat(storage.outbox().purge()).isOne();
    }

    @Test
    void a_lost_wake_up_only_delays_until_the_next_poll() {
        Storage polling = again(SHORT_LEASE);
        polling.outbox().subscribe("ears", "test", remember());
        await().during(Duration.ofMillis(100)).until(heard::isEmpty);
        append(UUID.randomUUID()); // by another server, which cannot wake this one
        awaitHeard(1, polling);
    }

    /// As others see it: not through Jdbi, which would join the transaction of this thread.
    private int committedFailures() {
        try (var connection = storage.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT failures FROM storage.listener")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// Its listeners would skip whatever happens until the count of transactions has caught up.
    @Test
    void a_database_that_was_loaded_from_a_dump_is_refused() {
        storage.jdbi()
                .useHandle(
                        handle -> handle.execute(
                                "INSERT INTO storage.listener (name, topic, transaction) VALUES ('ears', 'test', '4000000000')"));
        assertThatThrownBy(() -> again(NEVER_POLLING))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("loaded from a dump");
    }

    private Listener remember() {
        return (handle, batch) -> batch.forEach(event -> heard.add(event.subject()));
    }

    private void append(UUID subject) {
        storage.jdbi().useTransaction(handle -> append(handle, subject));
    }

    private void append(Handle handle, UUID subject) {
        storage.outbox().append(handle, "test", subject, 1, "{}");
    }

    private static void effect(Handle handle, Event event) {
        handle.execute("INSERT INTO ledger.effect (event) VALUES (?)", event.id());
    }

    private Storage again(OutboxTiming timing) {
        String name = storage.jdbi()
                .withHandle(handle -> handle.select("SELECT current_database()")
                        .mapTo(String.class)
                        .one());
        return TestDatabase.open(timing, name, SCHEMAS);
    }

    private void awaitHeard(int events) {
        awaitHeard(events, storage);
    }

    private void awaitHeard(int events, Storage reader) {
        await("events heard of " + reader.outbox().status())
                .atMost(Duration.ofSeconds(10))
                .until(() -> heard.size() >= events);
        assertThat(heard).hasSize(events);
    }

    private int count(String table) {
        return storage.jdbi()
                .withHandle(handle -> handle.select("SELECT count(*) FROM " + table)
                        .mapTo(int.class)
                        .one());
    }

    private List<UUID> ids(String sql) {
        return storage.jdbi()
                .withHandle(handle -> handle.select(sql).mapTo(UUID.class).list());
    }
}
