package dev.shopbell.routing;

import dev.shopbell.access.Actor;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.realtime.Connection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The door for shoppers who are connected to this node: tells them whether somebody is there, and those who wait their
/// place in the queue.
///
/// Both are read at a steady pace and soon after something changed, and sent to those alone for whom they differ from
/// what they were told: one query and one look at the hours a round, however many wait; nothing where no shopper is
/// connected. Safe for use from any thread; never blocks its callers.
public final class WaitingRoom {
    private static final Logger LOG = Logger.getLogger(WaitingRoom.class);
    /// How often hours, other nodes and the queue are looked at without a hint.
    private static final long ROUND_MILLIS = 2_000;

    private final Availability availability;
    private final Queue queue;
    private final RoutingConfig config;
    private final Executor background;
    private final ScheduledExecutorService timer;
    private final ConcurrentHashMap<UUID, Shopper> shoppers = new ConcurrentHashMap<>();
    private final Object soon = new Object();
    private boolean isDue;

    WaitingRoom(
            Availability availability,
            Queue queue,
            RoutingConfig config,
            Executor background,
            ScheduledExecutorService timer) {
        this.availability = availability;
        this.queue = queue;
        this.config = config;
        this.background = background;
        this.timer = timer;
    }

    private static final class Shopper {
        final Connection connection;
        final Actor.Visitor visitor;
        ServerFrame.@Nullable Reachable toldReachable;
        ServerFrame.@Nullable Waiting toldWaiting;

        Shopper(Connection connection, Actor.Visitor visitor) {
            this.connection = connection;
            this.visitor = visitor;
        }
    }

    void start() {
        var _ = timer.scheduleWithFixedDelay(
                () -> background.execute(this::tell), ROUND_MILLIS, ROUND_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// A shopper connected.
    public void entered(Connection connection, Actor.Visitor visitor) {
        Shopper shopper = new Shopper(connection, visitor);
        shoppers.put(connection.id(), shopper);
        // The others wait for the round: thousands who come back at once are not each looked at for each.
        background.execute(() -> {
            tellReachable(List.of(shopper));
            changed();
        });
    }

    /// A connection closed, of a shopper or of somebody else.
    public void left(Connection connection) {
        shoppers.remove(connection.id());
    }

    /// The place of a shopper who is not connected and asks now; empty where they wait for nothing. Waits for the
    /// database.
    public Optional<ServerFrame.Waiting> placeOf(Actor.Visitor visitor) {
        return queue.places().stream()
                .filter(place -> place.who().visitor().equals(visitor.id()))
                .findFirst()
                .map(WaitingRoom::frameOf);
    }

    /// Something may have changed: who is here, or who waits.
    public void changed() {
        if (shoppers.isEmpty()) {
            return;
        }
        synchronized (soon) {
            if (isDue || timer.isShutdown()) {
                return;
            }
            isDue = true;
            var _ = timer.schedule(
                    () -> background.execute(this::tell), config.tellEvery().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /// Who is here changed: told at once, since a shopper may be about to ask.
    void presenceChanged() {
        if (!shoppers.isEmpty()) {
            background.execute(() -> tellReachable(shoppers.values()));
        }
    }

    private void tell() {
        synchronized (soon) {
            isDue = false;
        }
        tellReachable(shoppers.values());
        tellPlaces();
    }

    private synchronized void tellReachable(Collection<Shopper> those) {
        try {
            Map<UUID, ServerFrame.Reachable> ofSites = new HashMap<>();
            for (Shopper shopper : those) {
                ServerFrame.Reachable now = ofSites.computeIfAbsent(shopper.visitor.site(), this::reachable);
                if (!now.equals(shopper.toldReachable)) {
                    shopper.toldReachable = now;
                    shopper.connection.send(now);
                }
            }
        } catch (RuntimeException e) {
            LOG.debugf("Shoppers could not be told who is there, trying again: %s", e.getMessage());
        }
    }

    private ServerFrame.Reachable reachable(UUID site) {
        Availability.Standing now = availability.now(site);
        Instant opensAt = now.opensAt();
        return new ServerFrame.Reachable(
                now.staffAvailable(),
                now.open(),
                opensAt == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, opensAt),
                now.answerSeconds());
    }

    private synchronized void tellPlaces() {
        if (shoppers.isEmpty()) {
            return;
        }
        try {
            Set<UUID> visitors = shoppers.values().stream()
                    .map(shopper -> shopper.visitor.id())
                    .collect(Collectors.toSet());
            List<Queue.Place> places = queue.places();
            Map<UUID, ServerFrame.Waiting> ofVisitors = new HashMap<>();
            for (Queue.Place place : places) {
                UUID visitor = place.who().visitor();
                if (visitors.contains(visitor)) {
                    ofVisitors.put(visitor, frameOf(place));
                }
            }
            shoppers.values().forEach(shopper -> tellPlace(shopper, ofVisitors.get(shopper.visitor.id())));
        } catch (RuntimeException e) {
            LOG.debugf("Shoppers could not be told their place, trying again: %s", e.getMessage());
        }
    }

    private static void tellPlace(Shopper shopper, ServerFrame.@Nullable Waiting place) {
        ServerFrame.Waiting told = shopper.toldWaiting;
        ServerFrame.Waiting now = place == null && told != null ? noLonger(told) : place;
        if (now != null && !now.equals(told)) {
            shopper.toldWaiting = now;
            shopper.connection.send(now);
        }
    }

    private static ServerFrame.Waiting frameOf(Queue.Place place) {
        return new ServerFrame.Waiting(place.who().conversation(), place.position(), place.expectedSeconds());
    }

    private static ServerFrame.Waiting noLonger(ServerFrame.Waiting told) {
        return new ServerFrame.Waiting(told.conversation(), 0, null);
    }
}
