package dev.shopbell.storage;

import java.time.Duration;

/// The pace of the outbox.
///
/// @param poll longest wait for an event of another server, or one whose wake-up was lost
/// @param retry first pause after an event that is not yet visible
/// @param gather pause between two batches where there was no more than one: what comes quickly is delivered together
/// @param lease how long a listener stays with a server that says nothing more
/// @param batch most events in one call
/// @param failurePause first pause after a failure; it doubles with each
/// @param longestFailurePause it doubles up to this
/// @param attempts after this many failures an event is set aside
/// @param keep how long an event is kept after all have heard it
record OutboxTiming(
        Duration poll,
        Duration retry,
        Duration gather,
        Duration lease,
        int batch,
        Duration failurePause,
        Duration longestFailurePause,
        int attempts,
        Duration keep) {

    /// An event that always fails holds up its listener for 100 ms * (2^9 - 1) = 51 s.
    static final OutboxTiming DEFAULT = new OutboxTiming(
            Duration.ofSeconds(2),
            Duration.ofMillis(1),
            Duration.ofMillis(50),
            Duration.ofSeconds(10),
            256,
            Duration.ofMillis(100),
            Duration.ofSeconds(30),
            10,
            Duration.ofDays(1));
}
