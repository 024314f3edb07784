package dev.shopbell.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// Visitors who opened the panel and say nothing: connected, welcomed, answering heartbeats.
final class IdleCrowd {
    private static final byte[] WELCOME = "{\"type\":\"welcome\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEARTBEAT = "{\"type\":\"heartbeat\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BEAT = ClientSocket.textFrame("{\"type\":\"beat\"}");
    /// What only the coming of the crowd costs (garbage, buffers of the handshake) has time to settle.
    private static final Duration SETTLE = Duration.ofSeconds(10);

    /// How many may be on their way in at once.
    private static final int DOOR = 64;

    /// What was found.
    ///
    /// @param bytesEach growth of the server's resident memory, a visitor
    /// @param corePercent processor time of server and database while nobody speaks, in percent of one core
    record Result(int visitors, long residentBefore, long residentAfter, long bytesEach, double corePercent) {}

    private final LoadPlan plan;
    private final ProductTarget target;
    private final SocketLoop loop;
    private int begun;
    private int welcomed;
    private String failure = "";

    private IdleCrowd(LoadPlan plan, ProductTarget target) throws IOException {
        this.plan = plan;
        this.target = target;
        this.loop = new SocketLoop(
                new InetSocketAddress(plan.url().getHost(), plan.url().getPort()));
    }

    /// Lets the crowd in and watches the server for `plan.measured()`.
    static Result run(LoadPlan plan, ProductTarget target) throws IOException {
        return new IdleCrowd(plan, target).run();
    }

    private Result run() throws IOException {
        ProcessTree server = new ProcessTree(plan.server(), List.of(plan.postgres()));
        ProcessTree postgres = new ProcessTree(plan.postgres(), List.of());
        long residentBefore = server.residentBytes();
        int visitors = target.tokens().size();
        while (welcomed < visitors && failure.isEmpty()) {
            while (begun < visitors && begun - welcomed < DOOR) {
                loop.connect("/socket/shopper", "", new Visitor(begun++));
            }
            int known = welcomed;
            loop.run(() -> welcomed > known || !failure.isEmpty(), () -> {});
        }
        stay(SETTLE);
        long cpuBefore = server.cpuMicros() + postgres.cpuMicros();
        stay(plan.measured());
        long cpuAfter = server.cpuMicros() + postgres.cpuMicros();
        if (!failure.isEmpty()) {
            throw new IOException(failure);
        }
        long residentAfter = server.residentBytes();
        return new Result(
                visitors,
                residentBefore,
                residentAfter,
                (residentAfter - residentBefore) / visitors,
                100.0 * (cpuAfter - cpuBefore) / (plan.measured().toNanos() / 1_000.0));
    }

    private void stay(Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        loop.run(() -> !failure.isEmpty() || System.nanoTime() > end, () -> {});
    }

    private final class Visitor implements ClientSocket.Listener {
        private final int number;

        Visitor(int number) {
            this.number = number;
        }

        @Override
        public void opened(ClientSocket socket) {
            socket.send(ClientSocket.textFrame(
                    "{\"type\":\"hello\",\"version\":1,\"token\":\"" + target.shopperToken(number) + "\"}"));
        }

        @Override
        public void frame(ClientSocket socket, ByteBuffer bytes, int from, int to) {
            if (Bytes.startsWith(bytes, from, to, WELCOME)) {
                welcomed++;
            } else if (Bytes.startsWith(bytes, from, to, HEARTBEAT)) {
                socket.send(BEAT);
            }
        }

        @Override
        public void closed(ClientSocket socket, String why) {
            failure = "after " + welcomed + " visitors a socket is gone: " + why;
        }
    }
}
