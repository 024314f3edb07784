package dev.shopbell.site;

import dev.shopbell.http.Allow;
import dev.shopbell.http.ProblemException;
import dev.shopbell.protocol.Problem;
import dev.shopbell.site.WidgetPages.Place;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.UUID;

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
        return WebAnswers.answer(loader, request, freshness())
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .build();
    }

    /// The panel in a frame.
    ///
    /// @param language the languages that the page and its reader would like, the dearest first
    @GET
    @Path("/panel/{key:[a-z0-9-]+}")
    @Allow(Allow.Who.ANYONE)
    public Response panel(
            @PathParam("key") String key,
            @QueryParam("language") @DefaultValue("") String language,
            @Context HttpHeaders request) {
        Site site = site(key);
        return page(site, Place.FRAME, language, policy.ofPanel(site, pages.styleSources(site)), request);
    }

    /// The panel as a page of its own.
    ///
    /// @param language as for the panel in a frame
    @GET
    @Path("/chat/{key:[a-z0-9-]+}")
    @Allow(Allow.Who.ANYONE)
    public Response chat(
            @PathParam("key") String key,
            @QueryParam("language") @DefaultValue("") String language,
            @Context HttpHeaders request) {
        Site site = site(key);
        return page(site, Place.OWN_PAGE, language, policy.ofChat(pages.styleSources(site)), request);
    }

    /// By what an app says who its user is, in the panel as a page of its own.
    @GET
    @Path("/chat/{key:[a-z0-9-]+}/app.js")
    @Allow(Allow.Who.ANYONE)
    public Response app(@PathParam("key") String key, @Context HttpHeaders request) {
        site(key);
        return WebAnswers.answer(pages.app().orElseThrow(NoWebBuild::problem), request, "no-cache")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .build();
    }

    /// A group of the widget's texts, for those parts of it that come later. Public words, so any page may read them.
    @GET
    @Path("/widget/{key:[a-z0-9-]+}/texts/{language:[A-Za-z0-9-]+}/{group:[a-zA-Z]+}.json")
    @Allow(Allow.Who.ANYONE)
    public Response texts(
            @PathParam("key") String key,
            @PathParam("language") String language,
            @PathParam("group") String group,
            @Context HttpHeaders request) {
        WebFile texts = pages.texts(site(key), language, group)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "There are no such texts."));
        return WebAnswers.answer(texts, request, freshness())
                .header("Access-Control-Allow-Origin", "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .build();
    }

    /// A brand's picture. Its name is made of what it shows, so it never changes.
    @GET
    @Path("/logo/{key:[a-z0-9-]+}/{logo}.png")
    @Allow(Allow.Who.ANYONE)
    public Response logo(@PathParam("key") String key, @PathParam("logo") UUID logo, @Context HttpHeaders request) {
        WebFile picture = sites.logo(site(key).id(), logo)
                .map(png -> WebFile.of("logo.png", png, null, null))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "There is no such picture."));
        return WebAnswers.answer(picture, request, WebAnswers.FOR_EVER)
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .build();
    }

    private Response page(Site site, Place place, String language, String contentPolicy, HttpHeaders request) {
        String wanted = language + "," + Objects.requireNonNullElse(request.getHeaderString("Accept-Language"), "");
        WebFile panel = pages.panel(site, languageOf(site, wanted), place).orElseThrow(NoWebBuild::problem);
        return WebAnswers.answer(panel, request, "no-cache")
                .header("Content-Security-Policy", contentPolicy)
                .header("Cross-Origin-Resource-Policy", place == Place.OWN_PAGE ? "same-origin" : "cross-origin")
                .header("Vary", "Accept-Language")
                .header("X-Robots-Tag", "noindex")
                .build();
    }

    private static String languageOf(Site site, String wanted) {
        SiteSettings.Languages languages = site.settings().languages();
        return WidgetTexts.choose(languages.offered(), languages.fallback(), wanted);
    }

    private String freshness() {
        return "public, max-age=" + config.loaderFresh().toSeconds();
    }

    private Site site(String key) {
        return sites.byKey(key).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "There is no such site."));
    }
}
