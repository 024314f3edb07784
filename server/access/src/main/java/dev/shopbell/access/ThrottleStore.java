package dev.shopbell.access;

import dev.shopbell.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Counts attempts in the database, so that every node counts the same ones.
final class ThrottleStore {
    private final Jdbi jdbi;

    ThrottleStore(Storage storage) {
        jdbi = storage.jdbi();
    }

    /// Counts one attempt, before it is known how it ends, so that attempts at the same moment are counted too.
    /// Returns null if it may go ahead, else when the next one may. A refused attempt does not count.
    ///
    /// The attempt after the free ones starts the first pause, and every further one doubles it; 20 doublings are
    /// more than any longest pause.
    @Nullable
    Instant attempt(String key, int free, AccessConfig config, Instant now) {
        return jdbi.withHandle(handle -> {
            int counted = handle.createUpdate("""
                            INSERT INTO access.throttle AS t (key, attempts, last_at, blocked_until)
                            VALUES (:key, 1, :now, :now)
                            ON CONFLICT (key) DO UPDATE SET
                                attempts = CASE WHEN t.last_at < :forgetBefore THEN 1 ELSE t.attempts + 1 END,
                                last_at = :now,
                                blocked_until = CASE
                                    WHEN t.last_at < :forgetBefore OR t.attempts + 1 < :free THEN cast(:now AS timestamptz)
                                    ELSE cast(:now AS timestamptz) + least(
                                        :longestSeconds,
                                        :firstSeconds * power(2, least(t.attempts + 1 - :free, 20)))
                                        * interval '1 second'
                                    END
                            WHERE t.blocked_until <= :now
                            """)
                    .bind("key", key)
                    .bind("now", now)
                    .bind("forgetBefore", now.minus(config.attemptsForgotten()))
                    .bind("free", free)
                    .bind("firstSeconds", seconds(config.firstPause()))
                    .bind("longestSeconds", seconds(config.longestPause()))
                    .execute();
            return counted == 1
                    ? null
                    : handle.createQuery("SELECT blocked_until FROM access.throttle WHERE key = :key")
                            .bind("key", key)
                            .mapTo(Instant.class)
                            .findOne()
                            .orElse(now);
        });
    }

    /// Forgets every attempt under this key: the last one succeeded.
    void forget(String key) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM access.throttle WHERE key = :key")
                .bind("key", key)
                .execute());
    }

    /// Takes back the last attempt under this key: it succeeded, which says nothing of those before.
    void takeBack(String key, Instant now) {
        jdbi.useHandle(handle ->
                handle.createUpdate("""
                        UPDATE access.throttle SET attempts = greatest(attempts - 1, 0), blocked_until = :now
                        WHERE key = :key
                        """).bind("key", key).bind("now", now).execute());
    }

    void forgetBefore(Instant before) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "DELETE FROM access.throttle WHERE last_at < :before AND blocked_until < :before")
                .bind("before", before)
                .execute());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
