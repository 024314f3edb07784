package dev.shopbell.visitor;

import dev.shopbell.access.Actor;
import dev.shopbell.protocol.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The statements on visitors.
final class VisitorStore {
    /// Somebody who chats. That they agree to more, only the view of a page tells.
    static final String ADD = """
            INSERT INTO visitor.visitor (id, site_id, first_seen, last_seen, browser, language, consent)
            VALUES (:id, :site, :at, :at, :browser, :language, false)
            """;

    static final String PAGE_SEEN = """
            UPDATE visitor.visitor
            SET page_url = :url, page_title = :title, page_at = :at, last_seen = :at,
                visits = visits + CASE WHEN consent AND last_seen < :newVisitBefore THEN 1 ELSE 0 END
            WHERE id = :id
            """;

    static final String FACTS = """
            SELECT id, first_seen, visits, browser, language, page_url, page_title, page_at
            FROM visitor.visitor
            WHERE id = ANY (:ids)
            """;

    static final String COUNT_REGISTRATION = """
            INSERT INTO visitor.registration AS r (address, since, count)
            VALUES (:address, :at, 1)
            ON CONFLICT (address) DO UPDATE
            SET since = CASE WHEN r.since < :windowStart THEN :at ELSE r.since END,
                count = CASE WHEN r.since < :windowStart THEN 1 ELSE r.count + 1 END
            RETURNING count
            """;

    static final String ADD_ALL = """
            INSERT INTO visitor.visitor (id, site_id, first_seen, last_seen, browser, language)
            SELECT id, site, :at, :at, browser, language
            FROM unnest(:ids::uuid[], :sites::uuid[], :browsers::text[], :languages::text[]) AS v (id, site, browser, language)
            """;

    /// In the order of the addresses, so that nodes that count the same ones do not wait for each other in a ring.
    static final String COUNT_REGISTRATIONS = """
            INSERT INTO visitor.registration AS r (address, since, count)
            SELECT address, :at, count FROM unnest(:addresses::text[], :counts::integer[]) AS n (address, count) ORDER BY address
            ON CONFLICT (address) DO UPDATE
            SET since = CASE WHEN r.since < :windowStart THEN :at ELSE r.since END,
                count = CASE WHEN r.since < :windowStart THEN excluded.count ELSE r.count + excluded.count END
            RETURNING address, count
            """;

    static final String FORGET_REGISTRATIONS = "DELETE FROM visitor.registration WHERE since < :windowStart";

    private final Jdbi jdbi;

    VisitorStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// An address is kept no longer than it counts.
    void forgetRegistrations(Instant windowStart) {
        jdbi.useHandle(handle -> handle.createUpdate(FORGET_REGISTRATIONS)
                .bind("windowStart", windowStart.atOffset(ZoneOffset.UTC))
                .execute());
    }

    void add(Actor.Visitor visitor, Instant at, @Nullable String browser, @Nullable String language) {
        jdbi.useHandle(handle -> handle.createUpdate(ADD)
                .bind("id", visitor.id())
                .bind("site", visitor.site())
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("browser", browser)
                .bind("language", language)
                .execute());
    }

    void addAll(List<Newcomer> newcomers, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate(ADD_ALL)
                .bindArray("ids", UUID.class, (Object[]) newcomers.stream()
                        .map(one -> one.issued().visitor().id())
                        .toArray(UUID[]::new))
                .bindArray("sites", UUID.class, (Object[]) newcomers.stream()
                        .map(one -> one.issued().visitor().site())
                        .toArray(UUID[]::new))
                .bindArray("browsers", String.class, (Object[])
                        newcomers.stream().map(Newcomer::browser).toArray(String[]::new))
                .bindArray("languages", String.class, (Object[])
                        newcomers.stream().map(Newcomer::language).toArray(String[]::new))
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute());
    }

    /// Adds to what addresses have registered in the window; what it is then, by address.
    Map<String, Integer> countRegistrations(Map<String, Integer> more, Instant at, Duration window) {
        Map<String, Integer> counts = new HashMap<>();
        String[] addresses = more.keySet().toArray(String[]::new);
        jdbi.useHandle(handle -> handle.createQuery(COUNT_REGISTRATIONS)
                .bindArray("addresses", String.class, (Object[]) addresses)
                .bindArray(
                        "counts",
                        Integer.class,
                        Stream.of(addresses).map(more::get).toArray())
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("windowStart", at.minus(window).atOffset(ZoneOffset.UTC))
                .map((row, context) -> counts.put(row.getString("address"), row.getInt("count")))
                .list());
        return counts;
    }

    /// Whether there is such a visitor.
    boolean pageSeen(Actor.Visitor visitor, Page page, Instant at, Duration visitAfter) {
        return jdbi.withHandle(handle -> handle.createUpdate(PAGE_SEEN)
                        .bind("id", visitor.id())
                        .bind("url", page.url())
                        .bind("title", page.title())
                        .bind("at", at.atOffset(ZoneOffset.UTC))
                        .bind("newVisitBefore", at.minus(visitAfter).atOffset(ZoneOffset.UTC))
                        .execute())
                == 1;
    }

    Map<UUID, VisitorFacts> facts(Collection<UUID> ids) {
        Map<UUID, VisitorFacts> facts = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(FACTS)
                .bindArray("ids", UUID.class, ids.toArray())
                .map((row, context) -> facts.put(row.getObject("id", UUID.class), fact(row)))
                .list());
        return facts;
    }

    /// How many visitors an address has registered in the window, this one included.
    int countRegistration(String address, Instant at, Duration window) {
        return jdbi.withHandle(handle -> handle.createQuery(COUNT_REGISTRATION)
                .bind("address", address)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("windowStart", at.minus(window).atOffset(ZoneOffset.UTC))
                .mapTo(Integer.class)
                .one());
    }

    private static VisitorFacts fact(ResultSet row) throws SQLException {
        String url = row.getString("page_url");
        String title = row.getString("page_title");
        OffsetDateTime pageAt = row.getObject("page_at", OffsetDateTime.class);
        return new VisitorFacts(
                micros(row.getObject("first_seen", OffsetDateTime.class)),
                row.getInt("visits"),
                row.getString("browser"),
                row.getString("language"),
                url == null || title == null ? null : new Page(url, title),
                pageAt == null ? 0 : micros(pageAt));
    }

    private static long micros(OffsetDateTime time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant());
    }
}
