package dev.shopbell.demo;

import dev.shopbell.access.AccountOutcome;
import dev.shopbell.access.Accounts;
import dev.shopbell.access.Actor;
import dev.shopbell.access.NewAccount;
import dev.shopbell.access.Refusal;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.Role;
import dev.shopbell.site.CreateSiteOutcome;
import dev.shopbell.site.NewSite;
import dev.shopbell.site.Site;
import dev.shopbell.site.SiteChange;
import dev.shopbell.site.SiteConfig;
import dev.shopbell.site.SiteSettings;
import dev.shopbell.site.Sites;
import dev.shopbell.site.UpdateSiteOutcome;
import dev.shopbell.site.VersionedSite;
import dev.shopbell.site.WidgetTexts;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The door to the sample shop: its site, its people, and its pages.
public final class DemoShop {
    /// The password of every sample account. Known to everybody, so the accounts exist in a demonstration
    /// only.
    public static final String PASSWORD = "tarnwell-demo";
    /// Another host than the server's, as a shop has: pages and chat then meet as strangers do.
    private static final String HOST = "localhost";

    private static final String KEY = "tarnwell";

    private static final List<NewAccount> PEOPLE = List.of(
            new NewAccount("maya@tarnwell.example", "Maya", Role.AGENT),
            new NewAccount("jonas@tarnwell.example", "Jonas", Role.AGENT),
            new NewAccount("ines@tarnwell.example", "Ines", Role.SUPERVISOR),
            new NewAccount("ada@tarnwell.example", "Ada", Role.ADMINISTRATOR));

    private final Sites sites;
    private final Accounts accounts;
    private final SampleInvitations invitations;
    private final Vertx vertx;
    private final @Nullable Path pages;

    DemoShop(Sites sites, Accounts accounts, SampleInvitations invitations, Vertx vertx, SiteConfig config) {
        this.sites = sites;
        this.accounts = accounts;
        this.invitations = invitations;
        this.vertx = vertx;
        Path web = config.webDirectory();
        this.pages = web == null ? null : web.resolve("demo-store").normalize();
    }

    /// Where to find what [#open] opened.
    ///
    /// @param storeUrl the shop
    /// @param site its site
    /// @param people the sample accounts
    public record Opened(String storeUrl, Site site, List<NewAccount> people) {}

    /// Makes what is missing of the sample shop, and serves its pages. Waits until they can be had.
    ///
    /// @param snippet the widget's snippet for a site
    public Opened open(int port, java.util.function.Function<Site, String> snippet) {
        String storeUrl = "http://" + HOST + ":" + port;
        for (NewAccount person : PEOPLE) {
            AccountOutcome outcome = accounts.create(new Actor.Program(), person, PASSWORD);
            if (outcome instanceof Refusal refusal && refusal.problem() != Problem.TAKEN) {
                throw new IllegalStateException("No sample account for " + person.email() + ": " + refusal);
            }
        }
        Site site = sites.byKey(KEY).map(kept -> at(storeUrl, kept)).orElseGet(() -> create(storeUrl));
        invitations.open(site.id());
        StoreServer.start(vertx, HOST, port, pages, snippet.apply(site));
        return new Opened(storeUrl, site, PEOPLE);
    }

    /// The shop may be on another port than the last time.
    private Site at(String storeUrl, Site site) {
        if (site.origins().contains(storeUrl)) {
            return site;
        }
        VersionedSite current = sites.versioned(site.id()).orElseThrow();
        List<String> origins = new ArrayList<>(current.site().origins());
        origins.stream()
                .filter(origin -> origin.startsWith("http://" + HOST + ":"))
                .findFirst()
                .ifPresent(origins::remove);
        origins.addFirst(storeUrl);
        SiteChange moved =
                new SiteChange(current.site().name(), origins, current.site().settings());
        return switch (sites.update(site.id(), current.version(), moved)) {
            case UpdateSiteOutcome.Updated updated -> updated.site().site();
            case UpdateSiteOutcome.Refused refused -> throw new IllegalStateException(refused.detail());
        };
    }

    private Site create(String storeUrl) {
        SiteSettings.Words words = new SiteSettings.Words(
                "Hello! What are you heading out for?",
                List.of("Where is my order?", "Which size fits me?", "Is it waterproof?", "How do I return something?"),
                Map.of());
        SiteSettings settings = SiteSettings.DEFAULT
                .with(SiteSettings.DEFAULT.look().withAccent("#1f5b4a"))
                .with(new SiteSettings.Languages(WidgetTexts.LANGUAGES, "en", Map.of("en", words)));
        return switch (sites.create(new NewSite(KEY, "Tarnwell", List.of(storeUrl), settings))) {
            case CreateSiteOutcome.Created created -> created.site();
            case CreateSiteOutcome.Refused refused -> throw new IllegalStateException(refused.detail());
        };
    }
}
