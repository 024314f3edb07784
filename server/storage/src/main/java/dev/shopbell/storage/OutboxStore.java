package dev.shopbell.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;

/// Every statement of the outbox's readers.
final class OutboxStore {
    static final String REGISTER = """
            INSERT INTO storage.listener (name, topic) VALUES (:name, :topic)
            ON CONFLICT (name) DO UPDATE SET topic = excluded.topic WHERE listener.topic <> excluded.topic
            """;

    /// Does not wait for a server that is at work right now: it holds the lease.
    static final String LEASE = """
            UPDATE storage.listener
            SET leased_by = :server, leased_until = clock_timestamp() + :lease::interval
            WHERE name = (
                SELECT name FROM storage.listener
                WHERE name = :name
                  AND (leased_by IS NULL OR leased_by = :server OR leased_until < clock_timestamp())
                FOR UPDATE SKIP LOCKED)
            RETURNING transaction::text::bigint AS transaction, ordinal, failures
            """;

    static final String RELEASE =
            "UPDATE storage.listener SET leased_by = NULL WHERE name = :name AND leased_by = :server";

    static final String RELEASE_ALL = "UPDATE storage.listener SET leased_by = NULL WHERE leased_by IS NOT NULL";

    /// What goes around an [OutboxSource]. A row is settled when no transaction runs any more that could still put
    /// one before it. Settled rows come first, as the order begins with the transaction.
    static final String NEXT = """
            SELECT source.transaction::text::bigint AS transaction, source.ordinal, source.id, source.subject,
                   source.version, source.payload::text AS payload,
                   source.transaction < pg_snapshot_xmin(pg_current_snapshot()) AS settled
            FROM (%s) AS source
            WHERE (source.transaction, source.ordinal) > (:transaction::text::xid8, :ordinal)
            ORDER BY source.transaction, source.ordinal
            LIMIT :limit
            """;

    static final String EVENTS = """
            SELECT transaction, ordinal, id, subject, version, payload FROM storage.event WHERE topic = :topic""";

    /// Comes first in the transaction of a delivery: it takes the row's lock, and changes nothing if another server
    /// has read on meanwhile.
    static final String ADVANCE = """
            UPDATE storage.listener
            SET transaction = :toTransaction::text::xid8, ordinal = :toOrdinal, failures = 0, failing_since = NULL,
                leased_until = clock_timestamp() + :lease::interval
            WHERE name = :name AND leased_by = :server
              AND transaction = :transaction::text::xid8 AND ordinal = :ordinal
            """;

    static final String FAILED = """
            UPDATE storage.listener
            SET failures = failures + 1, failing_since = coalesce(failing_since, now()),
                leased_until = clock_timestamp() + :lease::interval
            WHERE name = :name AND leased_by = :server
            RETURNING failures
            """;

    static final String SET_ASIDE = """
            INSERT INTO storage.set_aside
                (listener, id, transaction, ordinal, subject, version, payload, failure)
            VALUES
                (:name, :id, :transaction::text::xid8, :ordinal, :subject, :version, :payload::jsonb, :failure)
            ON CONFLICT DO NOTHING
            """;

    static final String TAKE_BACK = """
            DELETE FROM storage.set_aside
            WHERE (listener, id) = (
                SELECT listener, id FROM storage.set_aside
                WHERE listener = :name
                ORDER BY transaction, ordinal
                LIMIT 1
                FOR UPDATE SKIP LOCKED)
            RETURNING transaction::text::bigint AS transaction, ordinal, id, subject, version,
                payload::text AS payload
            """;

    static final String STATUS = """
            SELECT transaction::text::bigint AS transaction, ordinal, failures, failing_since,
                   (SELECT count(*) FROM storage.set_aside WHERE set_aside.listener = listener.name) AS set_aside
            FROM storage.listener
            WHERE name = :name
            """;

    /// A listener that no server has read for a month was removed from the program, and holds nothing back.
    static final String PURGE = """
            DELETE FROM storage.event
            WHERE (topic, transaction, ordinal) IN (
                SELECT topic, transaction, ordinal FROM storage.event
                WHERE uuid_extract_timestamp(event.id) < now() - :keep::interval
                  AND NOT EXISTS (
                      SELECT FROM storage.listener
                      WHERE listener.topic = event.topic
                        AND (listener.transaction, listener.ordinal) < (event.transaction, event.ordinal)
                        AND listener.leased_until > now() - INTERVAL '30 days')
                LIMIT :limit)
            """;

    static final String AHEAD = """
            SELECT EXISTS (
                SELECT FROM storage.listener WHERE transaction >= pg_snapshot_xmax(pg_current_snapshot()))
            """;

    private final Jdbi jdbi;

    OutboxStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// A place between events.
    record Position(long transaction, long ordinal) {}

    record Cursor(Position position, int failures) {}

    record Placed(Position position, Event event) {}

    /// @param settled events to deliver
    /// @param unsettled whether committed events wait behind a transaction that still runs
    record Batch(List<Placed> settled, boolean unsettled) {}

    record Standing(Position position, int failures, Optional<Instant> failingSince, int setAside) {}

    /// Whether a listener has read transactions that are yet to come here, so that it would skip them.
    boolean isAhead() {
        return jdbi.withHandle(
                handle -> handle.select(AHEAD).mapTo(boolean.class).one());
    }

    void register(String name, String topic) {
        jdbi.useHandle(handle -> handle.createUpdate(REGISTER)
                .bind("name", name)
                .bind("topic", topic)
                .execute());
    }

    Optional<Cursor> lease(String name, UUID server, Duration lease) {
        return jdbi.withHandle(handle -> handle.createQuery(LEASE)
                .bind("name", name)
                .bind("server", server)
                .bind("lease", lease)
                .map((row, context) -> new Cursor(position(row), row.getInt("failures")))
                .findOne());
    }

    void release(String name, UUID server) {
        jdbi.useHandle(handle -> handle.createUpdate(RELEASE)
                .bind("name", name)
                .bind("server", server)
                .execute());
    }

    void releaseAll() {
        jdbi.useHandle(handle -> handle.execute(RELEASE_ALL));
    }

    Batch next(OutboxSource source, Position after, int limit) {
        return query(NEXT.formatted(source.sql()), source.topic(), after, limit);
    }

    /// For the test that shows what goes wrong with another query.
    Batch query(String sql, String topic, Position after, int limit) {
        List<Placed> settled = new ArrayList<>();
        long rows = jdbi.withHandle(handle -> handle
                .createQuery(sql)
                .configure(SqlStatements.class, settings -> settings.setUnusedBindingAllowed(true))
                .bind("topic", topic)
                .bind("transaction", after.transaction())
                .bind("ordinal", after.ordinal())
                .bind("limit", limit)
                .map((row, context) -> row.getBoolean("settled") ? settled.add(placed(row, topic)) : false)
                .stream()
                .count());
        return new Batch(settled, rows > settled.size());
    }

    boolean advance(Handle handle, String name, UUID server, Duration lease, Position from, Position to) {
        return handle.createUpdate(ADVANCE)
                        .bind("name", name)
                        .bind("server", server)
                        .bind("lease", lease)
                        .bind("transaction", from.transaction())
                        .bind("ordinal", from.ordinal())
                        .bind("toTransaction", to.transaction())
                        .bind("toOrdinal", to.ordinal())
                        .execute()
                == 1;
    }

    Optional<Integer> failed(String name, UUID server, Duration lease) {
        return jdbi.withHandle(handle -> handle.createQuery(FAILED)
                .bind("name", name)
                .bind("server", server)
                .bind("lease", lease)
                .mapTo(Integer.class)
                .findOne());
    }

    void setAside(Handle handle, String name, Placed placed, String failure) {
        handle.createUpdate(SET_ASIDE)
                .bind("name", name)
                .bind("id", placed.event().id())
                .bind("transaction", placed.position().transaction())
                .bind("ordinal", placed.position().ordinal())
                .bind("subject", placed.event().subject())
                .bind("version", placed.event().version())
                .bind("payload", placed.event().payload())
                .bind("failure", failure)
                .execute();
    }

    Optional<Placed> takeBack(Handle handle, String name, String topic) {
        return handle.createQuery(TAKE_BACK)
                .bind("name", name)
                .map((row, context) -> placed(row, topic))
                .findOne();
    }

    Standing standing(String name) {
        return jdbi.withHandle(handle -> handle.createQuery(STATUS)
                .bind("name", name)
                .map((row, context) -> new Standing(
                        position(row),
                        row.getInt("failures"),
                        Optional.ofNullable(row.getObject("failing_since", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        row.getInt("set_aside")))
                .one());
    }

    int purge(Duration keep, int limit) {
        return jdbi.withHandle(handle -> handle.createUpdate(PURGE)
                .bind("keep", keep)
                .bind("limit", limit)
                .execute());
    }

    private static Placed placed(ResultSet row, String topic) throws SQLException {
        return new Placed(
                position(row),
                new Event(
                        row.getObject("id", UUID.class),
                        topic,
                        row.getObject("subject", UUID.class),
                        row.getLong("version"),
                        row.getString("payload")));
    }

    private static Position position(ResultSet row) throws SQLException {
        return new Position(row.getLong("transaction"), row.getLong("ordinal"));
    }
}
