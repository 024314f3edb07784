package dev.shopbell.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Processes of the product, as the operating system sees them.
final class Processes {
    private Processes() {}

    /// Stops a process and all that descend from it, in the middle of whatever they do (SIGSTOP).
    static void freeze(long root) throws IOException, InterruptedException {
        signal("-STOP", List.of(root)); // it starts no other from now on
        signal("-STOP", descendants(root));
    }

    /// Lets them go on (SIGCONT).
    static void thaw(long root) throws IOException, InterruptedException {
        signal("-CONT", descendants(root));
        signal("-CONT", List.of(root));
    }

    /// Whether there is such a process.
    static boolean isAlive(long id) {
        return ProcessHandle.of(id).map(ProcessHandle::isAlive).orElse(false);
    }

    /// Resident memory in bytes; 0 where `/proc` does not tell.
    static long residentBytes(long id) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(id), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1_024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static List<Long> descendants(long root) {
        return ProcessHandle.of(root).stream()
                .flatMap(ProcessHandle::descendants)
                .map(ProcessHandle::pid)
                .toList();
    }

    private static void signal(String signal, List<Long> ids) throws IOException, InterruptedException {
        if (ids.isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("kill", signal));
        ids.forEach(id -> command.add(Long.toString(id)));
        // One of them may have ended meanwhile, which `kill` tells by its exit code.
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
