package dev.shopbell.ticket;

import java.time.Duration;

/// Bounds on what is left, and how long it is kept.
///
/// @param perVisitor how many requests one browser may leave in a window
/// @param perAddress how many one address may; many shoppers may share that of a university or a mobile carrier
/// @param window the window of both counts
/// @param doneKept how long a request that is done is kept, with its name and address; one that goes on from a
///     conversation is kept as long as that
public record TicketConfig(int perVisitor, int perAddress, Duration window, Duration doneKept) {
    /// Who complains about an answer, or asks for another one, does so within a year.
    public static final TicketConfig DEFAULT = new TicketConfig(5, 60, Duration.ofHours(1), Duration.ofDays(365));
}
