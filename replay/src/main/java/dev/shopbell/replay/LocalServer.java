package dev.shopbell.replay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A Shopbell server in a process of its own, with a data directory of its own, that can be killed and started again.
/// Not thread-safe.
public final class LocalServer implements AutoCloseable {
    /// Settings for a server whose shoppers and agents are all played by one program from one address: what holds
    /// back a single browser or address would only hold back the run.
    public static final List<String> FOR_ONE_PROGRAM = List.of(
            "visitor.registrationsPerAddress=1000000",
            "visitor.viewsPerVisitorMinute=1000000",
            "visitor.viewsPerAddressMinute=100000000",
            "realtime.shopperConnectionsPerAddress=20000",
            "realtime.shopper.framesPerSecond=100000",
            "realtime.shopper.framesBurst=100000",
            "realtime.shopper.bytesPerSecond=100000000",
            "realtime.shopper.bytesBurst=100000000",
            "realtime.staff.framesPerSecond=100000",
            "realtime.staff.framesBurst=100000",
            "realtime.staff.bytesPerSecond=100000000",
            "realtime.staff.bytesBurst=100000000");

    /// A first start unpacks PostgreSQL and makes a database; on a machine that has other work this takes its time.
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);
    private static final Path RUN_JAR = Path.of("server/app/target/quarkus-app/quarkus-run.jar");

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private final Path home;
    private final Path data;
    private final int port;
    private final List<String> javaOptions;
    private final List<String> settings;
    private final long fileBytes;
    private @Nullable Process process;

    private LocalServer(
            Path home, Path data, int port, List<String> javaOptions, List<String> settings, long fileBytes) {
        this.home = home;
        this.data = data;
        this.port = port;
        this.javaOptions = javaOptions;
        this.settings = settings;
        this.fileBytes = fileBytes;
    }

    /// Describes a server; [#start] starts it.
    ///
    /// @param data its data directory, made when missing
    /// @param settings `key=value`, as `--set` takes them
    /// @throws IllegalStateException if the server was never built
    public static LocalServer in(Path data, int port, List<String> settings) {
        return in(data, port, List.of(), settings);
    }

    /// Likewise, with options for its Java virtual machine.
    public static LocalServer in(Path data, int port, List<String> javaOptions, List<String> settings) {
        return new LocalServer(home(), data.toAbsolutePath(), port, List.copyOf(javaOptions), List.copyOf(settings), 0);
    }

    /// The same server with a file system of its own for files that people send, of so many bytes: see [SmallDisk].
    public LocalServer withFilesOn(long bytes) {
        return new LocalServer(home, data, port, javaOptions, settings, bytes);
    }

    /// A TCP port that is free just now, as is the one after it, where a server answers for its health. It is
    /// below the ranges from which systems take the local port of an outgoing connection, so that none has taken
    /// it when a server that was killed must come back on it. None is given twice.
    public static int freePort() {
        while (true) {
            int candidate = 2 * ThreadLocalRandom.current().nextInt(5_000, 10_000);
            if (isFree(candidate) && isFree(candidate + 1) && GIVEN.add(candidate)) {
                return candidate;
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /// Whether the server was built, so that [#home] finds it.
    public static boolean isBuilt() {
        return builtAbove(searchedFrom()).isPresent();
    }

    /// The folder in which this repository is checked out: `SHOPBELL_HOME`, or the nearest folder upwards.
    ///
    /// @throws IllegalStateException if the server was never built
    public static Path home() {
        Path start = searchedFrom();
        return builtAbove(start)
                .orElseThrow(() -> new IllegalStateException("There is no " + RUN_JAR + " in or above " + start
                        + ". Build the server first: ./mvnw package -DskipTests -pl server/app -am"));
    }

    private static Path searchedFrom() {
        String named = System.getenv("SHOPBELL_HOME");
        return Path.of(named == null ? "" : named).toAbsolutePath();
    }

    private static Optional<Path> builtAbove(Path start) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(RUN_JAR))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    /// Starts the server and waits until it answers a request.
    ///
    /// @return the time from the start of the process to its first answer
    public Duration start() throws IOException, InterruptedException {
        Files.createDirectories(data);
        List<String> command = new ArrayList<>();
        if (fileBytes > 0) {
            command.addAll(SmallDisk.around(Files.createDirectories(data.resolve("files")), fileBytes));
        }
        command.addAll(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@server/app/jvm.options"));
        command.addAll(javaOptions);
        command.addAll(List.of(
                "-jar", RUN_JAR.toString(), "serve", "--data", data.toString(), "--port", Integer.toString(port)));
        settings.forEach(setting -> command.addAll(List.of("--set", setting)));
        long begun = System.nanoTime();
        Process started = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        process = started;
        awaitAnswer(started, begun + START_LIMIT.toNanos());
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /// Where the server can be reached.
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /// The data directory.
    public Path data() {
        return data;
    }

    /// Where it keeps files that people send, as it sees them itself: also on a file system that nobody else has.
    public Path files() {
        return fileBytes == 0 ? data.resolve("files") : SmallDisk.seenBy(pid(), data.resolve("files"));
    }

    /// What the server prints.
    public Path log() {
        return data.resolve("server.log");
    }

    /// The process id of the server.
    public long pid() {
        return running().pid();
    }

    /// The process id of its PostgreSQL.
    public long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("database/postmaster.pid")).getFirst());
    }

    /// How to reach its PostgreSQL, with user and password in the URL.
    public String jdbcUrl() throws IOException {
        int postgresPort = Integer.parseInt(
                Files.readAllLines(data.resolve("database/postmaster.pid")).get(3));
        return "jdbc:postgresql://127.0.0.1:" + postgresPort + "/shopbell?user=shopbell&password="
                + Files.readString(data.resolve("database-password")).strip();
    }

    /// Kills the server at once (SIGKILL), and waits until it is gone. PostgreSQL is left to itself.
    public void kill() throws InterruptedException {
        running().destroyForcibly().waitFor();
    }

    /// Kills PostgreSQL's first process at once (SIGKILL); its others end by themselves.
    public void killPostgres() throws IOException {
        ProcessHandle.of(postmaster()).ifPresent(ProcessHandle::destroyForcibly);
    }

    /// Asks the server to end (SIGTERM) and waits.
    ///
    /// @return whether it ended in time
    public boolean stop() throws InterruptedException {
        Process asked = running();
        asked.destroy();
        return asked.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Whether the process lives.
    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /// Stops the server in order, or kills it where it does not stop.
    @Override
    public void close() {
        if (!isAlive()) {
            return;
        }
        try {
            if (!stop()) {
                kill();
            }
        } catch (InterruptedException e) {
            running().destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("the server was not started");
        }
        return process;
    }

    /// A plain connect every few milliseconds first, so that waiting costs the server nothing.
    private void awaitAnswer(Process started, long deadline) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(url().resolve("/api/setup"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            while (!isListening() || !isAnswered(http, request)) {
                if (!started.isAlive() || System.nanoTime() > deadline) {
                    started.destroyForcibly();
                    throw new IOException("The server did not start; it says:\n" + lastWords());
                }
                Thread.sleep(5);
            }
        }
    }

    private boolean isListening() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isAnswered(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }
}
