package dev.shopbell.site;

import dev.shopbell.storage.Storage;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Every statement on the schema `site`.
final class SiteStore {
    private final Jdbi jdbi;

    SiteStore(Storage storage) {
        jdbi = storage.jdbi();
    }

    /// Whether the site was added; false if its key is taken.
    boolean add(Site site, Instant at) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        INSERT INTO site.site (id, key, name, origins, settings, created_at)
                        VALUES (:id, :key, :name, :origins, :settings::jsonb, :at)
                        ON CONFLICT (key) DO NOTHING
                        """)
                        .bind("id", site.id())
                        .bind("key", site.key())
                        .bind("name", site.name())
                        .bindArray("origins", String.class, site.origins())
                        .bind("settings", SettingsDocument.write(site.settings()))
                        .bind("at", at)
                        .execute())
                == 1;
    }

    /// Whether the site was changed; false if it has another version by now.
    boolean update(Site site, int version) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        UPDATE site.site
                        SET name = :name, origins = :origins, settings = :settings::jsonb, version = version + 1
                        WHERE id = :id AND version = :version
                        """)
                        .bind("id", site.id())
                        .bind("version", version)
                        .bind("name", site.name())
                        .bindArray("origins", String.class, site.origins())
                        .bind("settings", SettingsDocument.write(site.settings()))
                        .execute())
                == 1;
    }

    Optional<Site> byKey(String key) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id, key, name, origins, settings FROM site.site WHERE key = :key
                        """)
                .bind("key", key)
                .map((row, context) -> site(row))
                .findOne());
    }

    Optional<VersionedSite> byId(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id, key, name, origins, settings, version FROM site.site WHERE id = :id
                        """)
                .bind("id", id)
                .map((row, context) -> new VersionedSite(site(row), row.getInt("version")))
                .findOne());
    }

    List<Site> all() {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        SELECT id, key, name, origins, settings FROM site.site ORDER BY created_at, id
                        """).map((row, context) -> site(row)).list());
    }

    private static Site site(ResultSet row) throws SQLException {
        return new Site(
                row.getObject("id", UUID.class),
                row.getString("key"),
                row.getString("name"),
                texts(row.getArray("origins")),
                SettingsDocument.read(row.getString("settings")));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
