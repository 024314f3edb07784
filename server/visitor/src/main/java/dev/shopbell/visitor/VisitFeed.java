package dev.shopbell.visitor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Keeps the index of this node level with the database: at the start with everybody who was there lately, then with
/// what other nodes change. What this node writes itself comes by the shorter way.
final class VisitFeed implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(1);
    /// A process that has not been seen for some rounds is dead, or so slow that its lines are too.
    private static final Duration NODE_LIVES = Duration.ofSeconds(8);

    private final VisitStore store;
    private final VisitIndex index;
    private final VisitorConfig config;
    private final InstantSource clock;
    private final Rounds rounds;
    private @Nullable String readUntil;

    VisitFeed(VisitStore store, VisitIndex index, VisitorConfig config, InstantSource clock) {
        this.store = store;
        this.index = index;
        this.config = config;
        this.clock = clock;
        rounds = new Rounds("visit-feed", EVERY, this::round);
    }

    void start() {
        rounds.start(Duration.ZERO);
    }

    @Override
    public void close() {
        rounds.close();
    }

    /// Reads what there is to read.
    void round() {
        index.nodes(store.beat(NODE_LIVES));
        Instant now = clock.instant();
        String horizon = store.horizon();
        String from = readUntil;
        index.apply(
                from == null
                        ? store.lately(now.minus(config.goneAfter()).minus(config.goneShown()))
                        : store.changed(from, horizon));
        if (from != null) {
            store.cleared(from, horizon).forEach(index::forget);
        }
        readUntil = horizon;
        index.sweep(now);
    }
}
