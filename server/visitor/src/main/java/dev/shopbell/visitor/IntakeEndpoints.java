package dev.shopbell.visitor;

import dev.shopbell.http.Allow;
import dev.shopbell.http.CurrentCaller;
import dev.shopbell.http.ProblemException;
import dev.shopbell.protocol.Campaign;
import dev.shopbell.protocol.Cart;
import dev.shopbell.protocol.Device;
import dev.shopbell.protocol.Invitation;
import dev.shopbell.protocol.Page;
import dev.shopbell.protocol.PageKind;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.Product;
import dev.shopbell.site.Site;
import dev.shopbell.site.SiteViews;
import dev.shopbell.site.Sites;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the shops' own pages tell.
@Path("/intake/{key:[a-z0-9-]+}")
@Consumes(MediaType.TEXT_PLAIN)
@RunOnVirtualThread
final class IntakeEndpoints {
    private final Intake intake;
    private final Sites sites;
    private final SiteViews views;
    private final CurrentCaller caller;

    IntakeEndpoints(Intake intake, Sites sites, SiteViews views, CurrentCaller caller) {
        this.intake = intake;
        this.sites = sites;
        this.views = views;
        this.caller = caller;
    }

    /// A page that was opened. Texts that are too long are cut, addresses that lead nowhere good are left out, and
    /// what is no amount or currency too.
    ///
    /// @param token the browser's secret, where it has one
    /// @param view a new id that the page made for this view of it
    /// @param kind what the page is for; by its address and the site's rules where absent
    /// @param product what it sells, if one thing
    /// @param referrer the address of the page before, of this shop or another
    /// @param campaign as its own address tells
    /// @param language a tag
    /// @param zone `Europe/Amsterdam` for one
    /// @param cart what lies in the cart; absent where the page does not know, which leaves what was known
    /// @param attributes what else the shop tells of the visitor, at most 20
    public record OpenedPage(
            @Nullable String token,
            UUID view,
            Page page,
            @Nullable PageKind kind,
            @Nullable Product product,
            @Nullable String referrer,
            @Nullable Campaign campaign,
            @Nullable String language,
            @Nullable String zone,
            @Nullable Device device,
            @Nullable Cart cart,
            @Nullable Map<String, String> attributes) {}

    /// Something that happened on a page.
    ///
    /// @param token the browser's secret
    /// @param view the page's
    /// @param name what happened: `cart` where the cart changed, `page` where the page turned out to be another,
    ///     `set` where the shop tells more of the visitor, else a word of the shop's own, for the trail
    /// @param cart what lies in the cart now, with `cart`
    /// @param kind what the page is for, with `page`
    /// @param product what it sells, with `page`
    /// @param data more about it, at most 20; with `set` what the shop tells of the visitor
    public record PageEvent(
            String token,
            UUID view,
            String name,
            @Nullable Cart cart,
            @Nullable PageKind kind,
            @Nullable Product product,
            @Nullable Map<String, String> data) {}

    /// A visitor took back their consent.
    ///
    /// @param token the browser's secret, where it has one
    public record Withdrawal(@Nullable String token) {}

    /// What the page does next.
    ///
    /// @param token a new secret for this browser, where it had none that is known
    /// @param line whether the page should open its live line
    /// @param triggers what to watch from now on, in place of what was watched before; absent for nothing
    /// @param invitation to show now
    public record PageAnswer(
            @Nullable String token,
            boolean line,
            @Nullable List<PageAdvice.Trigger> triggers,
            @Nullable Invitation invitation) {}

    /// What the page does next.
    ///
    /// @param triggers what to watch from now on, in place of what was watched before; absent for nothing
    /// @param invitation to show now
    public record EventAnswer(
            @Nullable List<PageAdvice.Trigger> triggers,
            @Nullable Invitation invitation) {}

    /// Tells of a page that was opened. Where the browser has no token that is known, it is registered and gets
    /// one.
    @POST
    @Path("/view")
    @Allow(Allow.Who.SHOP_PAGE)
    public PageAnswer view(@PathParam("key") String key, OpenedPage page) {
        Site site = site(key);
        views.seen(site.id(), () -> PlainPage.url(page.page().url()));
        return intake.view(site, page, caller.request());
    }

    /// Tells of something that happened on a page.
    @POST
    @Path("/event")
    @Allow(Allow.Who.SHOP_PAGE)
    public EventAnswer event(@PathParam("key") String key, PageEvent event) {
        return intake.event(site(key), event, caller.request());
    }

    /// Forgets what was kept of a visitor who took back their consent, but for what serving their chat needs. Until a
    /// page tells of a view again, nothing more is kept. A token that is unknown (any more) has nothing to forget.
    @POST
    @Path("/withdrawn")
    @Allow(Allow.Who.SHOP_PAGE)
    public void withdrawn(@PathParam("key") String key, Withdrawal withdrawal) {
        intake.withdrawn(site(key), withdrawal.token());
    }

    private Site site(String key) {
        return sites.byKey(key).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }
}
