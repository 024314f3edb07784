package dev.shopbell.site;

import dev.shopbell.storage.Storage;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// The statements on views of sites.
final class SiteViewStore {
    private final Jdbi jdbi;

    SiteViewStore(Storage storage) {
        jdbi = storage.jdbi();
    }

    void put(UUID site, String url, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO site.view AS v (site_id, first_at, last_at, last_url)
                        SELECT id, :at, :at, :url FROM site.site WHERE id = :site
                        ON CONFLICT (site_id) DO UPDATE SET last_at = :at, last_url = :url WHERE v.last_at < :at
                        """)
                .bind("site", site)
                .bind("at", at)
                .bind("url", url)
                .execute());
    }

    Optional<SiteViews.Seen> of(UUID site) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT first_at, last_at, last_url FROM site.view WHERE site_id = :site
                        """)
                .bind("site", site)
                .map((row, context) -> new SiteViews.Seen(
                        row.getObject("first_at", OffsetDateTime.class).toInstant(),
                        row.getObject("last_at", OffsetDateTime.class).toInstant(),
                        row.getString("last_url")))
                .findOne());
    }
}
