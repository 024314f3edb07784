package dev.shopbell.visitor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.shopbell.protocol.Campaign;
import dev.shopbell.protocol.Cart;
import dev.shopbell.protocol.Device;
import dev.shopbell.protocol.InvitationStanding;
import dev.shopbell.protocol.Page;
import dev.shopbell.protocol.PageKind;
import dev.shopbell.protocol.PageState;
import dev.shopbell.protocol.Product;
import dev.shopbell.protocol.Wire;
import dev.shopbell.storage.Outbox;
import dev.shopbell.storage.SqlArrays;
import dev.shopbell.storage.Storage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The statements on what shoppers do. Long because they share the form of a [Visit]. Page views come in batches: one
/// round trip and one transaction for many.
final class VisitStore {
    /// What a [Visit] is made of, from `visitor.visitor v`.
    private static final String VISIT = " " + """
            v.id, v.site_id, v.view_id, v.page_url, v.page_title, v.page_kind, v.product, v.cart, v.referrer, v.campaign,
                v.language, v.zone, v.device, v.browser, v.country, host(v.address) AS address, v.first_seen, v.visits,
                v.visit_since, v.pages, v.page_at, v.state, v.state_at, v.conversation_id, v.standing, v.standing_until, v.place,
                v.line_node, v.version, v.orders
            """;

    /// Adds the page views, and brings each visitor's row up to date with the last of theirs.
    ///
    /// The visitors come sorted by their ids and are looked up one after another, so rows are locked in that order
    /// on every node. What led to the shop is that of the visit's first page. What was on its way when its visitor
    /// took their consent back is not kept.
    ///
    /// A cart that was worth something and is empty on the page of an order was ordered. That page
    /// loaded again is no other order, as the cart is empty already.
    static final String SEEN = """
            WITH added AS (
                INSERT INTO visitor.page_view (visitor_id, view_id, site_id, at, url, title, kind, product, referrer)
                SELECT p.visitor_id, p.view_id, p.site_id, to_timestamp(p.at / 1e6), p.url, p.title, p.kind, p.product,
                       p.referrer
                FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::jsonb[],
                            ?::text[])
                         AS p (visitor_id, view_id, site_id, at, url, title, kind, product, referrer)
                    JOIN visitor.visitor v ON v.id = p.visitor_id
                WHERE v.withdrawn_at IS NULL OR to_timestamp(p.at / 1e6) > v.withdrawn_at
                ON CONFLICT (visitor_id, view_id) DO NOTHING
            )
            UPDATE visitor.visitor v
            SET view_id = s.view_id, page_url = s.url, page_title = s.title, page_kind = s.kind, product = s.product,
                page_at = s.at, last_seen = s.at, state = 'active', state_at = s.at, consent = true,
                visits = v.visits + CASE WHEN v.last_seen < s.at - s.pause THEN 1 ELSE 0 END,
                visit_since = CASE WHEN v.last_seen < s.at - s.pause THEN s.at ELSE coalesce(v.visit_since, s.at) END,
                pages = CASE WHEN v.last_seen < s.at - s.pause THEN 0 ELSE v.pages END + s.pages,
                cart = coalesce(s.cart, CASE WHEN v.last_seen < s.at - s.pause THEN NULL ELSE v.cart END),
                orders = v.orders + CASE WHEN s.kind = 'order' AND (s.cart ->> 'value')::float8 = 0
                                              AND (v.cart ->> 'value')::float8 > 0 THEN 1 ELSE 0 END,
                referrer = CASE WHEN v.last_seen < s.at - s.pause THEN s.referrer
                                ELSE coalesce(v.referrer, s.referrer) END,
                campaign = CASE WHEN v.last_seen < s.at - s.pause THEN s.campaign
                                ELSE coalesce(v.campaign, s.campaign) END,
                language = coalesce(s.language, v.language), zone = coalesce(s.zone, v.zone),
                device = coalesce(s.device, v.device), browser = coalesce(s.browser, v.browser),
                country = s.country, place = s.place, address = s.address, attributes = coalesce(s.attributes, v.attributes),
                version = v.version + 1, changed = pg_current_xact_id(), node = ?
            FROM (SELECT *, to_timestamp(at_micros / 1e6) AS at, make_interval(secs => ?) AS pause
                  FROM unnest(?::uuid[], ?::bigint[], ?::integer[], ?::uuid[], ?::text[], ?::text[], ?::text[],
                              ?::jsonb[], ?::jsonb[], ?::text[], ?::jsonb[], ?::text[], ?::text[], ?::text[], ?::text[],
                              ?::text[], ?::text[], ?::inet[], ?::jsonb[])
                           AS b (id, at_micros, pages, view_id, url, title, kind, product, cart, referrer, campaign,
                                 language, zone, device, browser, country, place, address, attributes)) s
            WHERE v.id = s.id AND (v.withdrawn_at IS NULL OR s.at > v.withdrawn_at)
            RETURNING""" + VISIT;

