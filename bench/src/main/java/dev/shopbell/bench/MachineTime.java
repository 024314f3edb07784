package dev.shopbell.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What `/proc/stat` says of the whole machine's time, in ticks since it started.
///
/// @param stolen time in which another machine on the same host ran instead of this one
record MachineTime(long idle, long stolen, long total) {
    private static final int IDLE = 3;
    private static final int WAITING_FOR_DISK = 4;
    private static final int STOLEN = 7;

    static MachineTime now() {
        try {
            String line = Files.readAllLines(Path.of("/proc/stat")).getFirst();
            String[] fields = line.substring("cpu".length()).strip().split(" +", -1);
            long total = 0;
            for (int i = 0; i <= STOLEN; i++) {
                total += Long.parseLong(fields[i]);
            }
            long idle = Long.parseLong(fields[IDLE]) + Long.parseLong(fields[WAITING_FOR_DISK]);
            long stolen = Long.parseLong(fields[STOLEN]);
            return new MachineTime(idle, stolen, total);
        } catch (IOException e) {
            throw new IllegalStateException("/proc/stat cannot be read; the bench needs Linux", e);
        }
    }

    MachineTime since(MachineTime earlier) {
        return new MachineTime(idle - earlier.idle, stolen - earlier.stolen, total - earlier.total);
    }

    double stolenPercent() {
        return 100.0 * stolen / Math.max(1, total);
    }

    double idlePercent() {
        return 100.0 * idle / Math.max(1, total);
    }

    /// Of all processors.
    double micros() {
        return Math.max(1, total) * 1e6 / ProcessTree.TICKS_PER_SECOND;
    }

    /// Stolen time since `earlier`, in percent of all time.
    double stolenPercentSince(MachineTime earlier) {
        return since(earlier).stolenPercent();
    }

    /// Idle time since `earlier`, in percent of all time.
    double idlePercentSince(MachineTime earlier) {
        return since(earlier).idlePercent();
    }

    /// Microseconds of all processors since `earlier`.
    double microsSince(MachineTime earlier) {
        return since(earlier).micros();
    }
}
