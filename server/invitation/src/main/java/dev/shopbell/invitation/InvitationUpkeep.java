package dev.shopbell.invitation;

import dev.shopbell.site.Site;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Settles what nobody answers, and forgets what is over. Every node does so; each finds what the others left.
final class InvitationUpkeep implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(InvitationUpkeep.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("invitation-upkeep").factory());

    private final Invitations invitations;
    private final Supplier<List<Site>> sites;

    InvitationUpkeep(Invitations invitations, Supplier<List<Site>> sites) {
        this.invitations = invitations;
        this.sites = sites;
    }

    void start() {
        every(BETWEEN_LOOKS, invitations::ignoreOld);
        every(BETWEEN_CLEANINGS, invitations::forgetHours);
        every(BETWEEN_CLEANINGS, () -> sites.get().forEach(invitations::forgetPages));
    }

    private void every(Duration pause, Runnable work) {
        var _ = timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        LOG.debugf("The upkeep of invitations failed: %s", e.getMessage());
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
