package dev.shopbell.site;

import dev.shopbell.http.Allow;
import dev.shopbell.http.ProblemException;
import dev.shopbell.protocol.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The sites: a list for the people who work for them, everything else for administrators.
@Path("/api/sites")
@RunOnVirtualThread
class SiteEndpoints {
    private final Sites sites;
    private final SiteViews views;
    private final Snippets snippets;

    SiteEndpoints(Sites sites, SiteViews views, Snippets snippets) {
        this.sites = sites;
        this.views = views;
        this.snippets = snippets;
    }

    /// A site and what its shop must carry.
    record SiteAnswer(UUID id, String key, String name, List<String> origins, String snippet) {}

    /// Every site.
    record SitesAnswer(List<SiteAnswer> sites) {}

    /// A site that shall be.
    ///
    /// @param key names it in the addresses that the shop's pages hold, for ever: lower-case letters, digits and
    ///     hyphens; absent to get a random one
    /// @param settings absent for the defaults
    record SiteCreation(
            @Nullable String key,
            String name,
            List<String> origins,
            @Nullable SiteSettings settings) {}

    /// What a site shall be from now on.
    ///
    /// @param version the one that was read; another change in between is not overwritten
    record SiteUpdate(int version, String name, List<String> origins, SiteSettings settings) {}

    /// A site as an administrator sees it.
    ///
    /// @param version counts the changes
    record SiteDetail(
            UUID id,
            String key,
            String name,
            List<String> origins,
            SiteSettings settings,
            int version,
            String snippet) {}

    /// Every site, with the snippet that its shop must carry.
    @GET
    @Allow(Allow.Who.AGENT)
    public SitesAnswer list() {
        return new SitesAnswer(sites.list().stream()
                .map(site -> new SiteAnswer(site.id(), site.key(), site.name(), site.origins(), snippets.of(site)))
                .toList());
    }

    /// Adds a site.
    @POST
    @Allow(Allow.Who.ADMINISTRATOR)
    public SiteDetail create(SiteCreation creation) {
        SiteSettings settings = creation.settings() == null ? SiteSettings.DEFAULT : creation.settings();
        return switch (sites.create(new NewSite(creation.key(), creation.name(), creation.origins(), settings))) {
            case CreateSiteOutcome.Created(Site site) -> detail(new VersionedSite(site, Sites.FIRST_VERSION));
            case CreateSiteOutcome.Refused(Problem problem, String complaint) ->
                throw new ProblemException(problem, complaint);
        };
    }

    /// A site with all its settings.
    @GET
    @Path("/{id}")
    @Allow(Allow.Who.ADMINISTRATOR)
    public SiteDetail read(@PathParam("id") UUID id) {
        return sites.versioned(id).map(this::detail).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    /// Whether a site's pages carry the widget: what they told of views. Absent members mean that none did.
    record InstalledAnswer(
            @Nullable Long firstViewAtMicros,
            @Nullable Long lastViewAtMicros,
            @Nullable String lastUrl) {}

    /// Whether a site's pages carry the widget.
    @GET
    @Path("/{id}/installed")
    @Allow(Allow.Who.AGENT)
    public InstalledAnswer installed(@PathParam("id") UUID id) {
        return views.of(id)
                .map(seen -> new InstalledAnswer(micros(seen.first()), micros(seen.last()), seen.lastUrl()))
                .orElseGet(() -> new InstalledAnswer(null, null, null));
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /// Changes a site as a whole. Other nodes, and pages that are open, go on with what they read for a while.
    @PUT
    @Path("/{id}")
    @Allow(Allow.Who.ADMINISTRATOR)
    public SiteDetail update(@PathParam("id") UUID id, SiteUpdate update) {
        SiteChange change = new SiteChange(update.name(), update.origins(), update.settings());
        return switch (sites.update(id, update.version(), change)) {
            case UpdateSiteOutcome.Updated(VersionedSite site) -> detail(site);
            case UpdateSiteOutcome.Refused(Problem problem, String complaint) ->
                throw new ProblemException(problem, complaint);
        };
    }

    private SiteDetail detail(VersionedSite versioned) {
        Site site = versioned.site();
        return new SiteDetail(
                site.id(),
                site.key(),
                site.name(),
                site.origins(),
                site.settings(),
                versioned.version(),
                snippets.of(site));
    }
}
