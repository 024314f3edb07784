package dev.shopbell.realtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/// Things to be done after one and the same delay: a queue, since what came first is due first. Costs no timer an entry
/// and cannot be cancelled, so an entry asks whether it is still wanted. For one thread.
final class Deadlines {
    private record Due(long atNanos, Runnable task) {}

    private final long delayNanos;
    private final Queue<Due> queue = new ArrayDeque<>();

    Deadlines(Duration delay) {
        delayNanos = delay.toNanos();
    }

    void add(Runnable task) {
        queue.add(new Due(System.nanoTime() + delayNanos, task));
    }

    /// Does what is due.
    void run(long nowNanos) {
        for (Due due = queue.peek(); due != null && due.atNanos - nowNanos <= 0; due = queue.peek()) {
            queue.remove();
            due.task.run();
        }
    }
}
