package dev.shopbell.site;

import dev.shopbell.storage.Storage;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
                        INSERT INTO site.site
                            (id, key, name, origins, accent, greeting, starts, side, language, created_at)
                        VALUES (:id, :key, :name, :origins, :accent, :greeting, :starts, :side, :language, :at)
                        ON CONFLICT (key) DO NOTHING
                        """)
                        .bind("id", site.id())
                        .bind("key", site.key())
                        .bind("name", site.name())
                        .bindArray("origins", String.class, site.origins())
                        .bind("accent", site.look().accent())
                        .bind("greeting", site.look().greeting())
                        .bindArray("starts", String.class, site.look().starts())
                        .bind("side", site.look().side().name().toLowerCase(Locale.ROOT))
                        .bind("language", site.look().language())
                        .bind("at", at)
                        .execute())
                == 1;
    }

    Optional<Site> byKey(String key) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id, key, name, origins, accent, greeting, starts, side, language
                        FROM site.site WHERE key = :key
                        """)
                .bind("key", key)
                .map((row, context) -> site(row))
                .findOne());
    }

    Optional<Site> byId(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id, key, name, origins, accent, greeting, starts, side, language
                        FROM site.site WHERE id = :id
                        """)
                .bind("id", id)
                .map((row, context) -> site(row))
                .findOne());
    }

    List<Site> all() {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        SELECT id, key, name, origins, accent, greeting, starts, side, language
                        FROM site.site ORDER BY created_at, id
                        """).map((row, context) -> site(row)).list());
    }

    private static Site site(ResultSet row) throws SQLException {
        return new Site(
                row.getObject("id", UUID.class),
                row.getString("key"),
                row.getString("name"),
                texts(row.getArray("origins")),
                new WidgetLook(
                        row.getString("accent"),
                        row.getString("greeting"),
                        texts(row.getArray("starts")),
                        WidgetLook.Side.valueOf(row.getString("side").toUpperCase(Locale.ROOT)),
                        row.getString("language")));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
