package dev.shopbell.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/// Pairs of a shopper and an agent who talk in turns. Closed loop: each line is answered as soon as it is through. Open
/// loop: lines leave at a fixed rate whatever comes of them, and latency counts from the moment at which a line ought
/// to
/// have left, so that a server that stalls is charged for every line it kept waiting.
final class LoadGenerator implements ChatPair.Listener {
    private static final Duration OPENING_LIMIT = Duration.ofMinutes(1);
    private static final Duration STRAGGLER_LIMIT = Duration.ofSeconds(10);
    /// How many pairs may be opening their conversation at once: the opening is not what is measured.
    private static final int OPENING_AT_ONCE = 32;

    private final LoadPlan plan;
    private final SocketLoop loop;
    private final List<ChatPair> pairs = new ArrayList<>();
    private final Histogram acknowledgement = new Histogram(1, 60_000_000, 3);
    private final Histogram delivery = new Histogram(1, 60_000_000, 3);
    private long measureFrom = Long.MAX_VALUE;
    private long measureTo = Long.MAX_VALUE;
    private long through;
    /// Open loop: lines that ought to have left in the measured time.
    private long due;
    private int ready;
    private int failures;
    private String firstFailure = "";
    private long nextDue;
    private long turn;
    private volatile boolean pacing;

    private LoadGenerator(LoadPlan plan) throws IOException {
        this.plan = plan;
        this.loop = new SocketLoop(
                new InetSocketAddress(plan.url().getHost(), plan.url().getPort()));
    }

    static LoadResult run(LoadPlan plan, Target target) throws IOException {
        return new LoadGenerator(plan).run(target);
    }

    private LoadResult run(Target target) throws IOException {
        openPairs(target);
        long start = System.nanoTime();
        measureFrom = start + plan.warmUp().toNanos();
        measureTo = measureFrom + plan.measured().toNanos();
        Thread pacer = begin(start);
        loop.run(() -> failures > 0 || System.nanoTime() >= measureFrom, this::sendDue);
        Sample before = Sample.of(plan);
        loop.run(() -> failures > 0 || System.nanoTime() >= measureTo, this::sendDue);
        Sample after = Sample.of(plan);
        awaitStragglers();
        pacing = false;
        LockSupport.unpark(pacer);
        pairs.forEach(ChatPair::close);
        return result(before, after);
    }

    private void openPairs(Target target) throws IOException {
        long deadline = System.nanoTime() + OPENING_LIMIT.toNanos();
        String suffix = LineId.suffix(System.nanoTime());
        while (ready < plan.pairs() && failures == 0) {
            if (System.nanoTime() > deadline) {
                failed(ready + " of " + plan.pairs() + " conversations opened in time");
            }
            while (pairs.size() < plan.pairs() && pairs.size() - ready < OPENING_AT_ONCE) {
                pairs.add(new ChatPair(pairs.size(), suffix, loop, target, this));
            }
            int known = ready;
            loop.run(() -> ready > known || failures > 0 || System.nanoTime() > deadline, () -> {});
        }
    }

    private Thread begin(long start) {
        if (failures > 0) {
            return Thread.currentThread();
        }
        if (plan.perSecond() == 0) {
            pairs.forEach(pair -> pair.say(true, start));
            return Thread.currentThread();
        }
        nextDue = start;
        pacing = true;
        return Thread.ofPlatform().daemon().name("pacer").start(this::pace);
    }

    /// Wakes the loop when a line is due: a selector's own timeout is no finer than a millisecond.
    private void pace() {
        long gap = 1_000_000_000L / plan.perSecond();
        long due = System.nanoTime();
        while (pacing) {
            due += gap;
            for (long left = due - System.nanoTime(); left > 0 && pacing; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            loop.wake();
        }
    }

    private void sendDue() {
        if (plan.perSecond() == 0) {
            return;
        }
        long now = System.nanoTime();
        while (nextDue <= now && nextDue < measureTo) {
            ChatPair pair = pairs.get((int) (turn % pairs.size()));
            pair.say(turn / pairs.size() % 2 == 0, nextDue);
            turn++;
            if (nextDue >= measureFrom) {
                due++;
            }
            nextDue += 1_000_000_000L / plan.perSecond();
        }
    }

    /// Lines of an open loop that are still under way count with the wait they have, so they are waited for.
    private void awaitStragglers() throws IOException {
        if (plan.perSecond() == 0) {
            return;
        }
        long deadline = System.nanoTime() + STRAGGLER_LIMIT.toNanos();
        loop.run(() -> failures > 0 || through >= due || System.nanoTime() > deadline, () -> {});
        if (through < due) {
            failed(due - through + " lines were not through " + STRAGGLER_LIMIT.toSeconds() + " s after the end");
        }
    }

    @Override
    public void ready(ChatPair pair) {
        ready++;
    }

    @Override
    public void acknowledged(long intendedNanos) {
        record(acknowledgement, intendedNanos);
    }

    @Override
    public void delivered(long intendedNanos) {
        record(delivery, intendedNanos);
    }

    private boolean counts(long intendedNanos, long nowNanos) {
        long at = plan.perSecond() == 0 ? nowNanos : intendedNanos;
        return at >= measureFrom && at < measureTo;
    }

    private void record(Histogram histogram, long intendedNanos) {
        long now = System.nanoTime();
        if (counts(intendedNanos, now)) {
            histogram.recordValue(Math.clamp((now - intendedNanos) / 1_000, 1, histogram.getHighestTrackableValue()));
        }
    }

    @Override
    public void through(ChatPair pair, boolean byShopper, long intendedNanos) {
        long now = System.nanoTime();
        if (counts(intendedNanos, now)) {
            through++;
        }
        if (plan.perSecond() == 0 && now < measureTo) {
            pair.say(!byShopper, now);
        }
    }

    @Override
    public void failed(String why) {
        if (failures++ == 0) {
            firstFailure = why;
        }
    }

    private LoadResult result(Sample before, Sample after) {
        double seconds = (after.nanos() - before.nanos()) / 1e9;
        double lines = Math.max(1, through);
        return new LoadResult(
                through,
                through / seconds,
                (after.serverMicros() - before.serverMicros()) / lines,
                (after.postgresMicros() - before.postgresMicros()) / lines,
                (after.generatorMicros() - before.generatorMicros()) / lines,
                LoadResult.Latency.of(acknowledgement),
                LoadResult.Latency.of(delivery),
                after.machine().stolenPercentSince(before.machine()),
                after.machine().idlePercentSince(before.machine()),
                othersPercent(before, after),
                after.serverResidentBytes(),
                failures,
                firstFailure);
    }

    private static double othersPercent(Sample before, Sample after) {
        long others = after.othersMicros() - before.othersMicros();
        return 100 * others / after.machine().microsSince(before.machine());
    }

    private record Sample(
            long nanos,
            long serverMicros,
            long postgresMicros,
            long generatorMicros,
            long othersMicros,
            long serverResidentBytes,
            MachineTime machine) {
        static Sample of(LoadPlan plan) {
            ProcessTree server = new ProcessTree(plan.server(), List.of(plan.postgres()));
            long serverMicros = server.cpuMicros();
            long postgresMicros = new ProcessTree(plan.postgres(), List.of()).cpuMicros();
            long generatorMicros = new ProcessTree(ProcessHandle.current().pid(), List.of()).cpuMicros();
            return new Sample(
                    System.nanoTime(),
                    serverMicros,
                    postgresMicros,
                    generatorMicros,
                    ProcessTree.machineCpuMicros() - serverMicros - postgresMicros - generatorMicros,
                    server.residentBytes(),
                    MachineTime.now());
        }
    }
}
