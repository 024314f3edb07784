package dev.shopbell.realtime;

/// Counts what comes in on one connection against its bounds: two token buckets, each kept as the one instant at which
/// it would be full again (the generic cell rate algorithm, ITU-T I.371), so a connection pays two numbers for them.
/// Not safe for several threads at once.
final class Meter {
    private static final long NANOS = 1_000_000_000L;
    private final RealtimeConfig.Bounds bounds;
    private long framesFullAtNanos = System.nanoTime();
    private long bytesFullAtNanos = framesFullAtNanos;

    Meter(RealtimeConfig.Bounds bounds) {
        this.bounds = bounds;
    }

    /// Takes one frame of this size; false if that is more than the bounds allow.
    boolean take(int bytes, long nowNanos) {
        framesFullAtNanos = later(framesFullAtNanos, nowNanos) + NANOS / bounds.framesPerSecond();
        bytesFullAtNanos = later(bytesFullAtNanos, nowNanos) + bytes * NANOS / bounds.bytesPerSecond();
        return framesFullAtNanos - nowNanos <= bounds.framesBurst() * NANOS / bounds.framesPerSecond()
                && bytesFullAtNanos - nowNanos <= bounds.bytesBurst() * NANOS / bounds.bytesPerSecond();
    }

    /// By difference, since System.nanoTime may wrap.
    private static long later(long a, long b) {
        return a - b > 0 ? a : b;
    }
}
