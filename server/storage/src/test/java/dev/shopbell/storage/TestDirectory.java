package dev.shopbell.storage;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A data directory for one test. Closing it stops what still runs there and removes it.
final class TestDirectory implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration ABANDONED_AFTER = Duration.ofHours(2);

    private final Path path;

    private TestDirectory(Path path) {
        this.path = path;
    }

    /// With the programs in it and nothing else.
    static TestDirectory empty() throws IOException {
        Path path = Files.createTempDirectory("shopbell-test-").toRealPath();
        Path programs = PostgresBinaries.unpackInto(TestDatabase.programs());
        Files.createSymbolicLink(path.resolve(programs.getFileName()), programs);
        return new TestDirectory(path);
    }

    /// As an orderly stop leaves it, migrated for the schema `ledger`.
    static TestDirectory prepared() throws IOException {
        return Prepared.INSTANCE.copy();
    }

    /// All of it, as it is at this moment.
    TestDirectory copy() throws IOException {
        Path copy = Files.createTempDirectory("shopbell-test-").toRealPath();
        try {
            int status = new ProcessBuilder("cp", "-a", path + "/.", copy.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IOException("cp ended with " + status);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return new TestDirectory(copy);
    }

    /// Removes what test runs that were killed have left, once it is so old that no run can still be at it.
    static void removeAbandoned() throws IOException {
        Instant old = Instant.now().minus(ABANDONED_AFTER);
        try (DirectoryStream<Path> directories =
                Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), "shopbell-test-*")) {
            for (Path directory : directories) {
                if (Files.getLastModifiedTime(directory).toInstant().isBefore(old)) {
                    new TestDirectory(directory.toRealPath()).close();
                }
            }
        }
    }

    Path path() {
        return path;
    }

    PostgresProcesses processes() {
        return new PostgresProcesses(path.resolve("database"));
    }

    StorageConfig config() {
        return StorageConfig.DEFAULT.withDataDirectory(path);
    }

    Storage open() {
        return Storage.open(config(), List.of("ledger"));
    }

    @Override
    public void close() throws IOException {
        processes().stopOrphans(PATIENCE);
        PostgresBinaries.deleteTree(path);
    }

    /// Made once a test run: a copy takes a tenth of the time.
    private static final class Prepared {
        static final TestDirectory INSTANCE = make();

        private static TestDirectory make() {
            try {
                TestDirectory directory = empty();
                directory.open().close();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(directory)));
                return directory;
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
        }

        private static void remove(TestDirectory directory) {
            try {
                directory.close();
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
