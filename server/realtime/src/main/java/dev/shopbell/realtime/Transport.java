package dev.shopbell.realtime;

import dev.shopbell.protocol.Problem;
import org.jspecify.annotations.Nullable;

/// What carries the frames of one connection: a WebSocket or a long poll. All but [#unsentBytes] is called on the
/// connection's home loop.
interface Transport {
    /// Takes a frame to be sent, after those it took before, at the latest with the next [#flush].
    void write(EncodedFrame frame);

    /// Sends what it took.
    void flush();

    /// How many bytes it took that the other side has not taken from it. From any thread.
    long unsentBytes();

    /// Sends a goodbye and ends, also when the other side takes nothing.
    void leave(Problem problem, @Nullable String detail);

    /// After how long without a sign of life the other side counts as gone, in nanoseconds.
    long patienceNanos();
}
