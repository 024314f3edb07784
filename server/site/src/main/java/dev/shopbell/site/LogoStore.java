package dev.shopbell.site;

import dev.shopbell.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// The statements on logos.
final class LogoStore {
    private final Jdbi jdbi;

    LogoStore(Storage storage) {
        jdbi = storage.jdbi();
    }

    void add(UUID site, UUID id, byte[] png, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO site.logo (site_id, id, png, created_at) VALUES (:site, :id, :png, :at)
                        ON CONFLICT (site_id, id) DO UPDATE SET created_at = :at
                        """)
                .bind("site", site)
                .bind("id", id)
                .bind("png", png)
                .bind("at", at)
                .execute());
    }

    /// Deletes what was uploaded a while ago and is not shown.
    void deleteUnused(UUID site, Instant at, Duration kept) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        DELETE FROM site.logo
                        USING site.site
                        WHERE logo.site_id = :site AND site.id = :site AND logo.created_at < :before
                            AND logo.id::text IS DISTINCT FROM site.settings #>> '{look,logo}'
                        """)
                .bind("site", site)
                .bind("before", at.minus(kept))
                .execute());
    }

    Optional<byte[]> png(UUID site, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT png FROM site.logo WHERE site_id = :site AND id = :id
                        """)
                .bind("site", site)
                .bind("id", id)
                .mapTo(byte[].class)
                .findOne());
    }
}
