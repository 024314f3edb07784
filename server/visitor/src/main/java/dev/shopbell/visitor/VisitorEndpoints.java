package dev.shopbell.visitor;

import dev.shopbell.access.VisitorTokens;
import dev.shopbell.http.Allow;
import dev.shopbell.http.CurrentCaller;
import dev.shopbell.http.ProblemException;
import dev.shopbell.protocol.Problem;
import dev.shopbell.site.Site;
import dev.shopbell.site.Sites;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a panel gets a token for its browser.
@Path("/api/visitors")
@RunOnVirtualThread
final class VisitorEndpoints {
    private final Visitors visitors;
    private final Sites sites;
    private final Blocks blocks;
    private final CurrentCaller caller;

    VisitorEndpoints(Visitors visitors, Sites sites, Blocks blocks, CurrentCaller caller) {
        this.blocks = blocks;
        this.visitors = visitors;
        this.sites = sites;
        this.caller = caller;
    }

    /// What the panel sends.
    ///
    /// @param site the site's key
    public record NewVisitor(String site) {}

    /// What it gets.
    ///
    /// @param token the browser's secret
    public record Registered(UUID visitor, String token) {}

    /// Registers a visitor of a site.
    @POST
    @Allow(Allow.Who.ANYONE)
    public Registered register(NewVisitor wanted, @HeaderParam("Accept-Language") @Nullable String acceptLanguage) {
        Site site = sites.byKey(wanted.site())
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "There is no site by this key."));
        if (blocks.isBlocked(caller.request().remoteAddress())) {
            throw new ProblemException(Problem.BLOCKED);
        }
        VisitorTokens.Issued issued = visitors.register(site, caller.request(), acceptLanguage)
                .orElseThrow(() -> new ProblemException(Problem.TOO_MANY));
        return new Registered(issued.visitor().id(), issued.token());
    }
}
