package dev.shopbell.ticket;

import dev.shopbell.protocol.Problem;

/// What came of a step of a member of staff, [Tickets#take] for one.
public sealed interface StepOutcome {
    /// The request is as asked.
    record Done(Request request) implements StepOutcome {}

    /// Nothing changed.
    ///
    /// @param problem [Problem#NOT_FOUND], or [Problem#STALE_REQUEST] where somebody else was at it since it was
    ///     seen
    record Refused(Problem problem) implements StepOutcome {}
}