    /// What the page turned out to be is told of the view itself, and of its visitor while they look at it.
    static final String HAPPENED = """
            WITH page AS (
                UPDATE visitor.page_view
                SET kind = coalesce(:kind, kind), product = coalesce(:product::jsonb, product),
                    events = CASE WHEN :event::jsonb IS NULL OR jsonb_array_length(events) >= :mostEvents THEN events
                                  ELSE coalesce(events, '[]') || :event::jsonb END
                WHERE visitor_id = :id AND view_id = :view AND (:kind::text IS NOT NULL OR :event::jsonb IS NOT NULL)
            )
            UPDATE visitor.visitor v
            SET cart = coalesce(:cart::jsonb, v.cart), attributes = coalesce(:attributes::jsonb, v.attributes),
                orders = v.orders + CASE WHEN v.view_id = :view AND coalesce(:kind, v.page_kind) = 'order'
                                              AND (:cart::jsonb ->> 'value')::float8 = 0
                                              AND (v.cart ->> 'value')::float8 > 0 THEN 1 ELSE 0 END,
                page_kind = CASE WHEN v.view_id = :view THEN coalesce(:kind, v.page_kind) ELSE v.page_kind END,
                product = CASE WHEN v.view_id = :view THEN coalesce(:product::jsonb, v.product) ELSE v.product END,
                last_seen = :at, state = 'active', state_at = :at,
                version = v.version + 1, changed = pg_current_xact_id(), node = :node
            WHERE v.id = :id AND v.visit_since IS NOT NULL
            RETURNING""" + VISIT;

    /// Who is active did something just now; who is gone has no line any more, and nobody is gone whose line another
    /// node holds meanwhile.
    static final String STATES = """
            UPDATE visitor.visitor v
            SET state = s.state, state_at = :at,
                last_seen = CASE WHEN s.state = 'active' THEN :at ELSE v.last_seen END,
                line_node = CASE WHEN s.state = 'gone' THEN NULL ELSE :node::uuid END,
                version = v.version + 1, changed = pg_current_xact_id(), node = :node
            FROM unnest(:ids::uuid[], :states::text[]) AS s (id, state)
            WHERE v.id = s.id AND v.visit_since IS NOT NULL
                AND (s.state <> 'gone' OR coalesce(v.line_node, :node::uuid) = :node::uuid)
            RETURNING""" + VISIT;

    /// Nothing where it is so already.
    static final String STANDING = """
            UPDATE visitor.visitor v
            SET standing = s.standing, standing_until = s.until,
                version = v.version + 1, changed = pg_current_xact_id(), node = :node
            FROM unnest(:ids::uuid[], :standings::text[], :untils::timestamptz[]) AS s (id, standing, until)
            WHERE v.id = s.id AND v.visit_since IS NOT NULL
                AND (v.standing, v.standing_until) IS DISTINCT FROM (s.standing, s.until)
            RETURNING""" + VISIT;

    /// Nothing where it is so already. Also of who opened no page yet, or lets no pages be kept: the chat may come
    /// first. The page that such a one talked about goes with the talk.
    static final String CHATTING = """
            UPDATE visitor.visitor
            SET conversation_id = CASE WHEN :isOpen THEN :conversation::uuid END,
                page_url = CASE WHEN consent OR :isOpen THEN page_url END,
                page_title = CASE WHEN consent OR :isOpen THEN page_title END,
                page_at = CASE WHEN consent OR :isOpen THEN page_at END,
                version = version + 1, changed = pg_current_xact_id(), node = :node
            WHERE id = :id AND (conversation_id IS NOT DISTINCT FROM :conversation::uuid) <> :isOpen
            """;

