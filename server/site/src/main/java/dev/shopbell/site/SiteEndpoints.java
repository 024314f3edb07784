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
    private final Snippets snippets;

    SiteEndpoints(Sites sites, Snippets snippets) {
        this.sites = sites;
        this.snippets = snippets;
    }

    /// A site and what its shop must carry.
    record SiteAnswer(UUID id, String key, String name, List<String> origins, String snippet) {}

    /// Every site.
    record SitesAnswer(List<SiteAnswer> sites) {}

    /// Every site, with the snippet that its shop must carry.
    @GET
    @Allow(Allow.Who.AGENT)
    public SitesAnswer list() {
        return new SitesAnswer(sites.list().stream()
                .map(site -> new SiteAnswer(site.id(), site.key(), site.name(), site.origins(), snippets.of(site)))
                .toList());
    }
}
