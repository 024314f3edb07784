package dev.shopbell.storage;

import dev.shopbell.storage.OutboxStore.Batch;
import dev.shopbell.storage.OutboxStore.Cursor;
import dev.shopbell.storage.OutboxStore.Placed;
import dev.shopbell.storage.OutboxStore.Position;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Reads for one listener on this server, on a thread of its own, while it holds the listener's lease.
///
/// The lease only keeps servers out of each other's way. That no event is heard twice or skipped rests on the cursor,
/// which moves in the transaction of the delivery, and only from where this reader believes it to stand.
final class OutboxReader implements Runnable {
    private static final Logger LOG = Logger.getLogger(OutboxReader.class);

    private final Jdbi jdbi;
    private final OutboxStore store;
    private final OutboxTiming timing;
    private final UUID server;
    private final String name;
    private final OutboxSource source;
    private final Listener listener;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile boolean closed;

    // Of the reader's thread only.
    private @Nullable Position position;
    private long renewAtNanos;
    private int limit;
    private int failures;
    private int troubles;

    OutboxReader(
            Jdbi jdbi,
            OutboxStore store,
            OutboxTiming timing,
            UUID server,
            String name,
            OutboxSource source,
            Listener listener) {
        this.jdbi = jdbi;
        this.store = store;
        this.timing = timing;
        this.server = server;
        this.name = name;
        this.source = source;
        this.listener = listener;
        this.limit = timing.batch();
    }

    String name() {
        return name;
    }

    OutboxSource source() {
        return source;
    }

    Listener listener() {
        return listener;
    }

    void wake() {
        wakeUps.release();
    }

    void close() {
        closed = true;
        wake();
    }

    private enum Step {
        /// Something moved, and there is more.
        AGAIN,
        /// All there was moved.
        MOVED,
        /// What there is waits for a transaction that still runs.
        SOON,
        /// There is nothing.
        NOTHING,
        /// Another server reads for this listener.
        ELSEWHERE,
        /// The next event failed.
        FAILED
    }

    @Override
    public void run() {
        Duration pause = Duration.ZERO;
        while (!closed) {
            if (sleep(pause)) {
                pause = Duration.ZERO;
            }
            pause = switch (trySteps()) {
                case AGAIN -> Duration.ZERO;
                case MOVED -> gather();
                case SOON -> doubled(pause, timing.retry(), timing.poll());
                case NOTHING, ELSEWHERE -> timing.poll();
                case FAILED -> pauseAfter(failures + troubles);
            };
        }
        try {
            store.release(name, server);
        } catch (RuntimeException failure) {
            LOG.debugf(failure, "The lease of %s is left to expire", name);
        }
    }

    private Step trySteps() {
        try {
            Step step = step();
            troubles = 0;
            return step;
        } catch (RuntimeException | Error failure) {
            // The database is away or refuses us: no event is to blame.
            troubles++;
            position = null;
            LOG.warnf("Listener %s cannot read its events (%d times now): %s", name, troubles, failure);
            return Step.FAILED;
        }
    }

    private Step step() {
        Position from = lease();
        if (from == null) {
            return Step.ELSEWHERE;
        }
        Batch next = store.next(source, from, limit);
        List<Placed> batch = next.settled();
        if (batch.isEmpty()) {
            return next.unsettled() ? Step.SOON : Step.NOTHING;
        }
        try {
            deliver(from, batch);
            boolean isFull = batch.size() == limit;
            limit = Math.min(limit * 2, timing.batch());
            return isFull || next.unsettled() ? Step.AGAIN : Step.MOVED;
        } catch (RuntimeException | Error failure) {
            if (isTransient(failure)) {
                throw failure;
            }
            return afterFailure(from, batch, failure);
        }
    }

    /// The cursor if the lease is ours; renewed when half of it is over.
    private @Nullable Position lease() {
        long now = System.nanoTime();
        if (position == null || now - renewAtNanos > 0) {
            Optional<Cursor> cursor = store.lease(name, server, timing.lease());
            position = cursor.map(Cursor::position).orElse(null);
            failures = cursor.map(Cursor::failures).orElse(0);
            renewAtNanos = now + timing.lease().toNanos() / 2;
        }
        return position;
    }

    private void deliver(Position from, List<Placed> batch) {
        Position to = batch.getLast().position();
        boolean delivered = jdbi.inTransaction(handle -> {
            boolean ours = store.advance(handle, name, server, timing.lease(), from, to);
            if (ours) {
                listener.on(handle, batch.stream().map(Placed::event).toList());
            }
            return ours;
        });
        position = delivered ? to : null; // another server has taken over: ask for the lease again
        failures = 0;
    }

    private Step afterFailure(Position from, List<Placed> batch, Throwable failure) {
        if (batch.size() > 1) {
            LOG.warnf("Listener %s failed on %d events; trying them one by one", name, batch.size());
            limit = 1;
            return Step.AGAIN;
        }
        Placed poison = batch.getFirst();
        Optional<Integer> counted = store.failed(name, server, timing.lease());
        if (counted.isEmpty()) {
            position = null;
            return Step.ELSEWHERE;
        }
        failures = counted.get();
        LOG.errorf(
                failure,
                "Listener %s failed on event %s, time %d",
                name,
                poison.event().id(),
                failures);
        if (failures < timing.attempts()) {
            return Step.FAILED;
        }
        jdbi.useTransaction(handle -> {
            if (store.advance(handle, name, server, timing.lease(), from, poison.position())) {
                store.setAside(handle, name, poison, failure.getClass().getName());
            }
        });
        LOG.errorf(
                "Listener %s goes on without event %s, which is set aside",
                name, poison.event().id());
        position = null;
        return Step.AGAIN;
    }

    /// Failures of the database, which pass, as opposed to those of a listener or an event.
    private static boolean isTransient(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state == null // the pool's own: no connection free in time
                        || state.startsWith("08") // connection
                        || state.startsWith("40") // serialisation, deadlock
                        || state.startsWith("53") // disk, memory, connections
                        || state.startsWith("57P") // shutdown, crash, still starting
                        || state.equals("55P03"); // lock not available in time
            }
        }
        return false;
    }

    /// Lets more events come, each of which would else cost a transaction.
    private Duration gather() {
        try {
            Thread.sleep(timing.gather());
        } catch (InterruptedException interrupted) {
            closed = true;
        }
        return Duration.ZERO;
    }

    /// Whether somebody woke us before the time was over.
    private boolean sleep(Duration pause) {
        try {
            boolean woken = wakeUps.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
            wakeUps.drainPermits();
            return woken;
        } catch (InterruptedException interrupted) {
            closed = true;
            return false;
        }
    }

    private static Duration doubled(Duration pause, Duration least, Duration most) {
        Duration longer = pause.multipliedBy(2);
        if (longer.compareTo(least) < 0) {
            return least;
        }
        return longer.compareTo(most) < 0 ? longer : most;
    }

    private Duration pauseAfter(int count) {
        Duration pause = timing.failurePause();
        for (int doubling = 1; doubling < count && pause.compareTo(timing.longestFailurePause()) < 0; doubling++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(timing.longestFailurePause()) < 0 ? pause : timing.longestFailurePause();
    }
}
