package dev.shopbell.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The processor time and memory of a process and its living descendants, from `/proc` (Linux only). Time of children
/// that have ended counts for the parent that waited for them.
///
/// @param root the process id
/// @param without process ids whose subtrees are left out: the database that a server started
record ProcessTree(long root, List<Long> without) {
    /// `_SC_CLK_TCK`, the unit of times in `/proc`: 100 on every Linux that Java runs on.
    static final long TICKS_PER_SECOND = 100;

    /// Of the man page proc_pid_stat(5), counted after the closing parenthesis of the name.
    private static final int PARENT = 1;

    private static final int USER_TIME = 11;
    private static final int TIMES = 4;

    private record Stat(String name, long parent, long ticks) {}

    /// Microseconds of processor time used up to now.
    long cpuMicros() {
        Map<Long, Stat> all = processes();
        long ticks = 0;
        for (Map.Entry<Long, Stat> process : all.entrySet()) {
            if (belongs(process.getKey(), all)) {
                ticks += process.getValue().ticks();
            }
        }
        return ticks * 1_000_000 / TICKS_PER_SECOND;
    }

    /// Microseconds of processor time that all processes of the machine have used up to now.
    static long machineCpuMicros() {
        return processes().values().stream().mapToLong(Stat::ticks).sum() * 1_000_000 / TICKS_PER_SECOND;
    }

    /// Microseconds of processor time that the compilers of the root's Java virtual machine have used up to now.
    long compilerMicros() {
        Path threads = Path.of("/proc", Long.toString(root), "task");
        long ticks = 0;
        try (Stream<Path> all = Files.list(threads)) {
            for (Path thread : (Iterable<Path>) all::iterator) {
                Stat stat = read(thread.resolve("stat"));
                ticks += stat == null || !stat.name().matches("C[12] Compiler.*") ? 0 : stat.ticks();
            }
        } catch (IOException e) {
            throw new IllegalStateException(threads + " cannot be read", e);
        }
        return ticks * 1_000_000 / TICKS_PER_SECOND;
    }

    /// Bytes of resident memory of the root process alone.
    long residentBytes() {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(root), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1_024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private boolean belongs(long process, Map<Long, Stat> all) {
        for (long at = process; all.containsKey(at); at = all.get(at).parent()) {
            if (without.contains(at)) {
                return false;
            }
            if (at == root) {
                return true;
            }
        }
        return false;
    }

    private static Map<Long, Stat> processes() {
        Map<Long, Stat> all = new HashMap<>();
        try (Stream<Path> directories = Files.list(Path.of("/proc"))) {
            for (Path directory : (Iterable<Path>) directories::iterator) {
                String name = directory.getFileName().toString();
                Stat stat = Character.isDigit(name.charAt(0)) ? read(directory.resolve("stat")) : null;
                if (stat != null) {
                    all.put(Long.parseLong(name), stat);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("/proc cannot be read; the bench needs Linux", e);
        }
        return all;
    }

    private static @Nullable Stat read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            // It ended between the listing and the reading.
            return null;
        }
    }

    private static Stat parse(String line) {
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int i = 0; i < TIMES; i++) {
            ticks += Long.parseLong(fields[USER_TIME + i]);
        }
        String name = line.substring(line.indexOf('(') + 1, line.lastIndexOf(')'));
        return new Stat(name, Long.parseLong(fields[PARENT]), ticks);
    }
}
