package dev.shopbell.faults;

import java.io.IOException;
import java.util.List;

/// A fault, and the shop that it strikes.
///
/// @param name as it is typed
/// @param what it does, for a person
/// @param nodes server processes
/// @param settings of the servers
/// @param isWordy whether every line is of the longest
/// @param fault strikes, mends what does not mend itself, and returns; called once a round
record Scenario(String name, String what, int nodes, List<String> settings, boolean isWordy, Fault fault) {

    /// Breaks something.
    @FunctionalInterface
    interface Fault {
        void strike(Scene scene) throws IOException, InterruptedException;
    }

    static Scenario of(String name, String what, Fault fault) {
        return new Scenario(name, what, 1, List.of(), false, fault);
    }
}
