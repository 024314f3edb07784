package dev.shopbell.replay;

import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// What is measured while dialogues are played. Thread-safe.
final class Tally {
    /// Longer times count as this.
    private static final long LONGEST_MICROS = TimeUnit.HOURS.toMicros(1);

    private static final int DIGITS = 3;

    private final Histogram acknowledgement = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
    private final Histogram delivery = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
    private final LongConsumer progress;
    private long delivered;

    /// @param progress hears how many lines were delivered by now
    Tally(LongConsumer progress) {
        this.progress = progress;
    }

    /// The author of a line knows that it is on disk.
    void acknowledged(long nanos) {
        acknowledgement.recordValue(micros(nanos));
    }

    /// The other side has a line.
    void delivered(long nanos) {
        delivery.recordValue(micros(nanos));
        synchronized (this) {
            delivered++;
            progress.accept(delivered);
            notifyAll();
        }
    }

    /// How many lines were delivered.
    synchronized long delivered() {
        return delivered;
    }

    /// Waits until so many lines were delivered.
    synchronized void awaitDelivered(long count) throws InterruptedException {
        while (delivered < count) {
            wait();
        }
    }

    /// Microseconds from saying a line to its acknowledgement.
    Histogram acknowledgement() {
        return acknowledgement;
    }

    /// Microseconds from saying a line to its arrival on the other side.
    Histogram delivery() {
        return delivery;
    }

    private static long micros(long nanos) {
        return Math.min(LONGEST_MICROS, TimeUnit.NANOSECONDS.toMicros(nanos));
    }
}
