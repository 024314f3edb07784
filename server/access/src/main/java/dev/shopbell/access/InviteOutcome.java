package dev.shopbell.access;

/// What came of an invitation.
public sealed interface InviteOutcome permits InviteOutcome.Invited, Refusal {
    /// The account is there, and waits for its owner to set a password.
    ///
    /// @param token the secret of the one-time link
    record Invited(Account account, String token) implements InviteOutcome {
        @Override
        public String toString() {
            return "Invited[" + account.id() + "]";
        }
    }
}
