package dev.shopbell.realtime;

import java.time.Duration;

/// Configurations for tests.
final class Configs {
    private static final RealtimeConfig BASE = RealtimeConfig.DEFAULT;

    /// Everything that waits, waits for about a second.
    static final RealtimeConfig FAST = new RealtimeConfig(
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            BASE.shopper(),
            BASE.staff(),
            BASE.connections(),
            BASE.shopperConnectionsPerAddress(),
            BASE.concurrentHellos(),
            BASE.revalidateEvery(),
            Duration.ofMillis(800),
            Duration.ofSeconds(2),
            BASE.pollBatchBytes(),
            BASE.drainOver());

    /// The defaults, without a heartbeat for as long as any test lasts.
    static final RealtimeConfig QUIET = new RealtimeConfig(
            Duration.ofHours(1),
            BASE.helloWithin(),
            BASE.closeWithin(),
            BASE.shopper(),
            BASE.staff(),
            BASE.connections(),
            BASE.shopperConnectionsPerAddress(),
            BASE.concurrentHellos(),
            BASE.revalidateEvery(),
            BASE.pollWait(),
            BASE.pollIdle(),
            BASE.pollBatchBytes(),
            BASE.drainOver());

    private Configs() {}

    /// The defaults with other caps.
    static RealtimeConfig capped(int connections, int shopperConnectionsPerAddress) {
        return new RealtimeConfig(
                BASE.heartbeat(),
                BASE.helloWithin(),
                BASE.closeWithin(),
                BASE.shopper(),
                BASE.staff(),
                connections,
                shopperConnectionsPerAddress,
                BASE.concurrentHellos(),
                BASE.revalidateEvery(),
                BASE.pollWait(),
                BASE.pollIdle(),
                BASE.pollBatchBytes(),
                BASE.drainOver());
    }
}
