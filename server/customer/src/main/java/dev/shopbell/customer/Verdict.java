package dev.shopbell.customer;

/// What a claim is worth.
public sealed interface Verdict {

    /// It holds.
    record Holds(Person person) implements Verdict {}

    /// It does not.
    ///
    /// @param detail why, for whoever integrates the shop
    record Fails(String detail) implements Verdict {}
}
