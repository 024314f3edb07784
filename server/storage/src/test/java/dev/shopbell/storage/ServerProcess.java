package dev.shopbell.storage;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// A [LedgerWriter] in a Java process of its own, and what it has acknowledged.
final class ServerProcess {
    private final Process process;
    private final Queue<UUID> acknowledged;
    private volatile @Nullable String firstLine;

    /// Starts it; acknowledged ids are added to the queue.
    ServerProcess(Path directory, Queue<UUID> acknowledged) {
        this.acknowledged = acknowledged;
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        try {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            classPath,
                            LedgerWriter.class.getName(),
                            directory.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        Thread.ofPlatform().daemon().start(this::read);
    }

    ServerProcess(Path directory) {
        this(directory, new ConcurrentLinkedQueue<>());
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (firstLine == null) {
                    firstLine = line;
                } else if (line.length() == 36) { // the last one may be torn
                    acknowledged.add(UUID.fromString(line));
                }
            }
        } catch (IOException ended) {
            // Killed.
        }
    }

    /// What it said at first: `open`, or `refused` and why.
    String awaitFirstLine() {
        await().atMost(Duration.ofSeconds(30)).until(() -> firstLine != null || !process.isAlive());
        return String.valueOf(firstLine);
    }

    /// Waits until it has acknowledged this many more.
    void awaitMore(int count) {
        int target = acknowledged.size() + count;
        await().atMost(Duration.ofSeconds(30)).until(() -> acknowledged.size() >= target);
    }

    /// Ends it as `kill -9` does; its PostgreSQL lives on.
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
