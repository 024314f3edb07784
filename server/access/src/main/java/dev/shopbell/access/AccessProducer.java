package dev.shopbell.access;

import dev.shopbell.http.CurrentCaller;
import dev.shopbell.site.Sites;
import dev.shopbell.storage.Storage;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// Makes this module's objects out of what the application provides, and keeps them up.
@Singleton
final class AccessProducer {
    private final AccessConfig config;
    private final InstantSource clock;
    private final AccountStore accountStore;
    private final SessionStore sessionStore;
    private final PhotoStore photoStore;
    private final Passwords passwords = new Passwords();
    private final Throttle throttle;
    final Revocations revocations;
    private final Sessions sessions;
    private final AccessUpkeep upkeep;

    AccessProducer(Storage storage, AccessConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        accountStore = new AccountStore(storage);
        sessionStore = new SessionStore(storage);
        photoStore = new PhotoStore(storage);
        throttle = new Throttle(new ThrottleStore(storage), config, clock);
        revocations = new Revocations(sessionStore, clock);
        sessions = new Sessions(sessionStore, accountStore, passwords, throttle, revocations, config, clock);
        upkeep = new AccessUpkeep(revocations, sessions, accountStore, throttle, config, clock);
    }

    @Produces
    @Singleton
    Sessions sessions() {
        return sessions;
    }

    @Produces
    @Singleton
    Accounts accounts() {
        return new Accounts(accountStore, sessions, passwords, throttle, config, clock);
    }

    @Produces
    @Singleton
    Photos photos() {
        return new Photos(photoStore);
    }

    @Produces
    @Singleton
    VisitorTokens visitorTokens() {
        return new VisitorTokens(sessionStore, revocations, clock);
    }

    @Produces
    @Singleton
    Setup setup(Sites sites) {
        return new Setup(accountStore, passwords, sites, clock);
    }

    @Produces
    @Singleton
    AccessDoorkeeper doorkeeper(VisitorTokens visitors, Sites sites) {
        return new AccessDoorkeeper(sessions, visitors, sites);
    }

    @Produces
    @Singleton
    CurrentActor currentActor(CurrentCaller caller) {
        return new CurrentActor(caller);
    }

    void start(@Observes StartupEvent event) {
        upkeep.start();
    }

    void stop(@Observes ShutdownEvent event) {
        upkeep.close();
    }
}
