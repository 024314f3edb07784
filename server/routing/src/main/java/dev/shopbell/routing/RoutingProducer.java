package dev.shopbell.routing;

import dev.shopbell.conversation.Waits;
import dev.shopbell.site.Sites;
import dev.shopbell.storage.Storage;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/// Makes the beans of this module.
final class RoutingProducer {
    private final Executor background = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("routing-", 0).factory());
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("routing-timer").daemon().factory());

    @Produces
    @Singleton
    Teams teams(Storage storage, RoutingConfig config, InstantSource clock) {
        return new Teams(new TeamStore(storage.jdbi()), config, clock);
    }

    @Produces
    @Singleton
    Presence presence(Storage storage, RoutingConfig config, InstantSource clock) {
        Presence presence =
                new Presence(UUID.randomUUID(), new PresenceStore(storage.jdbi()), config, clock, background, timer);
        presence.start();
        return presence;
    }

    void close(@Disposes Presence presence) {
        timer.shutdownNow();
        presence.close();
    }

    @Produces
    @Singleton
    Availability availability(Teams teams, Presence presence, Waits waits, InstantSource clock) {
        return new Availability(teams, presence, new FirstAnswers(waits, clock), clock);
    }

    @Produces
    @Singleton
    WaitingRoom waitingRoom(
            Waits waits,
            Teams teams,
            Sites sites,
            Availability availability,
            Presence presence,
            RoutingConfig config,
            InstantSource clock) {
        Queue queue = new Queue(waits, teams, sites, availability, clock);
        WaitingRoom room = new WaitingRoom(availability, queue, config, background, timer);
        presence.onChange(room::presenceChanged);
        room.start();
        return room;
    }
}
