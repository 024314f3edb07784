package dev.shopbell.bench;

import dev.shopbell.replay.LocalServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The [Floor] in a process of its own.
///
/// @param data its data directory
record FloorSubject(Process process, int port, Path data) implements Subject {
    static FloorSubject start(Path data) throws IOException {
        int port = LocalServer.freePort();
        Process process = OwnJvm.command("floor", "--port", Integer.toString(port), "--data", data.toString())
                .redirectError(ProcessBuilder.Redirect.to(Path.of(data + ".log").toFile()))
                .start();
        BufferedReader words =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = words.readLine();
        while (line != null && !line.equals("ready")) {
            line = words.readLine();
        }
        if (line == null) {
            throw new IOException("The floor did not start; see " + data + ".log");
        }
        return new FloorSubject(process, port, data);
    }

    @Override
    public String name() {
        return "floor";
    }

    @Override
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("database/postmaster.pid")).getFirst());
    }

    @Override
    public List<String> generatorOptions() {
        return List.of("--target", "floor");
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
