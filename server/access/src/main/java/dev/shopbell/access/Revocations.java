package dev.shopbell.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// What ended before its time: ids of sessions and of visitors. Known at once on the node that ended it, and on the
/// others when they ask, so that a connected caller costs no question of their own.
final class Revocations {
    /// How long an id is kept: connections are asked about every few seconds, tokens are gone from the database.
    private static final Duration KEPT = Duration.ofHours(1);

    /// By how much a question reaches behind the last answer: the longest that the statement which notes an end can
    /// take between reading the clock and being seen, generously.
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final SessionStore store;
    private final InstantSource clock;
    private final List<Consumer<UUID>> listeners = new CopyOnWriteArrayList<>();
    private final Cache<UUID, Boolean> ended =
            Caffeine.newBuilder().expireAfterWrite(KEPT).build();
    private Instant answeredAt;

    Revocations(SessionStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        answeredAt = clock.instant();
    }

    boolean contains(UUID id) {
        return ended.getIfPresent(id) != null;
    }

    void listen(Consumer<UUID> listener) {
        listeners.add(listener);
    }

    void add(UUID id) {
        if (ended.asMap().putIfAbsent(id, Boolean.TRUE) == null) {
            listeners.forEach(listener -> listener.accept(id));
        }
    }

    /// Asks what other nodes ended.
    synchronized void ask() {
        Instant asked = clock.instant();
        store.endedWithin(Duration.between(answeredAt, asked).abs().plus(OVERLAP))
                .forEach(this::add);
        answeredAt = asked;
    }
}
