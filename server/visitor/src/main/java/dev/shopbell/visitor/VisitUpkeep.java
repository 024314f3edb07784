package dev.shopbell.visitor;

import dev.shopbell.site.Site;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// Forgets what each site's retention no longer allows to keep, and addresses that no longer count, once an hour, in
/// small steps that hold nobody up.
final class VisitUpkeep implements AutoCloseable {
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration BETWEEN_STEPS = Duration.ofMillis(200);
    private static final int STEP = 5_000;
    /// Whoever opened the chat and wrote nothing for so long does not write about that page.
    private static final Duration UNSAID_KEPT = Duration.ofHours(1);

    private final VisitStore store;
    private final VisitorStore visitors;
    private final VisitorConfig config;
    private final Supplier<List<Site>> sites;
    private final InstantSource clock;
    private final Rounds rounds;

    VisitUpkeep(
            VisitStore store,
            VisitorStore visitors,
            VisitorConfig config,
            Supplier<List<Site>> sites,
            InstantSource clock) {
        this.store = store;
        this.visitors = visitors;
        this.config = config;
        this.sites = sites;
        this.clock = clock;
        rounds = new Rounds("visit-upkeep", EVERY, this::forget);
    }

    /// First comes the wait: a server that starts has better things to do.
    void start() {
        rounds.start(EVERY);
    }

    @Override
    public void close() {
        rounds.close();
    }

    void forget() throws InterruptedException {
        store.forgetNodes();
        visitors.forgetRegistrations(clock.instant().minus(config.registrationWindow()));
        for (Site site : sites.get()) {
            Instant now = clock.instant();
            Instant before = now.minus(Duration.ofDays(site.settings().visits().retentionDays()));
            Instant unsaidBefore = now.minus(UNSAID_KEPT);
            while (Math.max(
                            store.forgetViews(site.id(), before, STEP),
                            store.forgetVisits(site.id(), before, unsaidBefore, STEP))
                    == STEP) {
                Thread.sleep(BETWEEN_STEPS);
            }
        }
    }
}
