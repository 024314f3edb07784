package dev.shopbell.desk;

import dev.shopbell.protocol.AuthorKind;
import dev.shopbell.protocol.ConversationState;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.protocol.Wire;
import dev.shopbell.protocol.WorkItem.LastLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The statements of the desk.
final class DeskStore {
    static final String SNAPSHOT = """
            SELECT w.*, coalesce(r.number, 0) AS read_up_to
            FROM (
                (SELECT * FROM conversation.work WHERE state = 'open'
                 ORDER BY waiting_since NULLS LAST, opened_at DESC LIMIT :open)
                UNION ALL
                (SELECT * FROM conversation.work WHERE state = 'closed'
                 ORDER BY closed_at DESC, id DESC LIMIT :closed)) w
            LEFT JOIN conversation.work_reading r ON r.conversation_id = w.id AND r.reader_id = :reader
            """;

    static final String BY_IDS = """
            SELECT w.*, 0 AS read_up_to
            FROM conversation.work w
            WHERE w.id = ANY (:ids)
            """;

    static final String BY_ID = """
            SELECT w.*, coalesce(r.number, 0) AS read_up_to
            FROM conversation.work w
            LEFT JOIN conversation.work_reading r ON r.conversation_id = w.id AND r.reader_id = :reader
            WHERE w.id = :id
            """;

    static final String CLOSED_BEFORE = """
            SELECT w.*, coalesce(r.number, 0) AS read_up_to
            FROM conversation.work w
            LEFT JOIN conversation.work_reading r ON r.conversation_id = w.id AND r.reader_id = :reader
            WHERE w.state = 'closed'
              AND (w.closed_at, w.id) < (SELECT closed_at, id FROM conversation.work WHERE id = :before)
            ORDER BY w.closed_at DESC, w.id DESC
            LIMIT :limit
            """;

    static final String OPEN_VERSIONS = "SELECT id, last_number FROM conversation.work WHERE state = 'open'";

    private final Jdbi jdbi;

    DeskStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// A row of the view, before names are put to ids.
    ///
    /// @param readUpTo how far the reader asked for has read; 0 where none was
    record WorkRow(
            UUID conversation,
            UUID site,
            UUID customer,
            UUID visitor,
            int version,
            ConversationState state,
            @Nullable UUID assignee,
            long openedAtMicros,
            @Nullable Long closedAtMicros,
            @Nullable Long waitingSinceMicros,
            @Nullable LastLine lastLine,
            int lastShopperNumber,
            int readUpTo) {}

    List<WorkRow> snapshot(UUID reader) {
        return jdbi.withHandle(handle -> handle.createQuery(SNAPSHOT)
                .bind("reader", reader)
                .bind("open", Wire.MAX_OPEN_WORK)
                .bind("closed", Wire.MAX_CLOSED_WORK)
                .map(DeskStore::workRow)
                .list());
    }

    List<WorkRow> rows(Collection<UUID> ids) {
        return jdbi.withHandle(handle -> handle.createQuery(BY_IDS)
                .bindArray("ids", UUID.class, ids.toArray())
                .map(DeskStore::workRow)
                .list());
    }

    Optional<WorkRow> row(UUID id, UUID reader) {
        return jdbi.withHandle(handle -> handle.createQuery(BY_ID)
                .bind("id", id)
                .bind("reader", reader)
                .map(DeskStore::workRow)
                .findOne());
    }

    /// Closed conversations before a given one, latest first.
    List<WorkRow> closedBefore(UUID before, UUID reader, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(CLOSED_BEFORE)
                .bind("before", before)
                .bind("reader", reader)
                .bind("limit", limit)
                .map(DeskStore::workRow)
                .list());
    }

    /// The version of every open conversation.
    Map<UUID, Integer> openVersions() {
        Map<UUID, Integer> versions = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(OPEN_VERSIONS)
                .map((row, context) -> versions.put(row.getObject("id", UUID.class), row.getInt("last_number")))
                .list());
        return versions;
    }

    private static WorkRow workRow(ResultSet row, StatementContext context) throws SQLException {
        String text = row.getString("line_text");
        return new WorkRow(
                row.getObject("id", UUID.class),
                row.getObject("site_id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getObject("visitor_id", UUID.class),
                row.getInt("last_number"),
                constant(ConversationState.class, row.getString("state")),
                row.getObject("assignee_id", UUID.class),
                micros(row.getObject("opened_at", OffsetDateTime.class)),
                microsOrNull(row.getObject("closed_at", OffsetDateTime.class)),
                microsOrNull(row.getObject("waiting_since", OffsetDateTime.class)),
                text == null
                        ? null
                        : new LastLine(
                                constant(AuthorKind.class, row.getString("line_author_kind")),
                                constant(EntryKind.class, row.getString("line_kind")),
                                excerpt(text),
                                micros(row.getObject("line_at", OffsetDateTime.class))),
                row.getInt("last_line_by_shopper"),
                row.getInt("read_up_to"));
    }

    /// The beginning of a text, never ending in half of a character.
    static String excerpt(String text) {
        if (text.length() <= LastLine.MAX_TEXT) {
            return text;
        }
        int end = LastLine.MAX_TEXT - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    private static long micros(OffsetDateTime time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant());
    }

    private static @Nullable Long microsOrNull(@Nullable OffsetDateTime time) {
        return time == null ? null : micros(time);
    }
}
