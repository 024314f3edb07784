package dev.shopbell.storage;

import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;

/// The database of the server, open and migrated. Thread-safe.
///
/// Calls fail within the times of [StorageConfig] when the database is down, frozen or overloaded, and succeed again by
/// themselves when it is back.
public final class Storage implements AutoCloseable {
    /// Our own schema, always first.
    private static final String OWN_SCHEMA = "storage";

    private static final List<String> DURABILITY_SETTINGS = List.of("fsync", "synchronous_commit", "full_page_writes");
    private static final String EPOCH = "SELECT value FROM storage.epoch";
    private static final String NEW_EPOCH =
            "UPDATE storage.epoch SET value = gen_random_uuid(), since = now() RETURNING value";

    private final @Nullable EmbeddedPostgres embedded;
    private final AgroalDataSource connections;
    private final AgroalDataSource fixedPlans;
    private final Jdbi jdbi;
    private final Outbox outbox;
    private volatile UUID epoch;

    private Storage(
            @Nullable EmbeddedPostgres embedded,
            AgroalDataSource connections,
            AgroalDataSource fixedPlans,
            OutboxTiming timing) {
        this.embedded = embedded;
        this.connections = connections;
        this.fixedPlans = fixedPlans;
        jdbi = Jdbi.create(connections).installPlugin(new PostgresPlugin());
        // A failure is logged; the parameters of its statement, which are what people say, are not.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        epoch = jdbi.withHandle(handle -> handle.select(EPOCH).mapTo(UUID.class).one());
        outbox = new Outbox(jdbi, timing);
        outbox.checkOrder();
        if (embedded != null) {
            outbox.releaseAll(); // whoever held them was here before us and is gone
        }
        outbox.start();
    }

    /// Opens the database, starting the embedded PostgreSQL unless the configuration names another, and migrates
    /// the given schemas in the given order.
    ///
    /// @param schemas the modules' schemas in arrow order, without our own; each has its migrations on the
    ///     classpath at `db/<schema>/V0001__words.sql`
    /// @throws StorageException with what to do
    public static Storage open(StorageConfig config, List<String> schemas) {
        return open(config, schemas, OutboxTiming.DEFAULT);
    }

    static Storage open(StorageConfig config, List<String> schemas, OutboxTiming timing) {
        EmbeddedPostgres embedded = config.databaseUrl() == null ? EmbeddedPostgres.start(config) : null;
        try {
            return open(config, embedded, schemas, timing);
        } catch (SQLException | RuntimeException failure) {
            if (embedded != null) {
                embedded.close();
            }
            if (failure instanceof StorageException known) {
                throw known;
            }
            throw new StorageException("Cannot open the database: " + failure.getMessage(), failure);
        }
    }

    private static Storage open(
            StorageConfig config, @Nullable EmbeddedPostgres embedded, List<String> schemas, OutboxTiming timing)
            throws SQLException {
        Pool.Address address = embedded != null
                ? new Pool.Address(embedded.url(EmbeddedPostgres.NAME), EmbeddedPostgres.USER, embedded.password())
                : new Pool.Address(
                        Objects.requireNonNull(config.databaseUrl()),
                        Objects.requireNonNullElse(config.databaseUser(), ""),
                        Objects.requireNonNullElse(config.databasePassword(), ""));
        List<String> all = new ArrayList<>(List.of(OWN_SCHEMA));
        all.addAll(schemas);
        AgroalDataSource connections = Pool.open(config, address);
        AgroalDataSource fixedPlans = Pool.openWithFixedPlans(config, address);
        try (AgroalDataSource unhurried = Pool.openUnhurried(address)) {
            checkDurability(connections);
            Migrations.run(connections, unhurried, all);
            Storage storage = new Storage(embedded, connections, fixedPlans, timing);
            if (embedded != null) {
                embedded.onRestart(() -> {
                    connections.flush(AgroalDataSource.FlushMode.INVALID);
                    fixedPlans.flush(AgroalDataSource.FlushMode.INVALID);
                });
            }
            return storage;
        } catch (SQLException | RuntimeException failure) {
            connections.close();
            fixedPlans.close();
            throw failure;
        }
    }

    /// An acknowledgement is worth what these settings are worth.
    private static void checkDurability(DataSource connections) throws SQLException {
        try (var connection = connections.getConnection();
                var statement = connection.createStatement()) {
            for (String setting : DURABILITY_SETTINGS) {
                try (var answer = statement.executeQuery("SHOW " + setting)) {
                    answer.next();
                    if (answer.getString(1).equals("off")) {
                        throw new StorageException("The database runs with " + setting
                                + "=off, so it may lose messages that were acknowledged. Set it to on"
                                + " (ALTER SYSTEM SET " + setting + " = on; SELECT pg_reload_conf();)"
                                + " and start again.");
                    }
                }
            }
        }
    }

    /// Statements and transactions. For stores only.
    public Jdbi jdbi() {
        return jdbi;
    }

    /// Plain connections from the same pool.
    public DataSource dataSource() {
        return connections;
    }

    /// A few connections more, for the statements that run for every line. Each is planned once in a connection's
    /// life, by index, whatever its arguments are and however empty the tables were. Planning anew cost more than
    /// half of a lone line's processor time; a plan for empty tables would read all of them once they are full.
    public DataSource fixedPlans() {
        return fixedPlans;
    }

    /// Names this course of history. New when the database is made, and when it was restored from a backup, so that
    /// clients who remember entries that no longer exist reload instead of believing their cursor.
    public String epoch() {
        return epoch.toString();
    }

    /// To be called after the database was restored from a backup, before clients connect: starts a new epoch.
    public void restored() {
        epoch = jdbi.withHandle(
                handle -> handle.createQuery(NEW_EPOCH).mapTo(UUID.class).one());
    }

    /// Durable events.
    public Outbox outbox() {
        return outbox;
    }

    /// Ends the pool, and the embedded PostgreSQL in order.
    @Override
    public void close() {
        outbox.close();
        connections.close();
        fixedPlans.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
