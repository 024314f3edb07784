package dev.shopbell.visitor;

import dev.shopbell.access.CurrentActor;
import dev.shopbell.customer.Customers;
import dev.shopbell.http.Allow;
import dev.shopbell.http.ProblemException;
import dev.shopbell.protocol.Cart;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.Role;
import dev.shopbell.protocol.VisitorRow;
import dev.shopbell.site.Site;
import dev.shopbell.site.Sites;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What staff read of one visitor.
@Path("/api/visits")
@RunOnVirtualThread
final class VisitEndpoints {
    private final Visitors visitors;
    private final VisitIndex index;
    private final Customers customers;
    private final Sites sites;
    private final CurrentActor caller;
    private final InstantSource clock;

    VisitEndpoints(
            Visitors visitors,
            VisitIndex index,
            Customers customers,
            Sites sites,
            CurrentActor caller,
            InstantSource clock) {
        this.visitors = visitors;
        this.index = index;
        this.customers = customers;
        this.sites = sites;
        this.caller = caller;
        this.clock = clock;
    }

    /// What one visitor does and did.
    ///
    /// @param row as in the list of visitors
    /// @param cart what lies in the cart
    /// @param zone their time zone
    /// @param attributes what else the shop told
    /// @param trail the pages they opened lately, the newest first
    public record VisitDetail(
            VisitorRow row,
            @Nullable Cart cart,
            @Nullable String zone,
            Map<String, String> attributes,
            List<TrailPage> trail) {}

    /// What a visitor does in the shop now, or did last.
    @GET
    @Path("/{id}")
    @Allow(Allow.Who.AGENT)
    public VisitDetail one(@PathParam("id") UUID id) {
        Visit visit = visitors.visit(id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        VisitorRow row = VisitorWatches.row(
                visit,
                index.stateOf(visit, clock.instant()),
                sites.byId(visit.site()).map(Site::name).orElse(""),
                customers.namesOfVisitors(Set.of(id)).get(id),
                caller.staff().role().covers(Role.SUPERVISOR));
        return new VisitDetail(row, visit.cart(), visit.zone(), visitors.attributes(id), visitors.trail(id));
    }
}
