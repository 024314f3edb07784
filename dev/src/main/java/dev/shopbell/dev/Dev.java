package dev.shopbell.dev;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The program behind `shopbell dev`: server, console and sample shop from the sources, until it is told to
/// stop. What is saved meanwhile is compiled and shown. Its data is kept in `.shopbell/dev`.
public final class Dev {
    private static final long POLL_MILLIS = 250;
    /// Kept, because the virtual machine forgets the level of a logger that nobody holds.
    private static final Logger FRAMEWORK = Logger.getLogger("io.quarkus");

    private final PrintStream out = System.out;
    private final Sources sources;
    private final ServerBuild build;
    private final PageBuild pages;
    private final ServerProcess server;

    private Dev(Path repository, List<String> arguments) throws IOException {
        Path state = repository.resolve(".shopbell/dev");
        Path program = repository.resolve("server/app/target/dev");
        sources = new Sources(repository);
        build = new ServerBuild(repository, program, state.resolve("classes"));
        pages = new PageBuild(repository);
        server = new ServerProcess(command(repository, program, state.resolve("data"), arguments));
    }

    /// Runs until it is told to stop.
    ///
    /// @param arguments options of `demo`, which win over ours
    public static void main(String... arguments) throws IOException, InterruptedException {
        FRAMEWORK.setLevel(Level.WARNING);
        Path repository = Path.of(System.getenv().getOrDefault("SHOPBELL_HOME", "."))
                .toAbsolutePath()
                .normalize();
        Dev dev = new Dev(repository, List.of(arguments));
        Runtime.getRuntime().addShutdownHook(new Thread(dev::stop, "stop-server"));
        System.exit(dev.run());
    }

    private static List<String> command(Path repository, Path program, Path data, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + repository.resolve("server/app/jvm.options"),
                "-XX:TieredStopAtLevel=1", // started often, and soon
                "-jar",
                program.resolve("quarkus-run.jar").toString(),
                "demo",
                "--data",
                data.toString(),
                "--set",
                "site.webDirectory=" + repository.resolve("web/dist")));
        command.addAll(arguments);
        return command;
    }

    /// Returns what to exit with, where the server did not even start; else never.
    private int run() throws IOException, InterruptedException {
        out.println("Compiling the server ...");
        if (!bringIn()) {
            out.println("Waiting for a change that mends it.");
        } else {
            Process first = server.start();
            Set<Path> changed = sources.changed();
            while (changed.isEmpty()) {
                if (!first.isAlive()) {
                    return first.exitValue();
                }
                Thread.sleep(POLL_MILLIS);
                changed = sources.changed();
            }
            take(changed);
        }
        while (true) {
            take(sources.changed());
            Thread.sleep(POLL_MILLIS);
        }
    }

    private void take(Set<Path> changed) throws IOException, InterruptedException {
        for (String part : PageBuild.partsOf(changed)) {
            long begun = System.nanoTime();
            String words = pages.build(part);
            out.println(words.isEmpty() ? part + " built in " + since(begun) + "; reload the page." : words);
        }
        if (changed.stream().anyMatch(file -> !file.startsWith("web")) && bringIn()) {
            server.start();
        }
    }

    /// Brings the sources into the program, which is stopped for it. Where they do not compile it says so,
    /// returns false, and what ran goes on running.
    private boolean bringIn() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        List<String> wrong = build.compile();
        if (!wrong.isEmpty()) {
            wrong.forEach(out::println);
            return false;
        }
        String compiled = since(begun);
        begun = System.nanoTime();
        server.stop();
        String stopped = since(begun);
        begun = System.nanoTime();
        build.assemble();
        out.printf("Compiled in %s, stopped in %s, assembled in %s; starting ...%n", compiled, stopped, since(begun));
        return true;
    }

    private void stop() {
        try {
            server.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String since(long nanos) {
        return "%.1f s".formatted((System.nanoTime() - nanos) / 1e9);
    }
}
