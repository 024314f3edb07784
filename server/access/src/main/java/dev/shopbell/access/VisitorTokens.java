package dev.shopbell.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The door to the tokens by which browsers of shoppers are known again. Safe to use from any thread; may block on the
/// database and then throws unchecked where it does not answer.
public final class VisitorTokens {
    private static final int MAX_REMEMBERED = 20_000;
    private final SessionStore store;
    private final Revocations revocations;
    private final InstantSource clock;
    private final LoadingCache<String, Actor.@Nullable Visitor> byTokenHash;

    VisitorTokens(SessionStore store, Revocations revocations, AccessConfig config, InstantSource clock) {
        this.store = store;
        this.revocations = revocations;
        this.clock = clock;
        byTokenHash = Caffeine.newBuilder()
                .expireAfterWrite(config.remembered())
                .maximumSize(MAX_REMEMBERED)
                .build(store::visitorByToken);
    }

    /// A new visitor and their secret.
    ///
    /// @param token for the visitor's browser and for nowhere else
    public record Issued(Actor.Visitor visitor, String token) {
        @Override
        public String toString() {
            return "Issued[" + visitor + "]";
        }
    }

    /// A token for a new visitor of a site.
    public Issued issue(UUID site) {
        Actor.Visitor visitor = new Actor.Visitor(UuidCreator.getTimeOrderedEpoch(), site);
        Token token = Token.random();
        store.addVisitor(visitor, token, clock.instant());
        return new Issued(visitor, token.text());
    }

    /// The visitor who holds this secret, if anybody does (any more).
    public Optional<Actor.Visitor> byToken(String text) {
        Token token = new Token(text);
        return token.isWellFormed()
                ? Optional.ofNullable(byTokenHash.get(token.hash())).filter(this::isStillWelcome)
                : Optional.empty();
    }

    /// Ends every token of a visitor; whether there was one.
    public boolean revoke(Actor.Visitor visitor) {
        boolean ended = store.endVisitor(visitor);
        revocations.add(visitor.id());
        return ended;
    }

    boolean isStillWelcome(Actor.Visitor visitor) {
        return !revocations.contains(visitor.id());
    }
}
