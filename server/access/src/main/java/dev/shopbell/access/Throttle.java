package dev.shopbell.access;

import dev.shopbell.http.AddressKey;
import dev.shopbell.protocol.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Slows down whoever guesses passwords: by the account that is tried, whether or not it exists, and by the address
/// that tries. After some free attempts each one must wait twice as long as the one before.
final class Throttle {
    private final ThrottleStore store;
    private final AccessConfig config;
    private final InstantSource clock;

    Throttle(ThrottleStore store, AccessConfig config, InstantSource clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    /// Counts an attempt; what to answer if it must wait, else null. An address that must wait does not cost the
    /// account an attempt.
    @Nullable
    Refusal attempt(String email, Client client) {
        Instant now = clock.instant();
        Instant until = store.attempt(addressKey(client), config.freeAttemptsAddress(), config, now);
        if (until == null) {
            until = store.attempt(accountKey(email), config.freeAttempts(), config, now);
        }
        if (until == null) {
            return null;
        }
        long seconds = Math.max(1, Duration.between(now, until).plusMillis(999).toSeconds());
        return new Refusal(Problem.TOO_MANY, "Too many attempts. Try again in " + seconds + " seconds.");
    }

    void succeeded(String email, Client client) {
        store.forget(accountKey(email));
        store.takeBack(addressKey(client), clock.instant());
    }

    /// A hash, since people type their password into the other field too.
    private static String accountKey(String email) {
        return "account:" + new Token(email.strip().toLowerCase(Locale.ROOT)).hash();
    }

    private static String addressKey(Client client) {
        return "address:" + AddressKey.of(client.address());
    }

    void forgetOld() {
        store.forgetBefore(clock.instant().minus(config.attemptsForgotten()));
    }
}