    /// All that is known of visits, but for the page.
    private static final String FORGOTTEN = """
             visit_since = NULL, pages = 0, orders = 0, view_id = NULL, page_kind = NULL, product = NULL, cart = NULL, referrer = NULL,
                campaign = NULL, attributes = NULL, zone = NULL, device = NULL, country = NULL, place = NULL, address = NULL,
                line_node = NULL, state = NULL, state_at = NULL, standing = 'none', standing_until = NULL,
            """;

    /// Leaves what a chat needs: that there is such a browser, which language it speaks, and, while they talk, the page
    /// they talk about.
    static final String WITHDRAWN = """
            WITH trail AS (
                DELETE FROM visitor.page_view WHERE visitor_id = :id
            )
            UPDATE visitor.visitor v
            SET""" + FORGOTTEN + """
                consent = false, withdrawn_at = :at, first_seen = :at, visits = 1,
                page_url = CASE WHEN v.conversation_id IS NOT NULL THEN v.page_url END,
                page_title = CASE WHEN v.conversation_id IS NOT NULL THEN v.page_title END,
                page_at = CASE WHEN v.conversation_id IS NOT NULL THEN v.page_at END,
                version = v.version + 1, changed = pg_current_xact_id(), node = :node
            WHERE v.id = :id
            RETURNING v.version
            """;

    static final String VISIT_OF =
            "SELECT" + VISIT + "FROM visitor.visitor v WHERE v.id = :id AND v.visit_since IS NOT NULL";

    static final String LATELY = "SELECT" + VISIT + """
            FROM visitor.visitor v
            WHERE v.visit_since IS NOT NULL AND v.last_seen > :since
            """;

    /// What other nodes changed from one point of the database's history to another.
    static final String CHANGED = "SELECT" + VISIT + """
            FROM visitor.visitor v
            WHERE v.changed >= :from::xid8 AND v.changed < :until::xid8 AND v.node IS DISTINCT FROM :node
                AND v.visit_since IS NOT NULL
            """;

    /// Of whom other nodes cleared what was known, in the same stretch of history.
    static final String CLEARED = """
            SELECT v.id, v.version
            FROM visitor.visitor v
            WHERE v.changed >= :from::xid8 AND v.changed < :until::xid8 AND v.node IS DISTINCT FROM :node
                AND v.visit_since IS NULL
            """;

    /// The oldest transaction that is still open: what lies before it is read once and never missed.
    static final String HORIZON = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text";

    static final String TRAIL = """
            SELECT at, url, title, kind, product, events
            FROM visitor.page_view
            WHERE visitor_id = :id
            ORDER BY at DESC, view_id DESC
            LIMIT :most
            """;

    static final String ATTRIBUTES = """
            SELECT a.key, a.value FROM visitor.visitor v, jsonb_each_text(v.attributes) a WHERE v.id = :id ORDER BY a.key
            """;

    static final String BEAT = """
            INSERT INTO visitor.node (id, seen_at) VALUES (:node, clock_timestamp())
            ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at
            """;

    static final String NODES = """
            SELECT id FROM visitor.node WHERE seen_at > clock_timestamp() - make_interval(secs => :seconds)
            """;

    static final String FORGET_NODES = """
            DELETE FROM visitor.node WHERE seen_at < clock_timestamp() - interval '1 hour'
            """;

    static final String FORGET_VIEWS = """
            DELETE FROM visitor.page_view
            WHERE ctid = ANY (ARRAY(
                SELECT p.ctid FROM visitor.page_view p WHERE p.at < :before AND p.site_id = :site LIMIT :most))
            """;

    /// Who has not been seen for so long keeps nothing but what their conversations need. The page on which somebody
    /// without consent opened the chat, and then said nothing, goes sooner.
    static final String FORGET_VISITS = """
            UPDATE visitor.visitor
            SET""" + FORGOTTEN + """
                page_url = NULL, page_title = NULL, page_at = NULL
            WHERE ctid = ANY (ARRAY(
                SELECT v.ctid FROM visitor.visitor v
                WHERE v.site_id = :site
                    AND ((v.visit_since IS NOT NULL OR v.page_url IS NOT NULL) AND v.last_seen < :before
                         OR NOT v.consent AND v.conversation_id IS NULL AND v.page_url IS NOT NULL
                            AND v.last_seen < :unsaidBefore)
                LIMIT :most))
            """;

