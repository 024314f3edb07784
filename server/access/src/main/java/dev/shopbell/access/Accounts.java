package dev.shopbell.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.shopbell.protocol.Problem;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The door to the people who work for the shop. Safe to use from any thread; may block on the database and then throws
/// unchecked where it does not answer.
public final class Accounts {
    private static final Logger LOG = Logger.getLogger(Accounts.class);
    private static final int MAX_NAMES = 10_000;
    private static final Duration NAME_REMEMBERED = Duration.ofSeconds(10);
    private static final String DEAD_LINK = "This link was used already, or is too old. Ask for a new one.";

    private final AccountStore store;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Throttle throttle;
    private final AccessConfig config;
    private final InstantSource clock;
    private final LoadingCache<UUID, @Nullable String> names;

    Accounts(
            AccountStore store,
            Sessions sessions,
            Passwords passwords,
            Throttle throttle,
            AccessConfig config,
            InstantSource clock) {
        this.store = store;
        this.sessions = sessions;
        this.passwords = passwords;
        this.throttle = throttle;
        this.config = config;
        this.clock = clock;
        names = Caffeine.newBuilder()
                .expireAfterWrite(NAME_REMEMBERED)
                .maximumSize(MAX_NAMES)
                .build(id -> store.byId(id).map(Account::name).orElse(null));
    }

    /// Adds an account whose owner sets the password by a one-time link.
    public InviteOutcome invite(Actor actor, NewAccount wanted) {
        return switch (add(actor, wanted, null)) {
            case AccountOutcome.Changed(Account account) -> inviteAgain(actor, account.id());
            case Refusal refusal -> refusal;
        };
    }

    /// Makes a new one-time link for an account without a password; the one before it is void.
    public InviteOutcome inviteAgain(Actor actor, UUID id) {
        Token token = Token.random();
        if (!store.invite(id, token, clock.instant().plus(config.invitationLasts()))) {
            return new Refusal(Problem.NOT_FOUND, "There is no account that waits for its owner.");
        }
        LOG.infof("%s invited %s", actor, id);
        return store.byId(id)
                .<InviteOutcome>map(account -> new InviteOutcome.Invited(account, token.text()))
                .orElse(new Refusal(Problem.NOT_FOUND));
    }

    /// Adds an account with a password. For the program: people invite each other.
    public AccountOutcome create(Actor.Program program, NewAccount wanted, String password) {
        String complaint = passwords.complaint(password, wanted.email());
        return complaint == null ? add(program, wanted, passwords.hash(password)) : Refusal.invalid(complaint);
    }

    private AccountOutcome add(Actor actor, NewAccount wanted, @Nullable String passwordHash) {
        String complaint = wanted.complaint();
        if (complaint != null) {
            return Refusal.invalid(complaint);
        }
        Account account = new Account(
                UuidCreator.getTimeOrderedEpoch(),
                wanted.email(),
                wanted.name(),
                wanted.role(),
                false,
                passwordHash == null);
        if (!store.add(account, passwordHash, clock.instant())) {
            return new Refusal(Problem.TAKEN, "Somebody has this e-mail address already.");
        }
        LOG.infof("%s added account %s as %s", actor, account.id(), account.role());
        return new AccountOutcome.Changed(account);
    }

    /// Sets the first password of an account, for whoever holds its one-time link.
    public AccountOutcome acceptInvitation(String tokenText, String password) {
        Token token = new Token(tokenText);
        Optional<Account> invited = token.isWellFormed() ? store.invited(token, clock.instant()) : Optional.empty();
        if (invited.isEmpty()) {
            return new Refusal(Problem.NOT_FOUND, DEAD_LINK);
        }
        String complaint = passwords.complaint(password, invited.get().email());
        if (complaint != null) {
            return Refusal.invalid(complaint);
        }
        if (!store.accept(token, passwords.hash(password), clock.instant())) {
            return new Refusal(Problem.NOT_FOUND, DEAD_LINK);
        }
        LOG.infof("Account %s was opened by its owner", invited.get().id());
        return changed(invited.get().id());
    }

    /// Changes the caller's password and ends all their other sessions.
    public AccountOutcome changePassword(Actor.Staff staff, String current, String next, Client client) {
        Optional<AccountStore.Keyed> keyed = store.keyedById(staff.id());
        String hash = keyed.map(AccountStore.Keyed::passwordHash).orElse(null);
        if (keyed.isEmpty() || hash == null) {
            return new Refusal(Problem.WRONG_CREDENTIALS);
        }
        String email = keyed.get().account().email();
        Refusal tooMany = throttle.attempt(email, client);
        if (tooMany != null) {
            return tooMany;
        }
        if (!passwords.matches(current, hash)) {
            return new Refusal(Problem.WRONG_CREDENTIALS, "The current password is wrong.");
        }
        throttle.succeeded(email, client);
        String complaint = passwords.complaint(next, email);
        if (complaint != null) {
            return Refusal.invalid(complaint);
        }
        List<UUID> ended = store.replacePassword(staff, hash, passwords.hash(next));
        if (ended == null) {
            return new Refusal(Problem.WRONG_CREDENTIALS);
        }
        LOG.infof("Account %s changed its password", staff.id());
        sessions.ended(ended);
        return changed(staff.id());
    }

    /// Keeps somebody from signing in, and ends all their sessions.
    public AccountOutcome disable(Actor.Staff staff, UUID id) {
        if (store.byId(id).isEmpty()) {
            return new Refusal(Problem.NOT_FOUND);
        }
        List<UUID> ended = store.disable(id, clock.instant());
        if (ended == null) {
            return Refusal.invalid("Somebody must stay who can manage the accounts.");
        }
        LOG.infof("Account %s was disabled by %s", id, staff.id());
        sessions.ended(ended);
        return changed(id);
    }

    /// Lets somebody sign in again.
    public AccountOutcome enable(Actor.Staff staff, UUID id) {
        if (!store.enable(id)) {
            return new Refusal(Problem.NOT_FOUND);
        }
        LOG.infof("Account %s was enabled by %s", id, staff.id());
        return changed(id);
    }

    /// Every account, by name.
    public List<Account> list() {
        return store.all();
    }

    /// The account with this id.
    public Optional<Account> byId(UUID id) {
        return store.byId(id);
    }

    /// The public name of an account, as it was at most some seconds ago.
    public Optional<String> nameOf(UUID id) {
        return Optional.ofNullable(names.get(id));
    }

    private AccountOutcome changed(UUID id) {
        return store.byId(id).<AccountOutcome>map(AccountOutcome.Changed::new).orElse(new Refusal(Problem.NOT_FOUND));
    }
}
