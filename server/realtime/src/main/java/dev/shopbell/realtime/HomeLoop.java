package dev.shopbell.realtime;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The connections that live on one event loop, the mailbox by which other threads send to them, and the one timer that
/// they share.
///
/// A group commit sends to hundreds of connections at once: all of it goes through one queue, one task of the loop, and
/// one flush a connection. Heartbeats are spread over the interval by giving each connection a place at random on a
/// wheel that turns once in a heartbeat.
final class HomeLoop implements Executor {
    private record Outgoing(LiveConnection to, @Nullable EncodedFrame frame) {}

    private static final Logger LOG = Logger.getLogger(HomeLoop.class);
    /// How often the timer ticks: finer than any delay that a person could tell apart here, and cheap.
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /// How many frames are written before the sockets are flushed and the loop may read again.
    private static final int ROUND = 1_024;

    final Deadlines hellos;
    final Deadlines closings;
    final Deadlines polls;

    private final EventLoop loop;
    private final Queue<Outgoing> mailbox = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean isDeliveryDue = new AtomicBoolean();
    private final List<LiveConnection> unflushed = new ArrayList<>();
    private final List<List<LiveConnection>> wheel = new ArrayList<>();
    private int hand;

    HomeLoop(EventLoop loop, RealtimeConfig config) {
        this.loop = loop;
        hellos = new Deadlines(config.helloWithin());
        closings = new Deadlines(config.closeWithin());
        polls = new Deadlines(config.pollWait());
        long slots = config.heartbeat().toNanos() / TICK_NANOS;
        for (long i = 0; i < slots; i++) {
            wheel.add(new ArrayList<>(0));
        }
        var _ = loop.scheduleAtFixedRate(this::tick, TICK_NANOS, TICK_NANOS, TimeUnit.NANOSECONDS);
    }

    /// Runs the task on this loop: now, if this is its thread.
    @Override
    public void execute(Runnable task) {
        if (loop.inEventLoop()) {
            task.run();
        } else {
            loop.execute(task);
        }
    }

    /// Runs the task on this loop after a moment too short for [Deadlines].
    void later(Duration moment, Runnable task) {
        var _ = loop.schedule(task, moment.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Sends a frame. From any thread; in order for each of them.
    void post(LiveConnection to, EncodedFrame frame) {
        mailbox.add(new Outgoing(to, frame));
        deliverSoon();
    }

    /// Lets the connection depart after what was posted to it before. From any thread.
    void postFarewell(LiveConnection from) {
        mailbox.add(new Outgoing(from, null));
        deliverSoon();
    }

    void add(LiveConnection connection) {
        connection.slot = ThreadLocalRandom.current().nextInt(wheel.size());
        List<LiveConnection> neighbours = wheel.get(connection.slot);
        connection.place = neighbours.size();
        neighbours.add(connection);
    }

    /// Takes the connection out; the last one of its slot takes its place.
    void remove(LiveConnection connection) {
        List<LiveConnection> neighbours = wheel.get(connection.slot);
        LiveConnection last = neighbours.removeLast();
        if (last != connection) {
            neighbours.set(connection.place, last);
            last.place = connection.place;
        }
    }

    List<LiveConnection> connections() {
        List<LiveConnection> all = new ArrayList<>();
        wheel.forEach(all::addAll);
        return all;
    }

    private void deliverSoon() {
        if (isDeliveryDue.compareAndSet(false, true)) {
            loop.execute(this::deliver);
        }
    }

    private void deliver() {
        isDeliveryDue.set(false);
        Outgoing outgoing = mailbox.poll();
        for (int i = 0; outgoing != null; outgoing = mailbox.poll()) {
            deliver(outgoing);
            if (++i == ROUND) {
                deliverSoon();
                break;
            }
        }
        unflushed.forEach(LiveConnection::flush);
        unflushed.clear();
    }

    private void deliver(Outgoing outgoing) {
        LiveConnection to = outgoing.to;
        if (outgoing.frame == null) {
            to.depart();
        } else {
            to.deliver(outgoing.frame);
            if (!to.isUnflushed) {
                to.isUnflushed = true;
                unflushed.add(to);
            }
        }
    }

    private void tick() {
        try {
            long now = System.nanoTime();
            hellos.run(now);
            closings.run(now);
            polls.run(now);
            hand = (hand + 1) % wheel.size();
            for (LiveConnection connection : wheel.get(hand)) {
                connection.beat();
                connection.checkSilence(now);
            }
            // Looked at twice a turn, so that silence is noticed half a heartbeat late at the most.
            for (LiveConnection connection : wheel.get((hand + wheel.size() / 2) % wheel.size())) {
                connection.checkSilence(now);
            }
        } catch (RuntimeException e) {
            LOG.error("a tick failed", e);
        }
    }
}
