package dev.shopbell.visitor;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.shopbell.http.ProblemException;
import dev.shopbell.protocol.Problem;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// How often somebody may come in a minute. It protects this process, so it is counted in its memory. Safe for use from
/// any thread.
final class Pace {
    private static final int MOST_REMEMBERED = 50_000;
    private final int most;
    private final LoadingCache<Object, AtomicInteger> counts = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(MOST_REMEMBERED)
            .build(key -> new AtomicInteger());

    Pace(int most) {
        this.most = most;
    }

    /// Counts.
    ///
    /// @throws ProblemException where it is too often
    void check(Object key) {
        if (counts.get(key).incrementAndGet() > most) {
            throw new ProblemException(Problem.TOO_MANY);
        }
    }
}
