package dev.shopbell.site;

import dev.shopbell.http.Allow;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;

/// The sites, for the people who work for them.
@Path("/api/sites")
@RunOnVirtualThread
class SiteEndpoints {
    private final Sites sites;
    private final WidgetPages pages;

    SiteEndpoints(Sites sites, WidgetPages pages) {
        this.sites = sites;
        this.pages = pages;
    }

    /// A site and what its shop must carry.
    record SiteAnswer(UUID id, String key, String name, List<String> origins, String snippet) {}

    /// Every site.
    record SitesAnswer(List<SiteAnswer> sites) {}

    @GET
    @Allow(Allow.Who.AGENT)
    public SitesAnswer list() {
        return new SitesAnswer(sites.list().stream()
                .map(site -> new SiteAnswer(site.id(), site.key(), site.name(), site.origins(), pages.snippet(site)))
                .toList());
    }
}
