package dev.shopbell.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.shopbell.protocol.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The door to who is signed in. Safe to use from any thread; may block on the database and then throws unchecked where
/// it does not answer.
public final class Sessions {
    private static final Logger LOG = Logger.getLogger(Sessions.class);
    private static final int MAX_REMEMBERED = 10_000;

    /// How exactly it is known when a session was last used; each use costs at most one write in this time.
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    private final SessionStore store;
    private final AccountStore accounts;
    private final Passwords passwords;
    private final Throttle throttle;
    private final Revocations revocations;
    private final AccessConfig config;
    private final InstantSource clock;
    private final LoadingCache<String, Actor.@Nullable Staff> byTokenHash;
    private final LoadingCache<UUID, @Nullable Instant> lastMoment;

    Sessions(
            SessionStore store,
            AccountStore accounts,
            Passwords passwords,
            Throttle throttle,
            Revocations revocations,
            AccessConfig config,
            InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.revocations = revocations;
        this.config = config;
        this.clock = clock;
        byTokenHash = Caffeine.newBuilder()
                .expireAfterWrite(config.remembered())
                .maximumSize(MAX_REMEMBERED)
                .build(hash -> store.byToken(hash, clock.instant(), config.sessionIdle()));
        lastMoment = Caffeine.newBuilder()
                .expireAfterWrite(SEEN_EVERY)
                .maximumSize(MAX_REMEMBERED)
                .build(session -> store.touch(session, clock.instant(), config.sessionIdle()));
    }

    /// Begins a session for whoever knows the password. An unknown e-mail address and a wrong password are answered
    /// alike, after the same time; attempts are counted and slowed down.
    public SignInOutcome signIn(String email, String password, Client client) {
        Refusal tooMany = throttle.attempt(email, client);
        if (tooMany != null) {
            LOG.warnf("Sign-in refused for now, from %s", client.address());
            return tooMany;
        }
        Optional<AccountStore.Keyed> known = accounts.byEmail(email.strip());
        String hash = known.map(AccountStore.Keyed::passwordHash).orElse(null);
        boolean matches = passwords.matches(password, hash);
        if (known.isEmpty() || hash == null || !matches || known.get().account().disabled()) {
            LOG.warnf(
                    "Sign-in failed for %s, from %s",
                    known.map(keyed -> keyed.account().id().toString()).orElse("nobody known"), client.address());
            return new Refusal(Problem.WRONG_CREDENTIALS);
        }
        SignInOutcome outcome = begin(known.get(), client);
        if (outcome instanceof SignInOutcome.SignedIn) {
            throttle.succeeded(email, client);
        }
        return outcome;
    }

    /// Begins a session for somebody who has just proven to be the owner of the account in another way.
    SignInOutcome begin(UUID account, Client client) {
        return accounts.keyedById(account)
                .map(keyed -> begin(keyed, client))
                .orElse(new Refusal(Problem.WRONG_CREDENTIALS));
    }

    private SignInOutcome begin(AccountStore.Keyed keyed, Client client) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Token token = Token.random();
        Instant now = clock.instant();
        Instant until = now.plus(config.sessionLongest());
        String hash = keyed.passwordHash();
        if (hash == null || !store.begin(id, token, keyed.account().id(), hash, client.keptUserAgent(), now, until)) {
            return new Refusal(Problem.WRONG_CREDENTIALS);
        }
        LOG.infof("Session %s began for %s, from %s", id, keyed.account().id(), client.address());
        return new SignInOutcome.SignedIn(keyed.account(), token.text(), config.sessionLongest());
    }

    /// Who holds this secret of a session, if anybody does (any more).
    public Optional<Actor.Staff> byToken(String text) {
        Token token = new Token(text);
        if (!token.isWellFormed()) {
            return Optional.empty();
        }
        return Optional.ofNullable(byTokenHash.get(token.hash())).filter(this::isStillWelcome);
    }

    /// Whether the session goes on, and the note that it is in use.
    boolean isStillWelcome(Actor.Staff staff) {
        if (revocations.contains(staff.session())) {
            return false;
        }
        Instant last = lastMoment.get(staff.session());
        return last != null && clock.instant().isBefore(last);
    }

    /// Ends the caller's own session.
    public void signOut(Actor.Staff staff) {
        ended(store.end(staff.id(), staff.session()));
    }

    /// The caller's sessions, the one used last first.
    public List<Session> list(Actor.Staff staff) {
        return store.of(staff.id(), clock.instant(), config.sessionIdle());
    }

    /// Ends one of the caller's sessions; whether there was such a one.
    public boolean revoke(Actor.Staff staff, UUID session) {
        List<UUID> ids = store.end(staff.id(), session);
        ended(ids);
        return !ids.isEmpty();
    }

    /// Hears the id of every session that ends before its time: at once if on this node, soon if on another.
    public void onEnded(Consumer<UUID> listener) {
        revocations.listen(listener);
    }

    void forgetEnded() {
        store.forgetEnded(clock.instant(), config.sessionIdle());
    }

    /// Cuts off sessions that the store has ended.
    void ended(List<UUID> sessions) {
        sessions.forEach(session -> {
            LOG.infof("Session %s ended", session);
            revocations.add(session);
        });
    }
}
