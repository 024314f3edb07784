package dev.shopbell.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.postgresql.ds.PGSimpleDataSource;

/// A real PostgreSQL for tests: one server a test run, with the durability of production, and for each call of
/// [#create]
/// a database of its own, cloned from one that was migrated once.
public final class TestDatabase {
    private static final Map<List<String>, String> TEMPLATES = new ConcurrentHashMap<>();
    private static final Queue<Storage> OPENED = new ConcurrentLinkedQueue<>();
    private static final AtomicInteger CREATED = new AtomicInteger();

    /// Kept, because a logger that nobody holds forgets its level.
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    static {
        FLYWAY.setLevel(Level.WARNING);
    }

    private TestDatabase() {}

    /// A fresh, migrated database. Closing it is allowed but not needed: all are closed when the test run ends.
    public static Storage create(String... schemas) {
        List<String> wanted = List.of(schemas);
        return create(OutboxTiming.DEFAULT, wanted);
    }

    /// A fresh database whose schema held rows when it was at an older version, and was brought to the present then:
    /// what
    /// an upgrade meets.
    ///
    /// @param version the last migration before the rows, such as `V0001`
    /// @param rows statements that fill the schema
    public static Storage createGrown(String schema, String version, String rows) {
        Storage storage = create(schema);
        try (Handle handle = storage.jdbi().open();
                Statement statement = handle.getConnection().createStatement()) {
            statement.execute("DROP SCHEMA " + schema + " CASCADE; CREATE SCHEMA " + schema);
            boolean isFilled = false;
            for (MigrationFile file : MigrationFile.of(schema)) {
                if (!isFilled && file.name().substring(0, version.length()).compareTo(version) > 0) {
                    statement.execute(rows);
                    isFilled = true;
                }
                statement.execute(file.text());
            }
            if (!isFilled) {
                throw new IllegalArgumentException("nothing was migrated after " + version);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the rows of " + version + " cannot be brought to the present", failure);
        }
        return storage;
    }

    static Storage create(OutboxTiming timing, List<String> wanted) {
        String template = TEMPLATES.computeIfAbsent(wanted, TestDatabase::makeTemplate);
        String name = "test_" + CREATED.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + template);
        return open(timing, name, wanted);
    }

    /// A database that nobody has opened, by name.
    static String createEmpty() {
        String name = "test_" + CREATED.incrementAndGet();
        execute("CREATE DATABASE " + name);
        return name;
    }

    /// Opens a database once more, as a second server would.
    static Storage open(OutboxTiming timing, String name, List<String> schemas) {
        Storage storage = Storage.open(config(name), schemas, timing);
        OPENED.add(storage);
        return storage;
    }

    private static String makeTemplate(List<String> schemas) {
        String name = "template_" + CREATED.incrementAndGet();
        execute("CREATE DATABASE " + name);
        Storage.open(config(name), schemas).close();
        return name;
    }

    /// How to reach a database of the test server.
    static StorageConfig config(String database) {
        return StorageConfig.DEFAULT.withDatabase(server().url(database), EmbeddedPostgres.USER, server().password());
    }

    private static void execute(String sql) {
        // Not the DriverManager, which remembers drivers of the class loader that asked first: a Quarkus test's
        // own.
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(server().url(EmbeddedPostgres.NAME));
        try (Connection connection = database.getConnection(EmbeddedPostgres.USER, server().password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /// The main process of the test server, for tests that freeze it. They share it with no other test that runs at
    /// the same time, and thaw it again.
    public static ProcessHandle postmaster() {
        return server().postmaster();
    }

    private static EmbeddedPostgres server() {
        return Server.INSTANCE;
    }

    /// Where the PostgreSQL programs are kept from one test run to the next.
    static Path programs() throws IOException {
        return Files.createDirectories(Path.of(
                System.getProperty("java.io.tmpdir"), "shopbell-postgres-of-" + System.getProperty("user.name")));
    }

    /// Started by the first test that needs it.
    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                TestDirectory.removeAbandoned();
                Path directory = Files.createTempDirectory("shopbell-test-");
                EmbeddedPostgres server = EmbeddedPostgres.start(
                        StorageConfig.DEFAULT.withDataDirectory(directory).withConnections(200), programs());
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    OPENED.forEach(Storage::close);
                    server.close();
                    try {
                        PostgresBinaries.deleteTree(directory);
                    } catch (IOException failure) {
                        throw new IllegalStateException(failure);
                    }
                }));
                return server;
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
