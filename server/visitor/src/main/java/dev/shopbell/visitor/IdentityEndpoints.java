package dev.shopbell.visitor;

import dev.shopbell.access.Actor;
import dev.shopbell.access.VisitorTokens;
import dev.shopbell.customer.Claim;
import dev.shopbell.customer.Customers;
import dev.shopbell.customer.Identities;
import dev.shopbell.customer.Person;
import dev.shopbell.customer.Proof;
import dev.shopbell.customer.Verdict;
import dev.shopbell.http.Allow;
import dev.shopbell.http.CurrentCaller;
import dev.shopbell.http.ProblemException;
import dev.shopbell.protocol.Problem;
import dev.shopbell.realtime.Connections;
import dev.shopbell.site.Site;
import dev.shopbell.site.Sites;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who a visitor is, as the page of a shop says, and that they are nobody any more.
@Path("/intake/{key:[a-z0-9-]+}")
@Consumes(MediaType.TEXT_PLAIN)
@RunOnVirtualThread
final class IdentityEndpoints {
    private final Identities identities;
    private final Customers customers;
    private final Visitors visitors;
    private final VisitorTokens tokens;
    private final Connections connections;
    private final Sites sites;
    private final CurrentCaller caller;

    IdentityEndpoints(
            Identities identities,
            Customers customers,
            Visitors visitors,
            VisitorTokens tokens,
            Connections connections,
            Sites sites,
            CurrentCaller caller) {
        this.identities = identities;
        this.customers = customers;
        this.visitors = visitors;
        this.tokens = tokens;
        this.connections = connections;
        this.sites = sites;
        this.caller = caller;
    }

    /// A person as the shop's page names them: with `jwt`, with `id` and `hash`, or with a name and an address
    /// that prove nothing.
    ///
    /// @param token the browser's secret, where it has one
    /// @param hash HMAC-SHA256 of the id under a key of the site, in hexadecimal
    /// @param jwt a token of the shop with `kid`, `sub`, `aud` (the site's key) and `exp`
    public record NamedPerson(
            @Nullable String token,
            @Nullable String id,
            @Nullable String hash,
            @Nullable String jwt,
            @Nullable String name,
            @Nullable String email) {

        Claim claim() {
            if (jwt != null) {
                return new Claim.Token(id, jwt);
            }
            if (id != null && hash != null) {
                return new Claim.Signed(id, hash, name, email);
            }
            if (hash != null) {
                throw new ProblemException(Problem.INVALID, "A hash needs the id that it was made of.");
            }
            return new Claim.Said(name, email);
        }
    }

    /// What came of it.
    ///
    /// @param token a new secret for this browser, which knows it by no other from now on; absent where it keeps
    ///     its own
    /// @param proof how far the shop vouches for the person
    /// @param other whether the browser was another person's before, of whom nothing may be left there
    public record IdentityAnswer(@Nullable String token, Proof proof, boolean other) {}

    /// Whose browser is to be forgotten.
    ///
    /// @param token the browser's secret
    public record LeavingPerson(String token) {}

    /// Nothing is left.
    public record LeavingAnswer() {}

    /// Says who the visitor is. A browser that was known as another person's becomes a new one.
    @POST
    @Path("/identify")
    @Allow(Allow.Who.SHOP_PAGE)
    public IdentityAnswer identify(@PathParam("key") String key, NamedPerson named) {
        Site site = site(key);
        Person person = switch (identities.weigh(site, named.claim())) {
            case Verdict.Holds(Person holds) -> holds;
            case Verdict.Fails(String detail) -> throw new ProblemException(Problem.IDENTITY_REFUSED, detail);
        };
        Optional<Actor.Visitor> known = known(site, named.token());
        Optional<Actor.Visitor> same = known.filter(visitor -> customers.mayBe(visitor, person));
        boolean isOther = known.isPresent() && same.isEmpty();
        if (isOther) {
            leave(known.get());
        }
        if (same.isEmpty()) {
            VisitorTokens.Issued issued = visitors.register(site, caller.request(), null)
                    .orElseThrow(() -> new ProblemException(Problem.TOO_MANY));
            customers.identify(issued.visitor(), person);
            return new IdentityAnswer(issued.token(), person.proof(), isOther);
        }
        boolean mayReadMore = customers.identify(same.get(), person);
        return new IdentityAnswer(mayReadMore ? renewed(same.get()) : null, person.proof(), false);
    }

    /// Forgets whose browser this is: its secret opens nothing any more, and its lines are cut. Nothing happens
    /// where the secret is unknown.
    @POST
    @Path("/logout")
    @Allow(Allow.Who.SHOP_PAGE)
    public LeavingAnswer logout(@PathParam("key") String key, LeavingPerson leaving) {
        known(site(key), leaving.token()).ifPresent(this::leave);
        return new LeavingAnswer();
    }

    private void leave(Actor.Visitor visitor) {
        customers.leave(visitor);
        tokens.revoke(visitor);
    }

    /// Whoever knew the browser's secret before it was a proven person's, or holds a line by it, is left behind.
    private String renewed(Actor.Visitor visitor) {
        String token = tokens.renew(visitor).token();
        connections.endAll(visitor::equals, Problem.SESSION_ENDED);
        return token;
    }

    private Optional<Actor.Visitor> known(Site site, @Nullable String token) {
        return Optional.ofNullable(token)
                .flatMap(tokens::byToken)
                .filter(visitor -> visitor.site().equals(site.id()));
    }

    private Site site(String key) {
        return sites.byKey(key).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }
}