    private static final JsonMapper JSON = Wire.httpMapper();

    private final DataSource database;
    private final Jdbi jdbi;
    private final Outbox outbox;
    private final UUID node;

    /// @param node names this process among those that share the database
    VisitStore(Storage storage, UUID node) {
        database = storage.fixedPlans();
        jdbi = storage.jdbi();
        outbox = storage.outbox();
        this.node = node;
    }

    /// Stores the pages, all or none. Answers with each visitor as they are then; one whose row is gone is left
    /// out.
    Map<UUID, Visit> seen(List<SeenPage> pages, Duration visitAfter) throws SQLException {
        Map<UUID, List<SeenPage>> byVisitor = new LinkedHashMap<>();
        pages.stream()
                .sorted((a, b) -> a.visitor().id().compareTo(b.visitor().id()))
                .forEach(page -> byVisitor
                        .computeIfAbsent(page.visitor().id(), id -> new ArrayList<>(1))
                        .add(page));
        List<SeenPage> last = byVisitor.values().stream().map(List::getLast).toList();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SEEN)) {
            Binder all = new Binder(connection, statement, pages, 1);
            all.ids(page -> page.visitor().id());
            all.ids(SeenPage::view);
            all.ids(page -> page.visitor().site());
            all.micros(SeenPage::at);
            all.texts(page -> page.page().url());
            all.texts(page -> page.page().title());
            all.texts(page -> word(page.kind()));
            all.texts(page -> json(page.product()));
            all.texts(SeenPage::referrer);
            statement.setObject(10, node);
            statement.setDouble(11, visitAfter.toMillis() / 1_000.0);
            Binder newest = new Binder(connection, statement, last, 12);
            newest.ids(page -> page.visitor().id());
            newest.micros(SeenPage::at);
            newest.counts(byVisitor.values().stream().mapToInt(List::size).toArray());
            newest.ids(SeenPage::view);
            newest.texts(page -> page.page().url());
            newest.texts(page -> page.page().title());
            newest.texts(page -> word(page.kind()));
            newest.texts(page -> json(page.product()));
            newest.texts(page -> json(page.cart()));
            newest.texts(SeenPage::referrer);
            newest.texts(page -> json(page.campaign()));
            newest.texts(SeenPage::language);
            newest.texts(SeenPage::zone);
            newest.texts(page -> page.device() == null ? null : word(page.device()));
            newest.texts(SeenPage::browser);
            newest.texts(SeenPage::country);
            newest.texts(SeenPage::place);
            newest.texts(SeenPage::address);
            newest.texts(page -> page.attributes().isEmpty() ? null : json(page.attributes()));
            return visits(statement);
        }
    }

    /// Something happened on the visitor's page. Empty if they opened none.
    Optional<Visit> happened(
            UUID visitor,
            UUID view,
            @Nullable Cart cart,
            @Nullable PageKind kind,
            @Nullable Product product,
            Map<String, String> attributes,
            TrailPage.@Nullable TrailEvent event,
            Instant at) {
        return jdbi.withHandle(handle -> handle.createQuery(HAPPENED)
                .bind("id", visitor)
                .bind("view", view)
                .bind("cart", json(cart))
                .bind("kind", kind == null ? null : word(kind))
                .bind("product", json(product))
                .bind("attributes", attributes.isEmpty() ? null : json(attributes))
                .bind("event", json(event))
                .bind("mostEvents", TrailPage.MOST_EVENTS)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("node", node)
                .map((row, context) -> visit(row))
                .findOne());
    }

    /// What is done with the pages of these visitors now; answers with each as they are then.
    List<Visit> states(Map<UUID, PageState> states, Instant at) {
        UUID[] ids = states.keySet().stream().sorted().toArray(UUID[]::new);
        String[] words = Stream.of(ids)
                .map(id -> word(states.getOrDefault(id, PageState.ACTIVE)))
                .toArray(String[]::new);
        return jdbi.withHandle(handle -> handle.createQuery(STATES)
                .bindArray("ids", UUID.class, (Object[]) ids)
                .bindArray("states", String.class, (Object[]) words)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("node", node)
                .map((row, context) -> visit(row))
                .list());
    }

    /// What became of the last invitations of these visitors, who are in it once; answers with those it changed.
    List<Visit> standing(List<Visitors.Standing> standings) {
        List<Visitors.Standing> sorted = standings.stream()
                .sorted(Comparator.comparing(Visitors.Standing::visitor))
                .toList();
        return jdbi.withHandle(handle -> handle.createQuery(STANDING)
                .bindArray(
                        "ids",
                        UUID.class,
                        sorted.stream().map(Visitors.Standing::visitor).toArray())
                .bindArray(
                        "standings",
                        String.class,
                        sorted.stream().map(one -> word(one.standing())).toArray())
                .bindArray(
                        "untils",
                        String.class,
                        sorted.stream()
                                .map(one ->
                                        one.until() == null ? null : one.until().toString())
                                .toArray())
                .bind("node", node)
                .map((row, context) -> visit(row))
                .list());
    }

    /// The visit as it is then. Empty where nothing changed, or nothing is known of a visit.
    Optional<Visit> chatting(UUID visitor, UUID conversation, boolean isOpen) {
        int changed = jdbi.withHandle(handle -> handle.createUpdate(CHATTING)
                .bind("id", visitor)
                .bind("conversation", conversation)
                .bind("isOpen", isOpen)
                .bind("node", node)
                .execute());
        return changed == 0 ? Optional.empty() : visit(visitor);
    }

    Optional<Visit> visit(UUID visitor) {
        return jdbi.withHandle(handle -> handle.createQuery(VISIT_OF)
                .bind("id", visitor)
                .map((row, context) -> visit(row))
                .findOne());
    }

    List<Visit> lately(Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery(LATELY)
                .bind("since", since.atOffset(ZoneOffset.UTC))
                .map((row, context) -> visit(row))
                .list());
    }

    /// A point of the database's history.
    String horizon() {
        return jdbi.withHandle(
                handle -> handle.createQuery(HORIZON).mapTo(String.class).one());
    }

    List<Visit> changed(String from, String until) {
        return jdbi.withHandle(handle -> handle.createQuery(CHANGED)
                .bind("from", from)
                .bind("until", until)
                .bind("node", node)
                .map((row, context) -> visit(row))
                .list());
    }

    /// The visitors whom nothing may be known of any more, each with the version of the row that says so.
    Map<UUID, Long> cleared(String from, String until) {
        Map<UUID, Long> cleared = new LinkedHashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(CLEARED)
                .bind("from", from)
                .bind("until", until)
                .bind("node", node)
                .map((row, context) -> cleared.put(row.getObject(1, UUID.class), row.getLong(2)))
                .list());
        return cleared;
    }

    /// Forgets what a visitor no longer agrees to, and tells that to whoever else holds some of it; the version of
    /// their
    /// row then, empty if there is none.
    Optional<Long> withdrawn(UUID visitor, Instant at) {
        return jdbi.inTransaction(handle -> {
            Optional<Long> version = handle.createQuery(WITHDRAWN)
                    .bind("id", visitor)
                    .bind("at", at.atOffset(ZoneOffset.UTC))
                    .bind("node", node)
                    .mapTo(Long.class)
                    .findOne();
            version.ifPresent(now -> outbox.append(handle, Visitors.WITHDRAWN, visitor, now, "{}"));
            return version;
        });
    }

    /// The pages that a visitor opened, the newest first.
    List<TrailPage> trail(UUID visitor, int most) {
        return jdbi.withHandle(handle -> handle.createQuery(TRAIL)
                .bind("id", visitor)
                .bind("most", most)
                .map((row, context) -> new TrailPage(
                        ChronoUnit.MICROS.between(Instant.EPOCH, instant(row, 1)),
                        new Page(row.getString(2), row.getString(3)),
                        constant(PageKind.class, row.getString(4)),
                        value(row.getString(5), Product.class),
                        events(row.getString(6))))
                .list());
    }

    Map<String, String> attributes(UUID visitor) {
        Map<String, String> attributes = new LinkedHashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(ATTRIBUTES)
                .bind("id", visitor)
                .map((row, context) -> attributes.put(row.getString(1), row.getString(2)))
                .list());
        return attributes;
    }

    /// Says that this node lives, and which do.
    Set<UUID> beat(Duration lately) {
        return jdbi.withHandle(handle -> {
            handle.createUpdate(BEAT).bind("node", node).execute();
            return handle.createQuery(NODES)
                    .bind("seconds", lately.toMillis() / 1_000.0)
                    .mapTo(UUID.class)
                    .set();
        });
    }

    void forgetNodes() {
        jdbi.useHandle(handle -> handle.execute(FORGET_NODES));
    }

    /// Deletes page views from before, at most so many; how many there were.
    int forgetViews(UUID site, Instant before, int most) {
        return jdbi.withHandle(handle -> handle.createUpdate(FORGET_VIEWS)
                .bind("site", site)
                .bind("before", before.atOffset(ZoneOffset.UTC))
                .bind("most", most)
                .execute());
    }

    /// Clears what is known of visitors who were last seen before, at most so many; how many there were.
    ///
    /// @param unsaidBefore the same for who lets no visits be kept and began no conversation
    int forgetVisits(UUID site, Instant before, Instant unsaidBefore, int most) {
        return jdbi.withHandle(handle -> handle.createUpdate(FORGET_VISITS)
                .bind("site", site)
                .bind("before", before.atOffset(ZoneOffset.UTC))
                .bind("unsaidBefore", unsaidBefore.atOffset(ZoneOffset.UTC))
                .bind("most", most)
                .execute());
    }

    UUID node() {
        return node;
    }

    private static Map<UUID, Visit> visits(PreparedStatement statement) throws SQLException {
        Map<UUID, Visit> visits = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Visit visit = visit(rows);
                visits.put(visit.visitor(), visit);
            }
        }
        return visits;
    }

    private static Visit visit(ResultSet row) throws SQLException {
        return new Visit(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                new Page(row.getString(4), row.getString(5)),
                constant(PageKind.class, row.getString(6)),
                value(row.getString(7), Product.class),
                value(row.getString(8), Cart.class),
                row.getString(9),
                value(row.getString(10), Campaign.class),
                row.getString(11),
                row.getString(12),
                row.getString(13) == null ? null : constant(Device.class, row.getString(13)),
                row.getString(14),
                row.getString(15),
                row.getString(27),
                row.getString(16),
                instant(row, 17),
                row.getInt(18),
                row.getInt(30),
                instant(row, 19),
                row.getInt(20),
                instant(row, 21),
                constant(PageState.class, row.getString(22)),
                instant(row, 23),
                row.getObject(24, UUID.class),
                constant(InvitationStanding.class, row.getString(25)),
                row.getObject(26) == null ? null : instant(row, 26),
                row.getObject(28, UUID.class),
                row.getLong(29));
    }

    private static List<TrailPage.TrailEvent> events(@Nullable String json) throws SQLException {
        TrailPage.TrailEvent[] events = value(json, TrailPage.TrailEvent[].class);
        return events == null ? List.of() : List.of(events);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    private static @Nullable String json(@Nullable Object value) {
        try {
            return value == null ? null : JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of our own cannot be written", e);
        }
    }

    private static <T> @Nullable T value(@Nullable String json, Class<T> type) throws SQLException {
        try {
            return json == null ? null : JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new SQLException("a row holds what we did not write", e);
        }
    }

    /// Sets one array of a statement after another.
    private static final class Binder {
        private final Connection connection;
        private final PreparedStatement statement;
        private final List<SeenPage> pages;
        private int next;

        Binder(Connection connection, PreparedStatement statement, List<SeenPage> pages, int first) {
            this.connection = connection;
            this.statement = statement;
            this.pages = pages;
            this.next = first;
        }

        void ids(Function<SeenPage, UUID> id) throws SQLException {
            statement.setArray(next++, SqlArrays.ofIds(connection, pages.size(), i -> id.apply(pages.get(i))));
        }

        void texts(Function<SeenPage, @Nullable String> text) throws SQLException {
            @Nullable String[] texts = new String[pages.size()];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = text.apply(pages.get(i));
            }
            statement.setArray(next++, SqlArrays.of(connection, "text", texts));
        }

        void micros(Function<SeenPage, Instant> at) throws SQLException {
            long[] micros = new long[pages.size()];
            for (int i = 0; i < micros.length; i++) {
                micros[i] = ChronoUnit.MICROS.between(Instant.EPOCH, at.apply(pages.get(i)));
            }
            statement.setArray(next++, SqlArrays.of(connection, "int8", micros));
        }

        void counts(int[] counts) throws SQLException {
            statement.setArray(next++, SqlArrays.of(connection, "int4", counts));
        }
    }
}
