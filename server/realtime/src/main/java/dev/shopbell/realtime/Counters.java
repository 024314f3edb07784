package dev.shopbell.realtime;

import dev.shopbell.protocol.Problem;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// Counts for [RealtimeFigures]. From any thread.
final class Counters {
    final AtomicInteger sockets = new AtomicInteger();
    final AtomicInteger polls = new AtomicInteger();
    final LongAdder framesIn = new LongAdder();
    final LongAdder framesOut = new LongAdder();
    final LongAdder bytesOut = new LongAdder();
    final LongAdder framesDropped = new LongAdder();
    private final Map<Problem, LongAdder> closed = new EnumMap<>(Problem.class);

    Counters() {
        for (Problem problem : Problem.values()) {
            closed.put(problem, new LongAdder());
        }
    }

    void closed(Problem problem) {
        closed.getOrDefault(problem, new LongAdder()).increment();
    }

    RealtimeFigures figures() {
        Map<Problem, Long> reasons = new EnumMap<>(Problem.class);
        closed.forEach((problem, count) -> reasons.put(problem, count.sum()));
        return new RealtimeFigures(
                sockets.get(),
                polls.get(),
                framesIn.sum(),
                framesOut.sum(),
                bytesOut.sum(),
                framesDropped.sum(),
                Map.copyOf(reasons));
    }
}
