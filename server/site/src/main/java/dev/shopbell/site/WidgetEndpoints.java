package dev.shopbell.site;

import dev.shopbell.http.Allow;
import dev.shopbell.http.ProblemException;
import dev.shopbell.protocol.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/// What a shop's pages load from us.
@Path("/")
@RunOnVirtualThread
class WidgetEndpoints {
    private final Sites sites;
    private final WidgetPages pages;
    private final PagePolicy policy;
    private final SiteConfig config;

    WidgetEndpoints(Sites sites, WidgetPages pages, PagePolicy policy, SiteConfig config) {
        this.sites = sites;
        this.pages = pages;
        this.policy = policy;
        this.config = config;
    }

    @GET
    @Path("/widget/{key:[a-z0-9-]+}.js")
    @Allow(Allow.Who.ANYONE)
    public Response loader(@PathParam("key") String key, @Context HttpHeaders request) {
        WebFile loader = pages.loader(site(key)).orElseThrow(NoWebBuild::problem);
        return WebAnswers.answer(
                        loader,
                        request,
                        "public, max-age=" + config.loaderFresh().toSeconds())
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .build();
    }

    @GET
    @Path("/panel/{key:[a-z0-9-]+}")
    @Allow(Allow.Who.ANYONE)
    public Response panel(@PathParam("key") String key, @Context HttpHeaders request) {
        Site site = site(key);
        return page(site, false, policy.ofPanel(site), request);
    }

    @GET
    @Path("/chat/{key:[a-z0-9-]+}")
    @Allow(Allow.Who.ANYONE)
    public Response chat(@PathParam("key") String key, @Context HttpHeaders request) {
        return page(site(key), true, policy.ofChat(), request);
    }

    private Response page(Site site, boolean standalone, String contentPolicy, HttpHeaders request) {
        WebFile panel = pages.panel(site, standalone).orElseThrow(NoWebBuild::problem);
        return WebAnswers.answer(panel, request, "no-cache")
                .header("Content-Security-Policy", contentPolicy)
                .header("Cross-Origin-Resource-Policy", standalone ? "same-origin" : "cross-origin")
                .header("X-Robots-Tag", "noindex")
                .build();
    }

    private Site site(String key) {
        return sites.byKey(key).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "There is no such site."));
    }
}
