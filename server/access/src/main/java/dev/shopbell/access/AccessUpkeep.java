package dev.shopbell.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/// Asks other nodes' revocations again and again, and now and then deletes what is over, on one virtual thread.
final class AccessUpkeep implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(AccessUpkeep.class);
    private static final Duration CLEAN_EVERY = Duration.ofMinutes(10);

    private final Revocations revocations;
    private final Sessions sessions;
    private final AccountStore accounts;
    private final Throttle throttle;
    private final InstantSource clock;
    private final Duration askEvery;
    private final Thread thread;

    AccessUpkeep(
            Revocations revocations,
            Sessions sessions,
            AccountStore accounts,
            Throttle throttle,
            AccessConfig config,
            InstantSource clock) {
        this.revocations = revocations;
        this.sessions = sessions;
        this.accounts = accounts;
        this.throttle = throttle;
        this.clock = clock;
        askEvery = config.revocationsEvery();
        thread = Thread.ofVirtual().name("access-upkeep").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        Instant cleanAt = clock.instant();
        boolean isSilent = false;
        while (!Thread.interrupted()) {
            try {
                revocations.ask();
                isSilent = false;
                if (!clock.instant().isBefore(cleanAt)) {
                    cleanAt = clock.instant().plus(CLEAN_EVERY);
                    clean();
                }
            } catch (RuntimeException e) {
                if (!isSilent) {
                    LOG.warnf("Cannot ask which sessions ended elsewhere: %s", e.getMessage());
                }
                isSilent = true;
            }
            try {
                Thread.sleep(askEvery);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void clean() {
        sessions.forgetEnded();
        accounts.forgetExpiredInvitations(clock.instant());
        throttle.forgetOld();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
