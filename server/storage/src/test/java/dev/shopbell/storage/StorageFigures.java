package dev.shopbell.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedTransferQueue;
import org.junit.jupiter.api.Test;

/// The figures of docs/decisions/0010 and 0011. Not part of the tests; run on a quiet machine with
/// `./mvnw -q -pl server/storage -am test -Dtest=StorageFigures -Dsurefire.failIfNoSpecifiedTests=false`.
class StorageFigures {
    private static final String TOPIC = "figures";
    private static final UUID SUBJECT = UUID.randomUUID();

    private static void print(String figure, Object... values) {
        System.out.printf(figure + "%n", values);
    }

    @Test
    void starts() throws IOException {
        try (TestDirectory directory = TestDirectory.empty()) {
            for (String start : List.of("first start, programs unpacked", "second", "third, warm", "fourth, warm")) {
                long begun = System.nanoTime();
                Storage storage = directory.open();
                storage.jdbi().useHandle(handle -> handle.execute("SELECT count(*) FROM ledger.fact"));
                long answered = System.nanoTime();
                storage.close();
                print(
                        "%s: %d ms to the first answer, %d ms to stop",
                        start, millis(answered - begun), millis(System.nanoTime() - answered));
            }
            for (String before : List.of("an orderly stop", "kill -9 of the server", "kill -9 of both")) {
                long begun = System.nanoTime();
                ServerProcess server = new ServerProcess(directory.path());
                server.awaitFirstLine();
                print("new Java process after %s: %d ms to open", before, millis(System.nanoTime() - begun));
                server.awaitMore(1_000);
                List<ProcessHandle> postgres = directory.processes().running();
                server.kill();
                if (before.startsWith("kill -9 of the server")) {
                    postgres.forEach(process -> PostgresProcesses.signal("-KILL", process));
                }
            }
        }
    }

    @Test
    void from_commit_to_listener() throws InterruptedException {
        Storage storage = TestDatabase.create("ledger");
        LinkedTransferQueue<Long> heard = new LinkedTransferQueue<>();
        storage.outbox()
                .subscribe("ears", TOPIC, (handle, batch) -> batch.forEach(event -> heard.add(System.nanoTime())));
        long[] nanos = new long[400];
        for (int event = 0; event < nanos.length; event++) {
            // Longer than events are gathered.
            Thread.sleep(60);
            storage.jdbi().useTransaction(handle -> storage.outbox().append(handle, TOPIC, SUBJECT, 1, "{}"));
            long committed = System.nanoTime();
            nanos[event] = heard.take() - committed;
        }
        long[] warm = Arrays.stream(nanos).skip(200).sorted().toArray();
        print(
                "from commit to listener: p50 %d us, p99 %d us",
                warm[warm.length / 2] / 1_000, warm[warm.length * 99 / 100] / 1_000);
    }

    @Test
    void catching_up() throws SQLException, InterruptedException {
        Storage storage = TestDatabase.create("ledger");
        int events = 100_000;
        try (Connection connection = storage.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            for (int batch = 0; batch < 100; batch++) {
                storage.outbox()
                        .append(connection, TOPIC, Collections.nCopies(1_000, new Outbox.Fact(SUBJECT, 1, "{}")));
                connection.commit();
            }
        }
        CountDownLatch left = new CountDownLatch(events);
        long begun = System.nanoTime();
        storage.outbox().subscribe("ears", TOPIC, (handle, batch) -> {
            handle.createUpdate("INSERT INTO ledger.effect (event) SELECT unnest(:ids)")
                    .bindArray("ids", UUID.class, batch.stream().map(Event::id).toArray())
                    .execute();
            batch.forEach(event -> left.countDown());
        });
        left.await();
        double seconds = (System.nanoTime() - begun) / 1e9;
        print("catching up, one row of effect an event: %.0f events/s", events / seconds);
        assertThat(storage.outbox().status().getFirst().waiting()).isZero();
    }

    @Test
    void idle() throws InterruptedException {
        Storage storage = TestDatabase.create("ledger");
        for (int listener = 0; listener < 10; listener++) {
            storage.outbox().subscribe("ears-" + listener, TOPIC, (handle, batch) -> {});
        }
        Thread.sleep(Duration.ofSeconds(5));
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = system.getProcessCpuTime();
        long begun = System.nanoTime();
        Thread.sleep(Duration.ofSeconds(20));
        print(
                "idle with 10 listeners: %.2f %% of a core in the server",
                100.0 * (system.getProcessCpuTime() - before) / (System.nanoTime() - begun));
    }

    private static long millis(long nanos) {
        return nanos / 1_000_000;
    }
}
