package dev.shopbell.realtime;

import dev.shopbell.protocol.Wire;
import java.time.Duration;

/// Bounds of the live edge. They protect one process, so they are counted in its memory.
///
/// @param heartbeat the longest silence of the server on a connection; whole seconds
/// @param helloWithin how long a new socket may wait with its hello
/// @param closeWithin how long a connection that ends has to take its goodbye, before it is cut
/// @param shopper bounds on each connection of a shopper or of a shop's page
/// @param staff bounds on each connection of a member of staff
/// @param connections how many connections this process carries at most
/// @param shopperConnectionsPerAddress how many connections of shoppers one address (IPv6: one /64 network) may hold,
///     and as many of shops' pages
/// @param concurrentHellos how many hellos are checked at once; the rest wait their turn, so that a storm of
///     reconnecting clients leaves the database to those who are connected
/// @param revalidateEvery how often connected callers are asked about again
/// @param pollWait how long a long poll waits for a frame
/// @param pollIdle how long a long-poll connection lives without a request
/// @param pollBatchBytes the largest body of a long-poll request, and about the largest of an answer
/// @param drainOver over how long the goodbyes of a shutdown are spread
public record RealtimeConfig(
        Duration heartbeat,
        Duration helloWithin,
        Duration closeWithin,
        Bounds shopper,
        Bounds staff,
        int connections,
        int shopperConnectionsPerAddress,
        int concurrentHellos,
        Duration revalidateEvery,
        Duration pollWait,
        Duration pollIdle,
        int pollBatchBytes,
        Duration drainOver) {

    /// A shopper's browser sends a few frames a second at the most; staff may be a program that plays many agents.
    /// The largest frame to a shopper is a page of entries, the largest to staff the work list, at some 700 bytes
    /// a row. A NAT of a university or a mobile carrier puts hundreds of shoppers behind one address. Linux grants
    /// a process 20,000 descriptors where it grants few; the rest is for files and HTTP. Proxies cut requests that
    /// are silent for 30 seconds, and a phone that sleeps for less than a minute keeps its long poll.
    public static final RealtimeConfig DEFAULT = new RealtimeConfig(
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            new Bounds(512 * 1024, 20, 60, 64 * 1024, 256 * 1024),
            new Bounds(4 * 1024 * 1024, 200, 2_000, 1024 * 1024, 4 * 1024 * 1024),
            18_000,
            1_000,
            64,
            Duration.ofSeconds(2),
            Duration.ofSeconds(25),
            Duration.ofSeconds(60),
            8 * Wire.MAX_CLIENT_FRAME_BYTES,
            Duration.ofSeconds(3));

    /// Refuses what cannot work.
    public RealtimeConfig {
        if (heartbeat.toSeconds() < 1 || heartbeat.toNanosPart() != 0) {
            throw new IllegalArgumentException("heartbeat must be whole seconds, at least one");
        }
        if (pollIdle.compareTo(pollWait) <= 0) {
            throw new IllegalArgumentException("pollIdle must be longer than pollWait");
        }
        if (pollBatchBytes < Wire.MAX_CLIENT_FRAME_BYTES) {
            throw new IllegalArgumentException("pollBatchBytes must hold a largest frame");
        }
    }

    /// Bounds on one connection.
    ///
    /// @param outgoingBytes how much may wait to be sent; more means that the reader is too slow
    /// @param framesPerSecond how many frames may come, in the long run
    /// @param framesBurst how many frames may come at once
    /// @param bytesPerSecond how many bytes may come, in the long run
    /// @param bytesBurst how many bytes may come at once
    public record Bounds(int outgoingBytes, int framesPerSecond, int framesBurst, int bytesPerSecond, int bytesBurst) {
        /// Refuses what cannot work.
        public Bounds {
            if (outgoingBytes < 1 || framesPerSecond < 1 || framesBurst < 1 || bytesPerSecond < 1) {
                throw new IllegalArgumentException("a bound must be at least 1");
            }
            if (bytesBurst < Wire.MAX_CLIENT_FRAME_BYTES) {
                throw new IllegalArgumentException("bytesBurst must let a largest frame through");
            }
        }
    }

    /// The bounds on one side of the counter.
    Bounds of(Audience audience) {
        return switch (audience) {
            case SHOPPER, PAGE -> shopper;
            case STAFF -> staff;
        };
    }

    /// After how long without a sign of life a socket counts as dead: two heartbeats and a half.
    Duration silence() {
        return heartbeat.multipliedBy(5).dividedBy(2);
    }
}
