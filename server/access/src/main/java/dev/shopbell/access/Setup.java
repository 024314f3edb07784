package dev.shopbell.access;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.Role;
import dev.shopbell.site.CreateSiteOutcome;
import dev.shopbell.site.NewSite;
import dev.shopbell.site.Sites;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The door to the first start, when nobody can sign in yet: whoever holds the one-time token that the server printed
/// becomes its first administrator. Safe to use from any thread; may block on the database.
public final class Setup {
    private static final Logger LOG = Logger.getLogger(Setup.class);
    private final AccountStore store;
    private final Passwords passwords;
    private final Sites sites;
    private final InstantSource clock;

    Setup(AccountStore store, Passwords passwords, Sites sites, InstantSource clock) {
        this.store = store;
        this.passwords = passwords;
        this.sites = sites;
        this.clock = clock;
    }

    /// What the first administrator tells.
    ///
    /// @param token from the link
    /// @param name the administrator's public name
    /// @param shopName what shoppers know the shop by
    /// @param shopOrigin where the shop's pages come from
    public record Wanted(String token, String email, String name, String password, String shopName, String shopOrigin) {
        @Override
        public String toString() {
            return "Wanted[" + email + ", " + shopOrigin + "]";
        }
    }

    /// Whether there is no administrator yet.
    public boolean isNeeded() {
        return !store.hasAdministrator();
    }

    /// A new token for the link; those made before stay valid. Only its hash is kept, so keep it where only the
    /// owner of the server can read it.
    public String issueToken() {
        Token token = Token.random();
        store.addSetupToken(token);
        return token.text();
    }

    /// Whether a token that was kept is still valid.
    public boolean accepts(String tokenText) {
        Token token = new Token(tokenText);
        return token.isWellFormed() && isNeeded() && store.isSetupToken(token);
    }

    /// Makes the first administrator and the first site. The site comes first: if we are killed in between, the
    /// same link works again, and finds it.
    public AccountOutcome complete(Wanted wanted) {
        if (!accepts(wanted.token())) {
            return new Refusal(Problem.NOT_FOUND, "This link was used already. The server's log has the valid one.");
        }
        NewAccount administrator = new NewAccount(wanted.email(), wanted.name(), Role.ADMINISTRATOR);
        Refusal refusal = complaint(administrator, wanted.password());
        if (refusal == null) {
            refusal = addSite(wanted.shopName(), wanted.shopOrigin());
        }
        if (refusal != null) {
            return refusal;
        }
        Account account = new Account(
                UuidCreator.getTimeOrderedEpoch(),
                administrator.email(),
                administrator.name(),
                administrator.role(),
                false,
                false);
        if (!store.setUp(new Token(wanted.token()), account, passwords.hash(wanted.password()), clock.instant())) {
            return new Refusal(Problem.NOT_FOUND, "Somebody else used this link just now.");
        }
        LOG.infof("The server was set up; its first administrator is %s", account.id());
        return new AccountOutcome.Changed(account);
    }

    private @Nullable Refusal complaint(NewAccount administrator, String password) {
        String complaint = administrator.complaint();
        if (complaint == null) {
            complaint = passwords.complaint(password, administrator.email());
        }
        return complaint == null ? null : Refusal.invalid(complaint);
    }

    private @Nullable Refusal addSite(String name, String origin) {
        if (!sites.list().isEmpty()) {
            return null;
        }
        return switch (sites.create(new NewSite(name, List.of(origin)))) {
            case CreateSiteOutcome.Created created -> null;
            case CreateSiteOutcome.Refused refused -> new Refusal(refused.problem(), refused.detail());
        };
    }
}
