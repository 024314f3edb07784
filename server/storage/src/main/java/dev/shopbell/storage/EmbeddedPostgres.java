package dev.shopbell.storage;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// PostgreSQL in a directory, started and stopped by us and started again when it dies.
///
/// It listens on 127.0.0.1 only, on a port that stays the same while this object lives, and asks for a password.
/// Thread-safe.
final class EmbeddedPostgres implements AutoCloseable {
    static final String USER = "shopbell";
    static final String NAME = "shopbell";

    private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);
    private static final Duration ORPHAN_PATIENCE = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final StorageConfig config;
    private final DataDirectory directory;
    private final PostgresCommand command;
    private final PostgresProcesses processes;
    private final String password;
    private final int port = freePort();
    private final ReentrantLock changing = new ReentrantLock();

    // Guarded by changing.
    private Process postmaster;

    /// Set before the lock is asked for, so that whoever holds it and waits for a recovery stops waiting.
    private volatile boolean closed;

    private volatile Runnable restarted = () -> {};

    private EmbeddedPostgres(StorageConfig config, DataDirectory directory, @Nullable Path programs)
            throws IOException {
        this.config = config;
        this.directory = directory;
        Path home = PostgresBinaries.unpackInto(programs == null ? directory.path() : programs);
        processes = new PostgresProcesses(directory.database());
        processes.stopOrphans(ORPHAN_PATIENCE);
        PostgresBinaries.removeOthers(directory.path(), home);
        command = new PostgresCommand(home);
        password = directory.password();
        Files.createDirectories(directory.log());
        if (Files.isDirectory(directory.database())) {
            checkMajorVersion();
        } else {
            initialise();
        }
        postmaster = start();
        Thread.ofPlatform().daemon().name("shopbell-postgres-supervisor").start(this::supervise);
    }

    /// Starts PostgreSQL in the directory, recovering it first if need be, and returns when it takes connections.
    static EmbeddedPostgres start(StorageConfig config) {
        return start(config, null);
    }

    /// Likewise, with the programs unpacked elsewhere, where several directories may share them.
    static EmbeddedPostgres start(StorageConfig config, @Nullable Path programs) {
        DataDirectory directory = DataDirectory.open(config.dataDirectory());
        try {
            return new EmbeddedPostgres(config, directory, programs);
        } catch (IOException failure) {
            directory.close();
            throw new StorageException("Cannot start PostgreSQL in " + directory.path() + ": " + failure, failure);
        } catch (RuntimeException failure) {
            directory.close();
            throw failure;
        }
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    String password() {
        return password;
    }

    /// Called, on a thread of ours, each time PostgreSQL came back after it had died.
    void onRestart(Runnable action) {
        restarted = action;
    }

    /// The process that all others of this PostgreSQL descend from.
    ProcessHandle postmaster() {
        changing.lock();
        try {
            return postmaster.toHandle();
        } finally {
            changing.unlock();
        }
    }

    private void checkMajorVersion() throws IOException {
        Path file = directory.database().resolve("PG_VERSION");
        int found = Integer.parseInt(Files.readString(file).strip());
        int ours = PostgresBinaries.majorVersion();
        if (found > ours) {
            throw new StorageException(directory.database() + " was written by PostgreSQL " + found
                    + ", this Shopbell carries " + ours + ". Start the newer Shopbell; nothing was changed.");
        }
        if (found < ours) {
            throw new StorageException(directory.database() + " was written by PostgreSQL " + found
                    + ", this Shopbell carries " + ours + ". Start the older Shopbell; nothing was changed.");
        }
    }

    /// Makes the database in a draft directory and renames it when it is whole.
    private void initialise() throws IOException {
        Path draft = directory.path().resolve("database-unfinished");
        PostgresBinaries.deleteTree(draft);
        File log = directory.log().resolve("initdb.log").toFile();
        LOG.infof("Making a new database in %s", directory.database());
        PostgresCommand.run(
                command.program(
                        "initdb",
                        log,
                        "--pgdata=" + draft,
                        "--username=" + USER,
                        "--pwfile=" + directory.passwordFile(),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--locale=C.UTF-8",
                        "--data-checksums"),
                log,
                "");
        PostgresCommand.run(
                command.program("postgres", log, "--single", "-D", draft.toString(), "postgres"),
                log,
                "CREATE DATABASE " + NAME + "\n");
        Files.move(draft, directory.database(), StandardCopyOption.ATOMIC_MOVE);
        DataDirectory.force(directory.path());
    }

    private Process start() {
        File log = directory.log().resolve("start.log").toFile();
        log.delete();
        List<String> arguments = PostgresSettings.arguments(config, directory, port);
        try {
            Process process = command.inOwnSession("postgres", log, arguments.toArray(String[]::new))
                    .start();
            process.getOutputStream().close();
            awaitReady(process, log);
            return process;
        } catch (IOException failure) {
            throw new StorageException("Cannot start PostgreSQL: " + failure, failure);
        }
    }

    /// Recovery after a crash takes as long as it takes: we wait while PostgreSQL is alive.
    private void awaitReady(Process process, File log) {
        Path statusFile = directory.database().resolve("postmaster.pid");
        Duration patience = Duration.ofSeconds(10);
        while (!PostgresProcesses.await(
                patience, () -> closed || !process.isAlive() || isReady(statusFile, process.pid()))) {
            LOG.infof("PostgreSQL is still recovering; its log is in %s", directory.log());
        }
        if (!process.isAlive() && !closed) {
            throw new StorageException("PostgreSQL did not start: " + PostgresCommand.lastLines(log));
        }
    }

    private static boolean isReady(Path statusFile, long pid) {
        try {
            List<String> lines = Files.readAllLines(statusFile);
            return lines.size() >= 8
                    && lines.getFirst().strip().equals(Long.toString(pid))
                    && lines.get(7).strip().equals("ready");
        } catch (IOException notYet) {
            return false;
        }
    }

    private void supervise() {
        Duration pause = FIRST_PAUSE;
        while (true) {
            long startedAt = System.nanoTime();
            Process watched = current();
            try {
                watched.waitFor();
                if (closed) {
                    return;
                }
                LOG.errorf("PostgreSQL ended unexpectedly with %d; starting it again", watched.exitValue());
                if (System.nanoTime() - startedAt > LONGEST_PAUSE.toNanos()) {
                    pause = FIRST_PAUSE;
                }
                while (!restart()) {
                    Thread.sleep(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                }
                restarted.run();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException failure) {
                LOG.error("After the restart of PostgreSQL", failure);
            }
        }
    }

    /// Whether there is nothing left to do: PostgreSQL runs again, or nobody wants it any more.
    private boolean restart() {
        changing.lock();
        try {
            if (!closed) {
                processes.stopOrphans(ORPHAN_PATIENCE); // what the dead postmaster left
                postmaster = start();
                LOG.info("PostgreSQL runs again");
            }
            return true;
        } catch (StorageException failure) {
            LOG.error("PostgreSQL does not come back", failure);
            return false;
        } finally {
            changing.unlock();
        }
    }

    private Process current() {
        changing.lock();
        try {
            return postmaster;
        } finally {
            changing.unlock();
        }
    }

    /// A free port below the ranges from which systems take the local port of an outgoing connection, so that none
    /// has taken it when PostgreSQL must come back on it.
    private static int freePort() {
        while (true) {
            int candidate = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket probe = new ServerSocket()) {
                probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), candidate));
                return candidate;
            } catch (IOException taken) {
                // Try another.
            }
        }
    }

    /// Stops PostgreSQL in order, abruptly if it will not, and lets go of the directory.
    @Override
    public void close() {
        closed = true;
        changing.lock();
        try {
            for (String signal : List.of("-INT", "-QUIT", "-KILL")) {
                if (postmaster.isAlive()) {
                    PostgresProcesses.signal(signal, postmaster.toHandle());
                    PostgresProcesses.signal("-CONT", postmaster.toHandle());
                    PostgresProcesses.await(config.stopTimeout(), () -> !postmaster.isAlive());
                }
            }
        } finally {
            changing.unlock();
            directory.close();
        }
    }
}
