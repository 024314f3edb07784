package dev.shopbell.faults;

import dev.shopbell.replay.SmallDisk;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A fault, and the shop that it strikes.
///
/// @param name as it is typed
/// @param what it does, for a person
/// @param needs of the shop, the crowd and the servers
/// @param fault what is done, once a round
record Scenario(String name, String what, Needs needs, Fault fault) {

    /// Breaks something, mends what does not mend itself, and returns.
    @FunctionalInterface
    interface Fault {
        /// Called once a round, counted from 0.
        void strike(Scene scene, int round) throws IOException, InterruptedException;
    }

    /// What has to be there.
    ///
    /// @param nodes server processes
    /// @param settings of the servers
    /// @param isWordy whether every line is of the longest
    /// @param reluctant agents who only listen, and who can stop reading
    /// @param hasBystanders whether there are visitors who say nothing
    /// @param fileBytes how large a disk the files that people send have to themselves; 0 for the disk of all else
    record Needs(
            int nodes, List<String> settings, boolean isWordy, int reluctant, boolean hasBystanders, long fileBytes) {
        static final Needs USUAL = new Needs(1, List.of(), false, 0, false, 0);
    }

    /// Why it cannot be played here; empty if it can.
    Optional<String> whyNot() throws IOException, InterruptedException {
        return needs.fileBytes() == 0 || SmallDisk.isPossible()
                ? Optional.empty()
                : Optional.of("nothing can be mounted here; it needs Linux and root, with the right to mount");
    }

    static Scenario of(String name, String what, Fault fault) {
        return new Scenario(name, what, Needs.USUAL, fault);
    }
}
