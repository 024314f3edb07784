package dev.shopbell.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A data directory for one test, with the programs already in it. Closing it stops what still runs there and removes
/// it.
final class TestDirectory implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path path;

    TestDirectory() throws IOException {
        path = Files.createTempDirectory("shopbell-test-").toRealPath();
        Path programs = PostgresBinaries.unpackInto(TestDatabase.programs());
        Files.createSymbolicLink(path.resolve(programs.getFileName()), programs);
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

    @Override
    public void close() throws IOException {
        processes().stopOrphans(PATIENCE);
        PostgresBinaries.deleteTree(path);
    }
}
