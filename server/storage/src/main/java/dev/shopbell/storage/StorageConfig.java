package dev.shopbell.storage;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where the data lives and how long we wait for it.
///
/// @param dataDirectory where the embedded PostgreSQL keeps everything; made when missing. Unused with a `databaseUrl`
/// @param databaseUrl `jdbc:postgresql://host:port/name` of a PostgreSQL of your own, 18 or newer; without it Shopbell
///     carries and runs one itself
/// @param databaseUser role on that PostgreSQL; it must be allowed to create schemas
/// @param databasePassword of that role
/// @param connections most connections to the database at once. A few per core: more only queue inside PostgreSQL
/// @param sharedBuffersBytes memory that the embedded PostgreSQL sets aside for pages
/// @param acquireTimeout longest wait for a free connection, after which the caller is refused
/// @param connectTimeout longest wait for a new TCP connection
/// @param statementTimeout longest run of one statement, after which PostgreSQL cancels it
/// @param lockTimeout longest wait of a statement for a row or table lock
/// @param idleTransactionTimeout longest pause inside a transaction, after which PostgreSQL ends the session: a frozen
///     process must not hold locks for ever
/// @param answerTimeout longest silence of a connection that waits for an answer, after which it counts as broken.
/// Longer
///     than `statementTimeout`, so that it only speaks when PostgreSQL itself is frozen or cut off
/// @param leakTimeout a connection held longer than this is reported in the log
/// @param stopTimeout longest wait for the embedded PostgreSQL to stop in order, after which it is stopped abruptly,
///     which costs no data but a recovery at the next start
public record StorageConfig(
        Path dataDirectory,
        @Nullable String databaseUrl,
        @Nullable String databaseUser,
        @Nullable String databasePassword,
        int connections,
        long sharedBuffersBytes,
        Duration acquireTimeout,
        Duration connectTimeout,
        Duration statementTimeout,
        Duration lockTimeout,
        Duration idleTransactionTimeout,
        Duration answerTimeout,
        Duration leakTimeout,
        Duration stopTimeout) {

    /// Embedded, in `./data`. `connections` and `sharedBuffersBytes` suit a machine with two cores.
    public static final StorageConfig DEFAULT = new StorageConfig(
            Path.of("data"),
            null,
            null,
            null,
            10,
            128L << 20,
            Duration.ofSeconds(5),
            Duration.ofSeconds(3),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(12),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30));

    /// Refuses what cannot work.
    public StorageConfig {
        if (connections < 2) {
            throw new IllegalArgumentException("connections must be at least 2, not " + connections);
        }
        if (answerTimeout.compareTo(statementTimeout) <= 0) {
            throw new IllegalArgumentException("answerTimeout (" + answerTimeout
                    + ") must be longer than statementTimeout (" + statementTimeout + ")");
        }
    }

    /// The same, in another directory.
    public StorageConfig withDataDirectory(Path directory) {
        return new StorageConfig(
                directory,
                databaseUrl,
                databaseUser,
                databasePassword,
                connections,
                sharedBuffersBytes,
                acquireTimeout,
                connectTimeout,
                statementTimeout,
                lockTimeout,
                idleTransactionTimeout,
                answerTimeout,
                leakTimeout,
                stopTimeout);
    }

    /// The same, on a PostgreSQL of one's own.
    public StorageConfig withDatabase(String url, String user, String password) {
        return new StorageConfig(
                dataDirectory,
                url,
                user,
                password,
                connections,
                sharedBuffersBytes,
                acquireTimeout,
                connectTimeout,
                statementTimeout,
                lockTimeout,
                idleTransactionTimeout,
                answerTimeout,
                leakTimeout,
                stopTimeout);
    }

    /// The same, with another size of pool.
    public StorageConfig withConnections(int count) {
        return new StorageConfig(
                dataDirectory,
                databaseUrl,
                databaseUser,
                databasePassword,
                count,
                sharedBuffersBytes,
                acquireTimeout,
                connectTimeout,
                statementTimeout,
                lockTimeout,
                idleTransactionTimeout,
                answerTimeout,
                leakTimeout,
                stopTimeout);
    }

    /// Without the password.
    @Override
    public String toString() {
        return "StorageConfig[" + (databaseUrl == null ? dataDirectory : databaseUrl) + ", " + connections
                + " connections]";
    }
}
