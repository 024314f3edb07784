package dev.shopbell.storage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/// Brings every schema to the state that this program needs: one Flyway run a module, in arrow order, with a history
/// table in the module's own schema.
///
/// A start at which nothing changed is one query: the fingerprint of the files that were last applied stands in the
/// database. Two servers may start at once: they take turns.
final class Migrations {
    private static final Logger LOG = Logger.getLogger(Migrations.class);

    /// An arbitrary number that all servers agree on; the key of the lock under which they take turns.
    private static final long TURN = 0x53_68_6f_70_62_65_6c_6cL;

    private static final String FINGERPRINTS_EXIST = "SELECT to_regclass('storage.migrated') IS NOT NULL";
    private static final String FINGERPRINTS = "SELECT schema, fingerprint FROM storage.migrated";
    private static final String NOTE = """
            INSERT INTO storage.migrated (schema, fingerprint) VALUES (?, ?)
            ON CONFLICT (schema) DO UPDATE SET fingerprint = excluded.fingerprint
            """;

    private Migrations() {}

    /// Migrates the schemas in this order.
    ///
    /// @param pool for the check whether there is anything to do
    /// @param unhurried for the migrations themselves
    /// @throws StorageException when a migration fails, was changed after it was applied, or was applied by a newer
    ///     Shopbell and is not known here
    static void run(DataSource pool, DataSource unhurried, List<String> schemas) throws SQLException {
        Map<String, List<MigrationFile>> wanted = new HashMap<>();
        schemas.forEach(schema -> wanted.put(schema, MigrationFile.of(schema)));
        if (isDone(pool, wanted)) {
            return;
        }
        try (Connection turn = unhurried.getConnection()) {
            execute(turn, "SELECT pg_advisory_lock(" + TURN + ")");
            try {
                for (String schema : schemas) {
                    migrate(unhurried, schema, Objects.requireNonNull(wanted.get(schema)));
                }
            } finally {
                execute(turn, "SELECT pg_advisory_unlock(" + TURN + ")");
            }
        }
    }

    private static boolean isDone(DataSource connections, Map<String, List<MigrationFile>> wanted) throws SQLException {
        try (Connection connection = connections.getConnection()) {
            Map<String, String> applied = fingerprints(connection);
            return wanted.entrySet().stream()
                    .allMatch(schema -> fingerprint(schema.getValue()).equals(applied.get(schema.getKey())));
        }
    }

    private static void migrate(DataSource connections, String schema, List<MigrationFile> files) throws SQLException {
        String fingerprint = fingerprint(files);
        try (Connection connection = connections.getConnection()) {
            if (fingerprint.equals(fingerprints(connection).get(schema))) {
                return;
            }
        }
        try {
            int applied = Flyway.configure()
                    .dataSource(connections)
                    .schemas(schema)
                    .table("migration_history")
                    .resourceProvider(new MigrationFile.Provider(files))
                    .javaMigrationClassProvider(List::of)
                    .locations(new String[0])
                    .placeholderReplacement(false)
                    // A migration that we do not know came from a newer Shopbell: refuse, do not
                    // run on.
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate()
                    .migrationsExecuted;
            LOG.infof("Schema %s: %d migrations applied", schema, applied);
        } catch (FlywayException failure) {
            throw new StorageException(
                    "Cannot bring schema " + schema + " of the database to the state that this Shopbell needs."
                            + " If a newer Shopbell has used this database, start that one. "
                            + failure.getMessage(),
                    failure);
        }
        try (Connection connection = connections.getConnection();
                PreparedStatement note = connection.prepareStatement(NOTE)) {
            note.setString(1, schema);
            note.setString(2, fingerprint);
            note.executeUpdate();
        }
    }

    private static Map<String, String> fingerprints(Connection connection) throws SQLException {
        Map<String, String> found = new HashMap<>();
        try (PreparedStatement exist = connection.prepareStatement(FINGERPRINTS_EXIST);
                ResultSet answer = exist.executeQuery()) {
            answer.next();
            if (!answer.getBoolean(1)) {
                return found;
            }
        }
        try (PreparedStatement read = connection.prepareStatement(FINGERPRINTS);
                ResultSet rows = read.executeQuery()) {
            while (rows.next()) {
                found.put(rows.getString("schema"), rows.getString("fingerprint"));
            }
        }
        return found;
    }

    private static String fingerprint(List<MigrationFile> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (MigrationFile file : files) {
                digest.update((file.name() + "\0" + file.text() + "\0").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible); // every JDK has it
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }
}
