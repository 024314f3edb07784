package dev.shopbell.storage;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/// Caches of what the database says. Stateless.
public final class Remembered {
    private Remembered() {}

    /// A cache of values that are at most so old. Who asks often is never the one who waits for a new reading: it is
    /// made in the background at half that age.
    ///
    /// @param age where it is zero, each asking reads
    public static Caffeine<Object, Object> atMost(Duration age) {
        // A refreshing after no time at all is refused.
        return Caffeine.newBuilder()
                .expireAfterWrite(age)
                .refreshAfterWrite(age.dividedBy(2).plusNanos(1));
    }
}
