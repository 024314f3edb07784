package dev.shopbell.visitor;

import java.time.Duration;

/// Bounds on what browsers tell.
///
/// @param registrationsPerAddress how many new visitors one address may register in a window; many shoppers
///     may share the address of a university or a mobile carrier
/// @param registrationWindow the window of that count
/// @param visitAfter a page view after so long without one begins another visit
public record VisitorConfig(int registrationsPerAddress, Duration registrationWindow, Duration visitAfter) {
    /// What holds where nothing is set. Half an hour ends a visit in the usual web analytics.
    public static final VisitorConfig DEFAULT = new VisitorConfig(300, Duration.ofMinutes(10), Duration.ofMinutes(30));
}
