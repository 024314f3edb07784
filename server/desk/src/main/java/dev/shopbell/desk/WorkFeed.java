package dev.shopbell.desk;

import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.WorkItem;
import dev.shopbell.realtime.Connection;
import dev.shopbell.realtime.EncodedFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps the work lists of connected staff up to date.
///
/// What changed is collected for a moment, read in one query, encoded once and sent to everybody: the cost
/// does not grow with the rate of lines, only with the number of conversations that moved. A watcher who is
/// still waiting for the snapshot gets what changed meanwhile right after it.
final class WorkFeed implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(WorkFeed.class);
    /// Short enough to look immediate, long enough that a burst of lines is one row.
    private static final long COLLECT_MILLIS = 50;

    private static final long RETRY_MILLIS = 500;
    /// How often conversations are looked at that another node may have changed.
    private static final long POLL_MILLIS = 2_000;

    private final WorkItems items;
    private final DeskStore store;
    private final Executor background;
    private final ScheduledExecutorService timer;
    private final ConcurrentHashMap<UUID, Watcher> watchers = new ConcurrentHashMap<>();
    private final Set<UUID> changed = new HashSet<>();
    private boolean collecting;
    private Map<UUID, Integer> openVersions = new HashMap<>();

    WorkFeed(WorkItems items, DeskStore store, Executor background, ScheduledExecutorService timer) {
        this.items = items;
        this.store = store;
        this.background = background;
        this.timer = timer;
    }

    void start() {
        var _ = timer.scheduleWithFixedDelay(
                () -> background.execute(this::poll), POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// Sends the list, and from then on what changes in it.
    void watch(Connection connection, UUID reader) {
        Watcher watcher = new Watcher(connection, reader);
        boolean first = watchers.isEmpty();
        watchers.put(connection.id(), watcher);
        background.execute(() -> {
            while (connection.isOpen()) {
                try {
                    if (first) {
                        // What the next round is compared with must not be younger than the
                        // snapshot.
                        rememberVersions();
                    }
                    watcher.start(new ServerFrame.WorkList(items.snapshot(reader)));
                    return;
                } catch (RuntimeException e) {
                    LOG.warnf("The work list could not be read, trying again: %s", e.getMessage());
                    if (!pause()) {
                        return;
                    }
                }
            }
        });
    }

    void forget(Connection connection) {
        watchers.remove(connection.id());
    }

    /// Sends the rows of these conversations to everybody soon. Never blocks.
    void changed(Set<UUID> conversations) {
        if (watchers.isEmpty()) {
            return;
        }
        synchronized (changed) {
            changed.addAll(conversations);
            if (collecting) {
                return;
            }
            collecting = true;
        }
        flushIn(COLLECT_MILLIS);
    }

    /// Tells the other windows of a reader how far they have read.
    void read(UUID reader, UUID conversation, int number) {
        List<Watcher> own = watchers.values().stream()
                .filter(watcher -> watcher.reader.equals(reader))
                .toList();
        if (own.isEmpty()) {
            return;
        }
        background.execute(() -> {
            try {
                List<WorkItem> rows = items.rows(List.of(conversation)).stream()
                        .map(item -> withReading(item, number))
                        .toList();
                EncodedFrame frame = EncodedFrame.of(new ServerFrame.WorkItems(rows));
                own.forEach(watcher -> watcher.send(frame));
            } catch (RuntimeException e) {
                LOG.debugf("A reading mark was stored but not shown: %s", e.getMessage());
            }
        });
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void flushIn(long millis) {
        var _ = timer.schedule(() -> background.execute(this::flush), millis, TimeUnit.MILLISECONDS);
    }

    private void flush() {
        Set<UUID> batch;
        synchronized (changed) {
            batch = Set.copyOf(changed);
            changed.clear();
        }
        boolean failed = false;
        try {
            if (!batch.isEmpty()) {
                EncodedFrame frame = EncodedFrame.of(new ServerFrame.WorkItems(items.rows(batch)));
                watchers.values().forEach(watcher -> watcher.send(frame));
            }
        } catch (RuntimeException e) {
            LOG.debugf("Rows of the work list could not be read, trying again: %s", e.getMessage());
            failed = true;
        }
        synchronized (changed) {
            if (failed) {
                changed.addAll(batch);
            }
            collecting = !changed.isEmpty();
            if (!collecting) {
                return;
            }
        }
        if (!timer.isShutdown()) {
            flushIn(failed ? RETRY_MILLIS : COLLECT_MILLIS);
        }
    }

    private synchronized void rememberVersions() {
        openVersions = store.openVersions();
    }

    /// Finds what another node changed: open conversations that are new, moved, or no longer among them.
    private synchronized void poll() {
        if (watchers.isEmpty()) {
            return;
        }
        try {
            Map<UUID, Integer> before = openVersions;
            rememberVersions();
            Set<UUID> moved = new HashSet<>(before.keySet());
            moved.removeAll(openVersions.keySet());
            openVersions.forEach((id, version) -> {
                if (!version.equals(before.get(id))) {
                    moved.add(id);
                }
            });
            if (!moved.isEmpty()) {
                changed(moved);
            }
        } catch (RuntimeException e) {
            LOG.debugf("The work list could not be compared, trying again: %s", e.getMessage());
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static WorkItem withReading(WorkItem item, int readUpTo) {
        return new WorkItem(
                item.conversation(),
                item.version(),
                item.state(),
                item.siteName(),
                item.shopper(),
                item.assignee(),
                item.openedAtMicros(),
                item.closedAtMicros(),
                item.waitingSinceMicros(),
                item.lastLine(),
                item.lastShopperNumber(),
                readUpTo,
                item.page(),
                item.pageAtMicros());
    }

    /// A connection with the list on its screen.
    private static final class Watcher {
        private final Connection connection;
        private final UUID reader;
        private @Nullable List<EncodedFrame> beforeSnapshot = new ArrayList<>();

        Watcher(Connection connection, UUID reader) {
            this.connection = connection;
            this.reader = reader;
        }

        synchronized void start(ServerFrame.WorkList snapshot) {
            connection.send(snapshot);
            if (beforeSnapshot != null) {
                beforeSnapshot.forEach(connection::send);
                beforeSnapshot = null;
            }
        }

        synchronized void send(EncodedFrame frame) {
            if (beforeSnapshot == null) {
                connection.send(frame);
            } else {
                beforeSnapshot.add(frame);
            }
        }
    }
}
