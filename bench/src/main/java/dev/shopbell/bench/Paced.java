package dev.shopbell.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// Lets many senders do something, at a fixed rate whatever becomes of it, or so often as fast as it goes.
final class Paced {
    private static final int SENDERS = 64;
    private static final int MAX_MILLIS = 60_000;

    private Paced() {}

    /// What came of a run.
    ///
    /// @param millis from the moment at which something ought to have been done to its end
    record Result(long count, double perSecond, long failures, LoadResult.Latency millis) {}

    /// Does it so many times.
    static void times(int count, Runnable work) throws InterruptedException {
        AtomicInteger left = new AtomicInteger(count);
        join(i -> {
            while (left.getAndDecrement() > 0) {
                work.run();
            }
        });
    }

    /// Does it so many times a second for so long.
    ///
    /// @param work whether it was done
    static Result atRate(int perSecond, Duration time, BooleanSupplier work) throws InterruptedException {
        Histogram micros = new ConcurrentHistogram(MAX_MILLIS * 1_000L, 2);
        LongAdder failures = new LongAdder();
        long begin = System.nanoTime();
        long step = 1_000_000_000L * SENDERS / perSecond;
        join(i -> {
            for (long due = begin + i * step / SENDERS; due - begin < time.toNanos(); due += step) {
                sleepUntil(due);
                if (!work.getAsBoolean()) {
                    failures.increment();
                }
                micros.recordValue(Math.min(MAX_MILLIS * 1_000L, (System.nanoTime() - due) / 1_000));
            }
        });
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Result(
                micros.getTotalCount(),
                micros.getTotalCount() / seconds,
                failures.sum(),
                LoadResult.Latency.of(micros));
    }

    private interface Sender {
        void run(int number);
    }

    private static void join(Sender sender) throws InterruptedException {
        List<Thread> senders = new CopyOnWriteArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            int number = i;
            // A virtual thread would be woken by another that waits for its socket.
            senders.add(Thread.ofPlatform().daemon().start(() -> sender.run(number)));
        }
        for (Thread thread : senders) {
            thread.join();
        }
    }

    private static void sleepUntil(long nanoTime) {
        long nanos = nanoTime - System.nanoTime();
        if (nanos > 0) {
            try {
                Thread.sleep(Duration.ofNanos(nanos));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
