package dev.shopbell.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Kills real processes under load and looks for every row that was acknowledged.
class CrashDbTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TestDirectory own;
    private final PostgresProcesses processes;
    private final Queue<UUID> acknowledged = new ConcurrentLinkedQueue<>();
    private final List<TestDirectory> copies = new ArrayList<>();

    CrashDbTest() throws IOException {
        own = TestDirectory.prepared();
        processes = own.processes();
    }

    @AfterEach
    void remove() throws IOException {
        own.close();
        for (TestDirectory copy : copies) {
            copy.close();
        }
    }

    @Test
    void the_checker_notices_a_lost_row() {
        try (Storage storage = own.open()) {
            UUID kept = UUID.randomUUID();
            UUID lost = UUID.randomUUID();
            insert(storage, kept);
            assertThat(lost(storage, List.of(kept, lost))).containsExactly(lost);
        }
    }

    @Test
    void nothing_acknowledged_is_lost_when_the_server_is_killed_again_and_again() {
        for (int round = 0; round < 3; round++) {
            ServerProcess server = started();
            server.awaitMore(50);
            server.kill();
            assertThat(processes.running())
                    .as("the orphan that the next start finds")
                    .isNotEmpty();
        }
        assertNothingLost();
    }

    @Test
    void nothing_acknowledged_is_lost_when_postgres_is_killed_and_the_server_goes_on_by_itself() {
        ServerProcess server = started();
        for (int round = 0; round < 2; round++) {
            server.awaitMore(50);
            PostgresProcesses.signal("-KILL", postmaster());
            server.awaitMore(50);
        }
        server.kill();
        assertNothingLost();
    }

    @Test
    void nothing_acknowledged_is_lost_when_a_backend_is_killed_and_the_server_goes_on_by_itself() {
        ServerProcess server = started();
        server.awaitMore(50);
        ProcessHandle backend = postmaster().children().toList().getLast();
        PostgresProcesses.signal("-KILL", backend);
        server.awaitMore(50);
        server.kill();
        assertNothingLost();
    }

    @Test
    void nothing_acknowledged_is_lost_when_server_and_postgres_are_killed_together() {
        for (int round = 0; round < 2; round++) {
            ServerProcess server = started();
            server.awaitMore(50);
            List<ProcessHandle> postgres = processes.running();
            server.kill();
            postgres.forEach(process -> PostgresProcesses.signal("-KILL", process));
        }
        assertNothingLost();
    }

    @Test
    void an_orphan_that_is_frozen_is_stopped_too() {
        ServerProcess server = started();
        server.awaitMore(50);
        processes.running().forEach(process -> PostgresProcesses.signal("-STOP", process));
        server.kill();
        assertNothingLost();
    }

    /// A power cut leaves the files as they were at one moment; so PostgreSQL is frozen while they are copied.
    @Test
    void nothing_acknowledged_is_lost_by_a_power_cut_at_any_moment() throws Exception {
        ServerProcess server = started();
        for (int cut = 0; cut < 3; cut++) {
            server.awaitMore(50 + ThreadLocalRandom.current().nextInt(50));
            processes.running().forEach(process -> PostgresProcesses.signal("-STOP", process));
            List<UUID> before = List.copyOf(acknowledged);
            TestDirectory copy = own.copy();
            copies.add(copy);
            processes.running().forEach(process -> PostgresProcesses.signal("-CONT", process));
            assertThat(copy.path().resolve("database/postmaster.pid")).exists();
            try (Storage storage = copy.open()) {
                assertThat(lost(storage, before)).isEmpty();
            }
        }
        server.kill();
        assertNothingLost();
    }

    private ServerProcess started() {
        ServerProcess server = new ServerProcess(own.path(), acknowledged);
        assertThat(server.awaitFirstLine()).isEqualTo("open");
        return server;
    }

    private ProcessHandle postmaster() {
        Set<Long> pids = new HashSet<>();
        List<ProcessHandle> running = processes.running();
        running.forEach(process -> pids.add(process.pid()));
        return running.stream()
                .filter(process -> process.parent()
                        .map(parent -> !pids.contains(parent.pid()))
                        .orElse(true))
                .findFirst()
                .orElseThrow();
    }

    private void assertNothingLost() {
        assertThat(acknowledged).isNotEmpty();
        try (Storage storage = own.open()) {
            assertThat(lost(storage, acknowledged)).isEmpty();
            int halves = storage.jdbi()
                    .withHandle(handle -> handle.select("""
                            SELECT count(*) FROM ledger.fact
                            FULL JOIN storage.event ON event.subject = fact.id
                            WHERE fact.id IS NULL OR event.id IS NULL
                            """).mapTo(int.class).one());
            assertThat(halves)
                    .as("facts without their event, or events without their fact")
                    .isZero();
            insert(storage, UUID.randomUUID());
        }
        await().atMost(PATIENCE).until(() -> processes.running().isEmpty());
    }

    private static List<UUID> lost(Storage storage, Collection<UUID> expected) {
        Set<UUID> found = storage.jdbi()
                .withHandle(handle -> handle.select("SELECT id FROM ledger.fact")
                        .mapTo(UUID.class)
                        .set());
        return expected.stream().filter(id -> !found.contains(id)).toList();
    }

    private static void insert(Storage storage, UUID id) {
        storage.jdbi().useTransaction(handle -> {
            handle.execute("INSERT INTO ledger.fact (id, words) VALUES (?, 'word')", id);
            storage.outbox().append(handle, "fact", id, 1, "{}");
        });
    }
}
