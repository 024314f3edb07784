package dev.shopbell.ticket;

import java.time.Duration;

/// Bounds on what is left.
///
/// @param perVisitor how many requests one browser may leave in a window
/// @param perAddress how many one address may; many shoppers may share that of a university or a mobile carrier
/// @param window the window of both counts
public record TicketConfig(int perVisitor, int perAddress, Duration window) {
    /// What holds where nothing is set.
    public static final TicketConfig DEFAULT = new TicketConfig(5, 60, Duration.ofHours(1));
}
