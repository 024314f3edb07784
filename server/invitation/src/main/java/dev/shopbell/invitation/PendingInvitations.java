package dev.shopbell.invitation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The invitations that wait for an answer, as this node read them last: often, and at once when it changed one
/// itself. What another node gave or settled is found by the next reading, so nothing depends on a message that
/// might be lost.
///
/// Safe for use from any thread. The listeners are called by one thread, one after another.
final class PendingInvitations implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PendingInvitations.class);
    /// Many changes at once are read together: each reading reads all that wait.
    private static final Duration BETWEEN_READINGS = Duration.ofMillis(200);

    private final Supplier<List<GivenInvitation>> reading;
    private final Duration every;
    private final Semaphore hints = new Semaphore(0);
    private final List<Consumer<GivenInvitation>> givenListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<GivenInvitation>> settledListeners = new CopyOnWriteArrayList<>();
    private volatile Map<UUID, GivenInvitation> byVisitor = Map.of();
    private @Nullable Thread thread;

    PendingInvitations(Supplier<List<GivenInvitation>> reading, Duration every) {
        this.reading = reading;
        this.every = every;
    }

    /// Begins to read.
    void start() {
        thread = Thread.ofVirtual().name("invitations").start(this::run);
    }

    /// Something was given or settled here.
    void changed() {
        hints.release();
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
            while (true) {
                boolean hinted = hints.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS);
                if (hinted) {
                    hints.drainPermits();
                }
                try {
                    read();
                } catch (RuntimeException e) {
                    LOG.debugf("The invitations could not be read: %s", e.getMessage());
                }
                Thread.sleep(BETWEEN_READINGS);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    void read() {
        Map<UUID, GivenInvitation> before = byVisitor;
        Map<UUID, GivenInvitation> now = reading.get().stream()
                .collect(Collectors.toUnmodifiableMap(given -> given.visitor().id(), Function.identity()));
        byVisitor = now;
        before.values().stream().filter(given -> !isIn(now, given)).forEach(given -> tell(settledListeners, given));
        now.values().stream().filter(given -> !isIn(before, given)).forEach(given -> tell(givenListeners, given));
    }

    private static boolean isIn(Map<UUID, GivenInvitation> all, GivenInvitation given) {
        GivenInvitation known = all.get(given.visitor().id());
        return known != null && known.id().equals(given.id());
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
