package dev.shopbell.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs this program's other commands in processes of their own.
final class OwnJvm {
    private OwnJvm() {}

    /// A `bench` command, with this process's class path.
    static ProcessBuilder command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                Bench.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
