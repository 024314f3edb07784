package dev.shopbell.site;

import dev.shopbell.protocol.Problem;

/// What came of [Sites#update].
public sealed interface UpdateSiteOutcome {
    /// The site is as asked.
    record Updated(VersionedSite site) implements UpdateSiteOutcome {}

    /// Nothing changed.
    ///
    /// @param problem [Problem#INVALID], [Problem#NOT_FOUND], or [Problem#STALE_SETTINGS] where somebody else has
    ///     changed the site since it was read
    /// @param detail what to mend
    record Refused(Problem problem, String detail) implements UpdateSiteOutcome {}
}
