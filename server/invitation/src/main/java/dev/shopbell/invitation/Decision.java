package dev.shopbell.invitation;

/// Whether somebody was invited.
public sealed interface Decision {
    /// They were, and it is on disk.
    record Invited(GivenInvitation invitation) implements Decision {}

    /// They were not.
    record Refused(Refusal refusal) implements Decision {
        static Refused because(Refusal.Reason reason) {
            return new Refused(Refusal.because(reason));
        }
    }
}
