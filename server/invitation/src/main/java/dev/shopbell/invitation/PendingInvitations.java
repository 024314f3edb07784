package dev.shopbell.invitation;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The invitations that wait for an answer, as this node knows them: what it gave or settled itself at once,
/// what others did by the next reading, so nothing depends on a message that might be lost. A reading is of what
/// changed since the last one, and now and then of all that wait.
///
/// Safe for use from any thread. The listeners are called by one thread, one after another.
final class PendingInvitations implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PendingInvitations.class);

    /// All are often thousands, so reading them each time would keep a core from those who wait for a decision.
    private static final int READINGS_BETWEEN_WHOLE = 30;

    private final InvitationStore store;
    private final Duration every;
    /// In the order of the commits as this node saw them. A reading takes its turn among them, and the next one mends
    /// what another node changed at the same moment.
    private final BlockingQueue<Runnable> changes = new LinkedBlockingQueue<>();

    private final List<Consumer<GivenInvitation>> givenListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<GivenInvitation>> settledListeners = new CopyOnWriteArrayList<>();
    private final Map<UUID, GivenInvitation> byVisitor = new ConcurrentHashMap<>();
    private @Nullable Thread thread;
    /// A point of the database's history of which nothing before is unread; null before the first reading. What is
    /// read twice changes nothing.
    private @Nullable String readUpTo;

    private int readings;

    PendingInvitations(InvitationStore store, Duration every) {
        this.store = store;
        this.every = every;
    }

    /// Begins to read.
    void start() {
        thread = Thread.ofVirtual().name("invitations").start(this::run);
    }

    /// This one was given here.
    void given(GivenInvitation given) {
        changes.add(() -> add(given));
    }

    /// This one was settled here.
    void settled(UUID visitor, UUID invitation) {
        changes.add(() -> {
            GivenInvitation given = byVisitor.get(visitor);
            if (given != null && given.id().equals(invitation)) {
                remove(given);
            }
        });
    }

    /// Several changed here.
    void changed() {
        changes.add(this::read);
    }

    Optional<GivenInvitation> of(UUID visitor) {
        return Optional.ofNullable(byVisitor.get(visitor));
    }

    /// Hears of each invitation, given by any node.
    void onGiven(Consumer<GivenInvitation> listener) {
        givenListeners.add(listener);
    }

    /// Hears of each invitation that waits no longer.
    void onSettled(Consumer<GivenInvitation> listener) {
        settledListeners.add(listener);
    }

    private void run() {
        try {
            long readAt = System.nanoTime();
            while (true) {
                long left = readAt - System.nanoTime();
                Runnable change = left <= 0 ? null : changes.poll(left, TimeUnit.NANOSECONDS);
                try {
                    if (change == null) {
                        read();
                    } else {
                        change.run();
                    }
                } catch (RuntimeException e) {
                    LOG.debugf("The invitations could not be read: %s", e.getMessage());
                }
                if (change == null) {
                    readAt = System.nanoTime() + every.toNanos();
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    void read() {
        String from = readUpTo;
        if (from == null || readings >= READINGS_BETWEEN_WHOLE) {
            readAll();
            return;
        }
        String until = store.horizon();
        for (InvitationStore.Changed changed : store.changed(from)) {
            if (changed.waiting() != null) {
                add(changed.waiting());
            } else {
                of(changed.visitor()).ifPresent(this::remove);
            }
        }
        readUpTo = until;
        readings++;
    }

    private void readAll() {
        String until = store.horizon();
        Set<UUID> waiting = store.pending();
        byVisitor.values().stream()
                .filter(given -> !waiting.contains(given.id()))
                .forEach(this::remove);
        Set<UUID> unknown = new HashSet<>(waiting);
        byVisitor.values().forEach(given -> unknown.remove(given.id()));
        if (!unknown.isEmpty()) {
            store.pending(unknown).forEach(this::add);
        }
        readUpTo = until;
        readings = 0;
    }

    private void add(GivenInvitation given) {
        GivenInvitation before = byVisitor.put(given.visitor().id(), given);
        if (before != null && before.id().equals(given.id())) {
            return;
        }
        if (before != null) {
            tell(settledListeners, before);
        }
        tell(givenListeners, given);
    }

    private void remove(GivenInvitation given) {
        byVisitor.remove(given.visitor().id());
        tell(settledListeners, given);
    }

    private static void tell(List<Consumer<GivenInvitation>> listeners, GivenInvitation given) {
        for (Consumer<GivenInvitation> listener : listeners) {
            try {
                listener.accept(given);
            } catch (RuntimeException e) {
                LOG.warnf("An invitation could not be told: %s", e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
