package dev.shopbell.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Durable events: appended in the transaction that makes them true, delivered at least once and in order to each
/// listener. Thread-safe.
public final class Outbox {
    /// [ListenerStatus#waiting] does not count beyond this.
    public static final int MOST_COUNTED = 1_000;

    /// Ids and versions fit; what a shopper wrote should not. Erasing a person must stay possible.
    private static final int LONGEST_PAYLOAD = 1_000;

    private static final String APPEND = """
            INSERT INTO storage.event (topic, subject, version, payload)
            SELECT ?, event.subject, event.version, event.payload::jsonb
            FROM unnest(?::uuid[], ?::bigint[], ?::text[]) WITH ORDINALITY
                AS event (subject, version, payload, position)
            ORDER BY event.position
            """;

    private static final int PURGED_AT_ONCE = 5_000;
    private static final Duration BETWEEN_PURGES = Duration.ofMinutes(10);
    private static final Duration CLOSING = Duration.ofSeconds(5);
    private static final Logger LOG = Logger.getLogger(Outbox.class);

    private final Jdbi jdbi;
    private final OutboxStore store;
    private final OutboxTiming timing;
    private final UUID server = UUID.randomUUID();
    private final Map<String, OutboxReader> readers = new ConcurrentHashMap<>();
    private final Map<String, Thread> threads = new ConcurrentHashMap<>();
    private final Thread purging;

    Outbox(Jdbi jdbi, OutboxTiming timing) {
        this.jdbi = jdbi;
        this.timing = timing;
        store = new OutboxStore(jdbi);
        purging = Thread.ofVirtual().name("shopbell-outbox-purge").unstarted(this::purgeNowAndThen);
    }

    /// Begins to purge. Listeners begin when they subscribe.
    void start() {
        purging.start();
    }

    /// The order of events is that of transactions, which PostgreSQL counts anew in a database that was loaded from
    /// a dump.
    ///
    /// @throws StorageException when that has happened
    void checkOrder() {
        if (store.isAhead()) {
            throw new StorageException(
                    "This database was loaded from a dump, which loses the order of the events in it."
                            + " Move it as files instead (pg_basebackup or pg_upgrade keep the order), then start again.");
        }
    }

    /// Takes every lease back from servers of the past. Only where no other server can be alive.
    void releaseAll() {
        store.releaseAll();
    }

    /// What a module tells of one change.
    ///
    /// @param subject the id of what changed
    /// @param version of the subject after the change
    /// @param payload JSON of at most a thousand characters: ids, versions, kinds, instants; no text
    ///     that people wrote
    public record Fact(UUID subject, long version, String payload) {
        /// Refuses a payload that is too long.
        public Fact {
            if (payload.length() > LONGEST_PAYLOAD) {
                throw new IllegalArgumentException("The payload of an event holds ids, not text; this one has "
                        + payload.length() + " characters");
            }
        }
    }

    /// Appends an event to the transaction of the handle; listeners wake when it commits.
    ///
    /// @throws IllegalStateException when the handle is not in a transaction
    public void append(Handle handle, String topic, UUID subject, long version, String payload) {
        if (!handle.isInTransaction()) {
            throw new IllegalStateException("An event belongs into the transaction of its fact");
        }
        append(handle.getConnection(), topic, List.of(new Fact(subject, version, payload)));
        handle.afterCommit(() -> wake(topic));
    }

    /// Appends events to the transaction of the connection, in this order, with one statement. The caller calls
    /// [#wake] when it has committed.
    ///
    /// @throws IllegalStateException when the connection commits by itself
    public void append(Connection connection, String topic, List<Fact> facts) {
        try {
            if (connection.getAutoCommit()) {
                throw new IllegalStateException("An event belongs into the transaction of its fact");
            }
            try (PreparedStatement insert = connection.prepareStatement(APPEND)) {
                insert.setString(1, topic);
                insert.setArray(
                        2,
                        connection.createArrayOf(
                                "uuid", facts.stream().map(Fact::subject).toArray()));
                insert.setArray(
                        3,
                        connection.createArrayOf(
                                "bigint", facts.stream().map(Fact::version).toArray()));
                insert.setArray(
                        4,
                        connection.createArrayOf(
                                "text", facts.stream().map(Fact::payload).toArray()));
                insert.executeUpdate();
            }
        } catch (SQLException failure) {
            throw new StorageException("Cannot append to the outbox: " + failure.getMessage(), failure);
        }
    }

    /// Tells the listeners of a topic that something was committed. Losing a call delays them to the next poll.
    public void wake(String topic) {
        for (OutboxReader reader : readers.values()) {
            if (reader.source().topic().equals(topic)) {
                reader.wake();
            }
        }
    }

    /// Starts to deliver a topic to a listener, from where it left off, or at first from the oldest event that is
    /// kept.
    ///
    /// @param name of the listener, which keeps its place for ever; unique in the program
    /// @throws IllegalStateException when the name is taken
    public void subscribe(String name, String topic, Listener listener) {
        subscribe(name, new OutboxSource(topic, OutboxStore.EVENTS), listener);
    }

    /// Likewise for a topic that is read from the table of its facts.
    public void subscribe(String name, OutboxSource source, Listener listener) {
        OutboxReader reader = new OutboxReader(jdbi, store, timing, server, name, source, listener);
        if (readers.putIfAbsent(name, reader) != null) {
            throw new IllegalStateException("There is a listener called " + name + " already");
        }
        store.register(name, source.topic());
        threads.put(name, Thread.ofVirtual().name("shopbell-outbox-" + name).start(reader));
    }

    /// How the listeners of this program are doing, on whichever server they read.
    public List<ListenerStatus> status() {
        return readers.values().stream().map(this::status).toList();
    }

    private ListenerStatus status(OutboxReader reader) {
        OutboxStore.Standing standing = store.standing(reader.name());
        return new ListenerStatus(
                reader.name(),
                reader.source().topic(),
                store.next(reader.source(), standing.position(), MOST_COUNTED)
                        .settled()
                        .size(),
                standing.failures(),
                standing.failingSince().orElse(null),
                standing.setAside());
    }

    /// Delivers the events that were set aside for a listener again, after their cause was mended.
    ///
    /// @return how many it has heard now
    /// @throws RuntimeException of the listener, when one fails again; it stays set aside
    public int retrySetAside(String name) {
        OutboxReader reader = Objects.requireNonNull(readers.get(name), name);
        int heard = 0;
        while (jdbi.inTransaction(handle -> {
            Optional<OutboxStore.Placed> back =
                    store.takeBack(handle, name, reader.source().topic());
            back.ifPresent(placed -> reader.listener().on(handle, List.of(placed.event())));
            return back.isPresent();
        })) {
            heard++;
        }
        return heard;
    }

    private void purgeNowAndThen() {
        try {
            while (true) {
                Thread.sleep(BETWEEN_PURGES);
                try {
                    purge();
                } catch (RuntimeException failure) {
                    LOG.warnf("Cannot purge the outbox: %s", failure);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /// Removes events that everybody heard long ago.
    int purge() {
        int purged = 0;
        int now;
        do {
            now = store.purge(timing.keep(), PURGED_AT_ONCE);
            purged += now;
        } while (now == PURGED_AT_ONCE);
        return purged;
    }

    /// Ends the readers after what they deliver just now.
    void close() {
        purging.interrupt();
        readers.values().forEach(OutboxReader::close);
        long deadline = System.nanoTime() + CLOSING.toNanos();
        for (Thread thread : threads.values()) {
            try {
                thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
