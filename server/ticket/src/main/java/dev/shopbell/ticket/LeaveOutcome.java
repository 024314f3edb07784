package dev.shopbell.ticket;

import dev.shopbell.protocol.Problem;
import org.jspecify.annotations.Nullable;

/// What came of [Tickets#leave].
public sealed interface LeaveOutcome {
    /// It is on disk, by this attempt or an earlier one.
    record Left(Request request) implements LeaveOutcome {}

    /// Nothing was kept.
    ///
    /// @param problem [Problem#INVALID], [Problem#NOT_FOUND] for a conversation that is not theirs,
    ///     [Problem#CLIENT_ID_REUSED], or [Problem#TOO_MANY]
    /// @param detail what to mend
    record Refused(Problem problem, @Nullable String detail) implements LeaveOutcome {}
}
