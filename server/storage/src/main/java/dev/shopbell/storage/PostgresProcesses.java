package dev.shopbell.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Finds and stops PostgreSQL processes of one database directory, and no others.
///
/// A process belongs to the directory if its program is called `postgres` and it works in that directory, which every
/// PostgreSQL process does. `postmaster.pid` is not believed: after a crash or in a copied directory its number may
/// belong to anybody.
final class PostgresProcesses {
    private static final Logger LOG = Logger.getLogger(PostgresProcesses.class);
    private static final Path PROC = Path.of("/proc");

    private final Path database;

    PostgresProcesses(Path database) {
        this.database = database;
    }

    /// All that run now; the postmaster and its children.
    List<ProcessHandle> running() {
        return ProcessHandle.allProcesses().filter(this::isOurs).toList();
    }

    /// Stops what a server that is gone has left behind, and clears away its `postmaster.pid`. Asks for a fast
    /// shutdown first, then an immediate one, then kills: each costs at most a recovery.
    void stopOrphans(Duration patience) {
        List<ProcessHandle> orphans = running();
        if (!orphans.isEmpty()) {
            LOG.warnf(
                    "A PostgreSQL of an earlier server still runs on %s (%d processes); stopping it",
                    database, orphans.size());
            stop("-INT", patience);
            stop("-QUIT", patience);
            stop("-KILL", patience);
        }
        if (!running().isEmpty()) {
            throw new StorageException("PostgreSQL processes "
                    + running().stream().map(ProcessHandle::pid).toList() + " still run on " + database
                    + " and cannot be stopped. End them, then start again.");
        }
        try {
            // Its number may meanwhile belong to another program, which PostgreSQL would take for a rival.
            Files.deleteIfExists(database.resolve("postmaster.pid"));
        } catch (IOException failure) {
            throw new StorageException("Cannot remove " + database.resolve("postmaster.pid") + ": " + failure, failure);
        }
    }

    private void stop(String signal, Duration patience) {
        List<ProcessHandle> running = running();
        if (running.isEmpty()) {
            return;
        }
        Set<Long> pids = running.stream().map(ProcessHandle::pid).collect(Collectors.toSet());
        List<ProcessHandle> targets = signal.equals("-KILL")
                ? running
                // Children hear from their postmaster; one without a postmaster is told itself.
                : running.stream()
                        .filter(process -> process.parent()
                                .map(parent -> !pids.contains(parent.pid()))
                                .orElse(true))
                        .toList();
        targets.forEach(process -> signal(signal, process));
        running.forEach(process -> signal("-CONT", process)); // a frozen process hears nothing else
        await(patience, () -> running().isEmpty());
    }

    /// Sends a signal that [ProcessHandle] does not know. The process may be gone: then nothing happens.
    static void signal(String signal, ProcessHandle process) {
        try {
            new ProcessBuilder("sh", "-c", "kill " + signal + " " + process.pid() + " 2>/dev/null")
                    .start()
                    .waitFor();
        } catch (IOException failure) {
            throw new StorageException("Cannot signal process " + process.pid() + ": " + failure, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether the condition came true in time. Waits on through an interrupt and leaves it noted.
    static boolean await(Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        boolean met = condition.getAsBoolean();
        while (!met && System.nanoTime() < deadline) {
            try {
                Thread.sleep(5);
            } catch (InterruptedException later) {
                interrupted = true;
            }
            met = condition.getAsBoolean();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return met;
    }

    private boolean isOurs(ProcessHandle process) {
        if (Files.isDirectory(PROC.resolve("self"))) {
            Path entry = PROC.resolve(Long.toString(process.pid()));
            try {
                return Files.readSymbolicLink(entry.resolve("cwd")).equals(database)
                        && Files.readSymbolicLink(entry.resolve("exe"))
                                .getFileName()
                                .toString()
                                .matches("postgres( \\(deleted\\))?");
            } catch (IOException goneOrNotOurs) {
                return false;
            }
        }
        // No /proc (macOS): only the postmaster shows its directory, in its arguments; its children follow it.
        return process.info()
                        .command()
                        .filter(command -> command.endsWith("/postgres"))
                        .isPresent()
                && process.info()
                        .arguments()
                        .filter(arguments -> Arrays.asList(arguments).contains(database.toString()))
                        .isPresent();
    }
}
