package dev.shopbell.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// Processor time that a subject has used up to a moment, or between two.
///
/// @param serverMicros of the server without its database and without [#compilerMicros]
/// @param compilerMicros of the virtual machine's compilers: what a program pays once, and no longer after a while
/// @param postgresMicros of the database
/// @param othersMicros of all other processes of the machine, this one included
record Spent(long serverMicros, long compilerMicros, long postgresMicros, long othersMicros, MachineTime machine) {

    /// Up to now.
    static Spent by(Subject subject) throws IOException {
        ProcessTree postgres = new ProcessTree(subject.postmaster(), List.of());
        ProcessTree server = new ProcessTree(subject.pid(), List.of(subject.postmaster()));
        long postgresMicros = postgres.cpuMicros();
        long serverMicros = server.cpuMicros();
        long compilerMicros = server.compilerMicros();
        return new Spent(
                serverMicros - compilerMicros,
                compilerMicros,
                postgresMicros,
                ProcessTree.machineCpuMicros() - serverMicros - postgresMicros,
                MachineTime.now());
    }

    Spent since(Spent earlier) {
        return new Spent(
                serverMicros - earlier.serverMicros,
                compilerMicros - earlier.compilerMicros,
                postgresMicros - earlier.postgresMicros,
                othersMicros - earlier.othersMicros,
                machine.since(earlier.machine));
    }

    /// Of server and database, without the compilers.
    double micros() {
        return (double) serverMicros + postgresMicros;
    }

    /// In words, for each of so many pieces of work.
    String each(long pieces) {
        double most = Math.max(1, pieces);
        return String.format(
                Locale.ROOT,
                "%.0f us of processor time each (server %.0f, database %.0f; besides, compilers %.0f; others used %.0f %% of"
                        + " the machine, %.0f %% was stolen, %.0f %% idle)",
                micros() / most,
                serverMicros / most,
                postgresMicros / most,
                compilerMicros / most,
                100 * othersMicros / machine.micros(),
                machine.stolenPercent(),
                machine.idlePercent());
    }
}
