package dev.shopbell.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The door to the tokens by which browsers of shoppers are known again. Safe to use from any thread; may block on the
/// database and then throws unchecked where it does not answer.
public final class VisitorTokens {
    /// Half as many again as are connected at most: a browser's token comes with every page that it opens.
    private static final int MAX_REMEMBERED = 30_000;

    /// A token stands for the same visitor for ever; that it ended, [Revocations] tell, which keep what ended for
    /// longer than this.
    private static final Duration REMEMBERED = Duration.ofMinutes(20);

    private final SessionStore store;
    private final Revocations revocations;
    private final InstantSource clock;
    private final LoadingCache<String, Actor.@Nullable Visitor> byTokenHash;

    VisitorTokens(SessionStore store, Revocations revocations, InstantSource clock) {
        this.store = store;
        this.revocations = revocations;
        this.clock = clock;
        byTokenHash = Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
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
        return issue(site, newSecret()).orElseThrow();
    }

    /// A secret that nobody holds yet. A browser may keep it before there is a visitor.
    public static String newSecret() {
        return Token.random().text();
    }

    /// Whether this has the form of such a secret.
    public static boolean isSecret(String text) {
        return new Token(text).isWellFormed();
    }

    /// Makes this secret, which a browser kept, a new visitor's of a site. Empty if it is somebody's already, or
    /// none of ours: so a request that comes twice makes one visitor.
    public Optional<Issued> issue(UUID site, String secret) {
        Actor.Visitor visitor = new Actor.Visitor(UuidCreator.getTimeOrderedEpoch(), site);
        Token token = new Token(secret);
        return token.isWellFormed() && store.addVisitor(visitor, token, clock.instant())
                ? Optional.of(new Issued(visitor, secret))
                : Optional.empty();
    }

    /// Another token for a visitor, in place of every one before: for the moment when a visitor may read more than
    /// until then, so that whoever knew a token of theirs before does not (ASVS 5.0, 7.2.4). Other nodes go on with
    /// the old ones, and with the lines that these opened, for two seconds.
    public Issued renew(Actor.Visitor visitor) {
        Token token = Token.random();
        store.replaceVisitor(visitor, token, clock.instant());
        byTokenHash.asMap().values().removeIf(visitor::equals);
        return new Issued(visitor, token.text());
    }

    /// A new visitor of a site and their secret, which nobody knows before [#keep] has it.
    public static Issued draw(UUID site) {
        return new Issued(
                new Actor.Visitor(UuidCreator.getTimeOrderedEpoch(), site),
                Token.random().text());
    }

    /// Makes these known, all or none.
    public void keep(List<Issued> drawn) {
        store.addVisitors(drawn, clock.instant());
        drawn.forEach(issued -> {
            Token token = new Token(issued.token());
            Actor.Visitor visitor = issued.visitor();
            byTokenHash.put(token.hash(), new Actor.Visitor(visitor.id(), visitor.site(), token.id()));
        });
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
        UUID token = visitor.token();
        return !revocations.contains(visitor.id()) && (token == null || !revocations.contains(token));
    }
}
