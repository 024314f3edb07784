package dev.shopbell.storage;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How a PostgreSQL program is called here: with a clean environment and never as root, which PostgreSQL refuses.
///
/// As root it runs in a user namespace of its own (`unshare -U`), where it is nobody: no capability, and the files
/// stay root's. See docs/decisions/0010-embedded-database.md.
final class PostgresCommand {
    private static final Path UNSHARE = Path.of("/usr/bin/unshare");
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final Path home;
    private final List<String> prefix;

    PostgresCommand(Path home) {
        this.home = home;
        this.prefix = isRoot() ? asNobody() : List.of();
    }

    /// Ready to start `program`; its output goes to `log`.
    ProcessBuilder program(String program, File log, String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        // PGPORT, PGOPTIONS and their like of the caller must not reach it; nor may a language change messages.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        return builder;
    }

    /// Likewise, in a session of its own where the system can, so that Ctrl-C at a terminal reaches the server
    /// only, which still needs its database to end in order.
    ProcessBuilder inOwnSession(String program, File log, String... arguments) {
        ProcessBuilder builder = program(program, log, arguments);
        if (Files.isExecutable(SETSID)) {
            builder.command().addFirst(SETSID.toString());
        }
        return builder;
    }

    /// Runs a program to its end with the given input.
    static void run(ProcessBuilder builder, File log, String input) {
        int status;
        try {
            Process process = builder.start();
            try (var stdin = process.outputWriter()) {
                stdin.write(input);
            }
            status = process.waitFor();
        } catch (IOException failure) {
            throw new StorageException("Cannot run " + builder.command() + ": " + failure, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StorageException("Interrupted while running " + builder.command(), interrupted);
        }
        if (status != 0) {
            throw new StorageException(
                    String.join(" ", builder.command()) + " ended with " + status + ": " + lastLines(log));
        }
    }

    /// The end of a log, for a message.
    static String lastLines(File log) {
        try {
            List<String> lines = Files.readAllLines(log.toPath());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException failure) {
            return "(no log: " + failure + ")";
        }
    }

    private static boolean isRoot() {
        try {
            return Files.isDirectory(Path.of("/proc/self"))
                    && Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException failure) {
            return false;
        }
    }

    private static List<String> asNobody() {
        List<String> command = List.of(UNSHARE.toString(), "-U");
        try {
            Process trial = new ProcessBuilder(UNSHARE.toString(), "-U", "true").start();
            if (trial.waitFor() == 0) {
                return command;
            }
        } catch (IOException failure) {
            // Reported below.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new StorageException("PostgreSQL does not run as root, and this system allows no user namespace"
                + " (`unshare -U true` fails). Start Shopbell as an ordinary user who owns the data directory.");
    }
}
