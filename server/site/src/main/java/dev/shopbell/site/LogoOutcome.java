package dev.shopbell.site;

import dev.shopbell.protocol.Problem;
import java.util.UUID;

/// What came of [Sites#addLogo].
public sealed interface LogoOutcome {
    /// The picture is there, for the site's settings to name.
    record Added(UUID logo) implements LogoOutcome {}

    /// Nothing changed.
    ///
    /// @param problem [Problem#INVALID] or [Problem#NOT_FOUND]
    /// @param detail what to mend
    record Refused(Problem problem, String detail) implements LogoOutcome {}
}
