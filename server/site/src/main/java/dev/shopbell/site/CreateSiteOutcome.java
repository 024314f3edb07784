package dev.shopbell.site;

import dev.shopbell.protocol.Problem;

/// What came of [Sites#create].
public sealed interface CreateSiteOutcome {
    /// The site is there.
    record Created(Site site) implements CreateSiteOutcome {}

    /// Nothing changed.
    ///
    /// @param problem [Problem#INVALID], or [Problem#TAKEN] for a key in use
    /// @param detail what to mend
    record Refused(Problem problem, String detail) implements CreateSiteOutcome {}
}
