package dev.shopbell.routing;

import dev.shopbell.protocol.Problem;
import org.jspecify.annotations.Nullable;

/// What came of a change to a team.
public sealed interface TeamOutcome {
    /// It is done.
    ///
    /// @param team as it is now, or was before it was removed
    record Done(Team team) implements TeamOutcome {}

    /// Nothing changed.
    ///
    /// @param problem [Problem#INVALID], [Problem#NOT_FOUND], or [Problem#STALE_SETTINGS] where somebody else was
    ///     faster
    record Refused(Problem problem, @Nullable String detail) implements TeamOutcome {}
}
