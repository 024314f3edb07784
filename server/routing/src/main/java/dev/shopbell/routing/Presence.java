package dev.shopbell.routing;

import dev.shopbell.protocol.Wire;
import dev.shopbell.routing.PresenceStore.Here;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The door to who of staff is here and takes conversations, on whichever node they are connected.
///
/// A node writes its own people in one row under a lease and reads those of the others, both at a steady pace and once
/// more shortly after a change: however many come and go, there is at most one write each [#SOON]. What is known of
/// this node holds at once, of others within a round; a node that died is believed for one lease. Without the database
/// the people of this node are still known, and those of others until their lease is over.
///
/// Safe for use from any thread; never blocks its callers.
public final class Presence {
    private static final Logger LOG = Logger.getLogger(Presence.class);
    private static final Duration SOON = Duration.ofMillis(250);

    private final UUID node;
    private final PresenceStore store;
    private final RoutingConfig config;
    private final InstantSource clock;
    private final Executor background;
    private final ScheduledExecutorService timer;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private final Object lock = new Object();
    private final Map<UUID, Member> members = new HashMap<>();
    private Map<UUID, Here> others = Map.of();
    private Instant othersUntil = Instant.MIN;
    private Set<UUID> available = Set.of();
    private boolean isExchangeDue;
    private boolean isWritten;

    Presence(
            UUID node,
            PresenceStore store,
            RoutingConfig config,
            InstantSource clock,
            Executor background,
            ScheduledExecutorService timer) {
        this.node = node;
        this.store = store;
        this.config = config;
        this.clock = clock;
        this.background = background;
        this.timer = timer;
    }

    private static final class Member {
        final Set<UUID> connections = new HashSet<>();
        boolean wanted = true;
        long wantedMicros;
        /// Counts arrivals, so that a departure that was followed by a return is forgotten.
        int arrivals;

        boolean here;
    }

    void start() {
        long millis = config.presenceEvery().toMillis();
        var _ = timer.scheduleWithFixedDelay(
                () -> background.execute(this::exchange), 0, millis, TimeUnit.MILLISECONDS);
    }

    /// Hears that somebody came, went, or changed their mind, on the thread that noticed; must not wait.
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /// A connection of a member of staff opened here.
    public void arrived(UUID account, UUID connection) {
        changing(() -> {
            Member member = members.computeIfAbsent(account, id -> new Member());
            member.connections.add(connection);
            member.arrivals++;
            member.here = true;
        });
    }

    /// A connection closed. Who has no other left is gone after [Wire#ABSENCE_SECONDS], unless they come back.
    public void left(UUID account, UUID connection) {
        int arrivals;
        synchronized (lock) {
            Member member = members.get(account);
            if (member == null || !member.connections.remove(connection) || !member.connections.isEmpty()) {
                return;
            }
            arrivals = member.arrivals;
        }
        if (!timer.isShutdown()) {
            var _ = timer.schedule(() -> gone(account, arrivals), Wire.ABSENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void gone(UUID account, int arrivals) {
        changing(() -> {
            Member member = members.get(account);
            if (member != null && member.arrivals == arrivals) {
                member.here = false;
            }
        });
    }

    /// A member of staff says whether they take conversations. The last word counts, on whichever node it was said.
    public void wants(UUID account, boolean taking) {
        changing(() -> {
            Member member = members.computeIfAbsent(account, id -> new Member());
            member.wanted = taking;
            member.wantedMicros = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        });
    }

    /// Whether this member of staff is here and takes conversations.
    public boolean isAvailable(UUID account) {
        synchronized (lock) {
            return available.contains(account);
        }
    }

    /// Whether anybody is here and takes conversations.
    public boolean isAnybodyAvailable() {
        synchronized (lock) {
            return !available.isEmpty();
        }
    }

    /// Whether any of these is here and takes conversations.
    public boolean isAnyAvailable(Collection<UUID> accounts) {
        synchronized (lock) {
            return accounts.stream().anyMatch(available::contains);
        }
    }

    private void changing(Runnable change) {
        boolean isChanged;
        synchronized (lock) {
            change.run();
            isChanged = reckon();
            if (!isExchangeDue && !timer.isShutdown()) {
                isExchangeDue = true;
                var _ = timer.schedule(
                        () -> background.execute(this::exchange), SOON.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
        if (isChanged) {
            tell();
        }
    }

    /// Writes who is here and reads who is elsewhere. Waits for the database.
    synchronized void exchange() {
        List<Here> here;
        synchronized (lock) {
            isExchangeDue = false;
            here = here();
        }
        Map<UUID, Here> read = null;
        try {
            if (!here.isEmpty()) {
                store.write(node, here, config.presenceLease());
                isWritten = true;
            } else if (isWritten) {
                store.remove(node);
                isWritten = false;
            }
            read = new HashMap<>();
            for (Here other : store.readOthers(node)) {
                read.merge(other.account(), other, Presence::laterOf);
            }
        } catch (RuntimeException e) {
            LOG.debugf("Who is here could not be exchanged, trying again: %s", e.getMessage());
        }
        if (keep(read)) {
            tell();
        }
    }

    private boolean keep(@Nullable Map<UUID, Here> read) {
        synchronized (lock) {
            Instant now = clock.instant();
            if (read != null) {
                others = read;
                othersUntil = now.plus(config.presenceLease());
            } else if (now.isAfter(othersUntil)) {
                others = Map.of();
            }
            return reckon();
        }
    }

    private List<Here> here() {
        return members.entrySet().stream()
                .filter(member -> member.getValue().here)
                .map(member -> new Here(member.getKey(), member.getValue().wanted, member.getValue().wantedMicros))
                .toList();
    }

    /// Whether somebody else is available now than before.
    private boolean reckon() {
        Map<UUID, Here> all = new HashMap<>(others);
        here().forEach(one -> all.merge(one.account(), one, Presence::laterOf));
        Set<UUID> now = new HashSet<>();
        all.values().stream().filter(Here::isTaking).map(Here::account).forEach(now::add);
        boolean isChanged = !now.equals(available);
        available = now;
        return isChanged;
    }

    private static Here laterOf(Here one, Here other) {
        return one.chosenMicros() < other.chosenMicros() ? other : one;
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    /// Says to the others that nobody is here any more.
    void close() {
        try {
            store.remove(node);
        } catch (RuntimeException e) {
            LOG.debugf("The lease of this node will run out by itself: %s", e.getMessage());
        }
    }
}
