package dev.shopbell.realtime;

import dev.shopbell.protocol.ConversationFrame;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.SessionFrame;
import dev.shopbell.protocol.Wire;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/// Measures what the edge alone costs: server in one process, load in another, on the same machine. Not a test; see
/// docs/decisions/0020 for its figures.
///
/// `EdgeLoad echo edge|bare SOCKETS SECONDS` prints the server's CPU a message, for this module or for a bare Vert.x
/// server that decodes and encodes the same frames. `EdgeLoad idle SOCKETS SECONDS` prints the server's memory a
/// connection and its CPU while nothing but heartbeats goes on.
final class EdgeLoad {
    private static final String TAKE = Wire.write(new ConversationFrame.Take("ref-1", new UUID(1, 1)));
    private static final RealtimeConfig.Bounds UNBOUND =
            new RealtimeConfig.Bounds(1 << 20, 1 << 20, 1 << 20, 1 << 30, 1 << 30);

    private EdgeLoad() {}

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "serve" -> serve(args[1].equals("bare"));
            case "echo" -> echo(args[1], Integer.parseInt(args[2]), Integer.parseInt(args[3]));
            case "idle" -> idle(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void serve(boolean bare) throws Exception {
        RealtimeConfig base = RealtimeConfig.DEFAULT;
        RealtimeConfig config = new RealtimeConfig(
                base.heartbeat(),
                base.helloWithin(),
                base.closeWithin(),
                UNBOUND,
                UNBOUND,
                base.connections(),
                base.connections(),
                base.concurrentHellos(),
                base.revalidateEvery(),
                base.pollWait(),
                base.pollIdle(),
                base.pollBatchBytes(),
                base.drainOver());
        System.out.println(bare ? bareServer() : new TestServer(config).port);
        Thread.sleep(Long.MAX_VALUE);
    }

    private static int bareServer() {
        return Vertx.vertx()
                .createHttpServer(new HttpServerOptions().setPerMessageWebSocketCompressionSupported(false))
                .webSocketHandler(socket -> socket.textMessageHandler(text -> {
                    try {
                        if (Wire.readClientFrame(text) instanceof ConversationFrame.Take take) {
                            var _ = socket.writeTextMessage(Wire.write(new ServerFrame.Done(take.ref())));
                        } else {
                            var _ = socket.writeTextMessage(Wire.write(new ServerFrame.Done("hello")));
                        }
                    } catch (Wire.MalformedFrameException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private static void echo(String kind, int sockets, int seconds) throws Exception {
        try (Server server = new Server(kind)) {
            AtomicLong answers = new AtomicLong();
            for (WebSocket socket : connect(server.port, sockets)) {
                socket.textMessageHandler(text -> {
                    if (text.contains("done")) {
                        answers.incrementAndGet();
                        var _ = socket.writeTextMessage(TAKE);
                    }
                });
                var _ = socket.writeTextMessage(TAKE);
            }
            Thread.sleep(Duration.ofSeconds(5));
            for (int round = 0; round < 3; round++) {
                long before = answers.get();
                long cpuBefore = server.cpuMicros();
                Thread.sleep(Duration.ofSeconds(seconds));
                long count = answers.get() - before;
                System.out.printf(
                        Locale.ROOT,
                        "%s: %d sockets, %,d messages/s, %.1f us of server CPU a message%n",
                        kind,
                        sockets,
                        count / seconds,
                        (server.cpuMicros() - cpuBefore) / (double) count);
            }
        }
    }

    private static void idle(int sockets, int seconds) throws Exception {
        try (Server server = new Server("edge")) {
            for (WebSocket socket : connect(server.port, 100)) {
                answerHeartbeats(socket);
            }
            server.collectGarbage();
            long heapBefore = server.heapBytes();
            long residentBefore = server.residentBytes();
            connect(server.port, sockets).forEach(EdgeLoad::answerHeartbeats);
            Thread.sleep(Duration.ofSeconds(5));
            long cpuBefore = server.cpuMicros();
            Thread.sleep(Duration.ofSeconds(seconds));
            double cores = (server.cpuMicros() - cpuBefore) / (seconds * 1e6);
            long residentGrowth = server.residentBytes() - residentBefore;
            server.collectGarbage();
            System.out.printf(
                    Locale.ROOT,
                    "%d idle connections: %.1f KB of resident memory each, %.1f KB of live heap each, %.1f %% of a core%n",
                    sockets,
                    residentGrowth / 1024.0 / sockets,
                    (server.heapBytes() - heapBefore) / 1024.0 / sockets,
                    100 * cores);
        }
    }

    private static void answerHeartbeats(WebSocket socket) {
        String beat = Wire.write(new SessionFrame.Beat());
        socket.textMessageHandler(text -> {
            if (text.contains("heartbeat")) {
                var _ = socket.writeTextMessage(beat);
            }
        });
    }

    /// Sockets that have been welcomed, or at least answered.
    private static List<WebSocket> connect(int port, int count) throws InterruptedException {
        WebSocketClient client = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1))
                .createWebSocketClient(new WebSocketClientOptions().setMaxConnections(count));
        List<WebSocket> sockets = new ArrayList<>();
        Semaphore window = new Semaphore(100);
        Semaphore welcomed = new Semaphore(0);
        for (int i = 0; i < count; i++) {
            window.acquire();
            String hello = Wire.write(new SessionFrame.Hello(1, "shopper-" + i));
            var _ = client.connect(new WebSocketConnectOptions()
                            .setHost("127.0.0.1")
                            .setPort(port)
                            .setAllowOriginHeader(false)
                            .setURI("/socket/shopper"))
                    .onSuccess(socket -> {
                        socket.textMessageHandler(text -> welcomed.release());
                        var _ = socket.writeTextMessage(hello);
                        synchronized (sockets) {
                            sockets.add(socket);
                        }
                        window.release();
                    })
                    .onFailure(Throwable::printStackTrace);
        }
        welcomed.acquire(count);
        synchronized (sockets) {
            return new ArrayList<>(sockets);
        }
    }

    /// A server in a process of its own.
    private static final class Server implements AutoCloseable {
        final Process process;
        final int port;

        Server(String kind) throws IOException {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            process = new ProcessBuilder(
                            java,
                            "-Xmx1g",
                            "-XX:+UseSerialGC",
                            "-XX:+UseCompactObjectHeaders",
                            "-cp",
                            System.getProperty("java.class.path"),
                            EdgeLoad.class.getName(),
                            "serve",
                            kind)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            port = Integer.parseInt(process.inputReader().readLine());
        }

        /// User and system time by /proc/PID/stat, in ticks of 10 ms.
        long cpuMicros() throws IOException {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 10_000;
        }

        long residentBytes() throws IOException {
            for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
                }
            }
            throw new IllegalStateException("no VmRSS");
        }

        long heapBytes() throws Exception {
            String info = jcmd("GC.heap_info");
            long used = 0;
            for (String line : info.lines().toList()) {
                if (line.contains("used ") && !line.contains("Metaspace") && !line.contains("class space")) {
                    used += Long.parseLong(line.replaceAll(".*used (\\d+)K.*", "$1")) * 1024;
                }
            }
            return used;
        }

        void collectGarbage() throws Exception {
            jcmd("GC.run");
            Thread.sleep(1_000);
        }

        private String jcmd(String command) throws Exception {
            String jcmd =
                    Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            Process asked = new ProcessBuilder(jcmd, String.valueOf(process.pid()), command).start();
            String answer = new String(asked.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            asked.waitFor();
            return answer;
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
