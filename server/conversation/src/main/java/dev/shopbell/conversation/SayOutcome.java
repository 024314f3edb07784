package dev.shopbell.conversation;

import dev.shopbell.protocol.Problem;
import org.jspecify.annotations.Nullable;

/// What became of a line.
public sealed interface SayOutcome {
    /// It is on disk.
    ///
    /// @param repeated it was there already, from an earlier attempt with the same client id
    record Said(StoredEntry entry, boolean repeated) implements SayOutcome {}

    /// It was not accepted; with [Problem#STORAGE_UNAVAILABLE] it may have been, and a repeat finds out.
    record Refused(Problem problem, @Nullable String detail) implements SayOutcome {
        static Refused because(Problem problem) {
            return new Refused(problem, null);
        }
    }
}
