package dev.shopbell.access;

/// What came of a change to an account.
public sealed interface AccountOutcome permits AccountOutcome.Changed, Refusal {
    /// It was made.
    record Changed(Account account) implements AccountOutcome {}
}
