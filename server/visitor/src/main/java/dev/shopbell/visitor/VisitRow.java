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
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a [Visit] and its parts stand in a row.
final class VisitRow {
    /// What a [Visit] is made of, from `visitor.visitor v`.
    static final String COLUMNS = " " + """
            v.id, v.site_id, v.view_id, v.page_url, v.page_title, v.page_kind, v.product, v.cart, v.referrer, v.campaign,
                v.language, v.zone, v.device, v.browser, v.country, host(v.address) AS address, v.first_seen, v.visits,
                v.visit_since, v.pages, v.page_at, v.state, v.state_at, v.conversation_id, v.standing, v.standing_until, v.place,
                v.line_node, v.version
            """;
    private static final JsonMapper JSON = Wire.httpMapper();

    private VisitRow() {}

    static Map<UUID, Visit> visits(PreparedStatement statement) throws SQLException {
        Map<UUID, Visit> visits = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Visit visit = visit(rows);
                visits.put(visit.visitor(), visit);
            }
        }
        return visits;
    }

    static Visit visit(ResultSet row) throws SQLException {
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

    static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    static @Nullable String json(@Nullable Object value) {
        try {
            return value == null ? null : JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of our own cannot be written", e);
        }
    }

    static <T> @Nullable T value(@Nullable String json, Class<T> type) throws SQLException {
        try {
            return json == null ? null : JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new SQLException("a row holds what we did not write", e);
        }
    }
}
