package dev.shopbell.transcript;

import dev.shopbell.protocol.Problem;

/// What came of asking for a letter.
public sealed interface MailOutcome {
    /// It is kept, and is sent as soon as the mail server takes it.
    record Kept() implements MailOutcome {}

    /// Nothing changed.
    ///
    /// @param detail what to mend
    record Refused(Problem problem, String detail) implements MailOutcome {}
}
