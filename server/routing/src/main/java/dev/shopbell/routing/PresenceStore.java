package dev.shopbell.routing;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// The statements on presence. Leases run by the clock of the database, the one that all nodes share.
final class PresenceStore {
    static final String WRITE = """
            INSERT INTO routing.presence (node_id, accounts, taking, chosen_micros, until)
            VALUES (:node, :accounts, :taking, :chosenMicros, now() + :leaseMillis * interval '1 millisecond')
            ON CONFLICT (node_id) DO UPDATE
            SET accounts = excluded.accounts, taking = excluded.taking, chosen_micros = excluded.chosen_micros,
                until = excluded.until
            """;

    static final String READ = """
            SELECT account, account = ANY (taking) AS is_taking, chosen
            FROM routing.presence, unnest(accounts, chosen_micros) AS one (account, chosen)
            WHERE node_id <> :node AND until > now()
            """;

    static final String REMOVE =
            "DELETE FROM routing.presence WHERE node_id = :node OR until < now() - interval '1 hour'";

    private final Jdbi jdbi;

    PresenceStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Somebody who is connected to a node.
    ///
    /// @param isTaking whether they take conversations
    /// @param chosenMicros when they said so
    record Here(UUID account, boolean isTaking, long chosenMicros) {}

    void write(UUID node, List<Here> here, Duration lease) {
        jdbi.useHandle(handle -> handle.createUpdate(WRITE)
                .bind("node", node)
                .bindArray(
                        "accounts", UUID.class, here.stream().map(Here::account).toArray())
                .bindArray(
                        "taking",
                        UUID.class,
                        here.stream().filter(Here::isTaking).map(Here::account).toArray())
                .bindArray(
                        "chosenMicros",
                        Long.class,
                        here.stream().map(Here::chosenMicros).toArray())
                .bind("leaseMillis", lease.toMillis())
                .execute());
    }

    /// Who is connected to other nodes; somebody may be there more than once.
    List<Here> readOthers(UUID node) {
        return jdbi.withHandle(handle -> handle.createQuery(READ)
                .bind("node", node)
                .map((row, context) -> new Here(
                        row.getObject("account", UUID.class), row.getBoolean("is_taking"), row.getLong("chosen")))
                .list());
    }

    void remove(UUID node) {
        jdbi.useHandle(handle -> handle.createUpdate(REMOVE).bind("node", node).execute());
    }
}
