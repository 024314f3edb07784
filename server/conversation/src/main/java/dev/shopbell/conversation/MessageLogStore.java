package dev.shopbell.conversation;

import dev.shopbell.protocol.AuthorKind;
import dev.shopbell.protocol.EntryKind;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// The one statement that stores lines. One round trip and one transaction for a whole batch.
final class MessageLogStore {
    /// In this order, all in one statement: find lines that are stored already; number the rest within the
    /// batch; lock the open conversations they belong to, in the order of their ids, so that two nodes cannot
    /// wait for each other; move the counters; add the entries. A line that belongs to no open conversation
    /// comes back as neither.
    ///
    /// Who answers a conversation that nobody has taken takes it.
    ///
    /// A client id that another transaction stores at the same moment is not seen by `repeated`; the unique
    /// index then fails the statement, nothing is stored, and line by line the repeat is found.
    static final String WRITE = """
            WITH line AS MATERIALIZED (
                SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::boolean[], ?::boolean[], ?::text[])
                    WITH ORDINALITY AS l (conversation_id, author_id, client_id, by_shopper, is_note, text, position)
            ), repeated AS MATERIALIZED (
                SELECT l.position, e.conversation_id, e.number, e.shopper_number, e.at,
                       e.text = l.text AND (e.kind = 'note') = l.is_note AS same
                FROM line l
                JOIN conversation.entry e ON e.author_id = l.author_id AND e.client_id = l.client_id
            ), fresh AS MATERIALIZED (
                SELECT l.*,
                       row_number() OVER steps AS step,
                       count(*) FILTER (WHERE NOT l.is_note) OVER steps AS shopper_step
                FROM line l
                WHERE NOT EXISTS (SELECT FROM repeated r WHERE r.position = l.position)
                WINDOW steps AS (PARTITION BY l.conversation_id ORDER BY l.position ROWS UNBOUNDED PRECEDING)
            ), burst AS MATERIALIZED (
                SELECT conversation_id,
                       max(step) AS steps,
                       max(shopper_step) AS shopper_steps,
                       coalesce(max(step) FILTER (WHERE by_shopper), 0) AS shopper_last,
                       coalesce(max(step) FILTER (WHERE NOT by_shopper AND NOT is_note), 0) AS staff_last,
                       (array_agg(author_id ORDER BY step) FILTER (WHERE NOT by_shopper AND NOT is_note))[1] AS answerer
                FROM fresh
                GROUP BY conversation_id
            ), locked AS MATERIALIZED (
                SELECT c.id
                FROM conversation.conversation c
                WHERE c.id IN (SELECT conversation_id FROM burst) AND c.state = 'open'
                ORDER BY c.id
                FOR NO KEY UPDATE
            ), advanced AS (
                UPDATE conversation.conversation c
                SET last_number = c.last_number + b.steps,
                    last_shopper_number = c.last_shopper_number + b.shopper_steps,
                    last_line_number = c.last_number + b.steps,
                    last_line_by_shopper =
                        CASE WHEN b.shopper_last > 0 THEN c.last_number + b.shopper_last ELSE c.last_line_by_shopper END,
                    assignee_id = coalesce(c.assignee_id, b.answerer),
                    waiting_since =
                        CASE WHEN b.shopper_last > b.staff_last AND b.staff_last > 0 THEN ?::timestamptz
                             WHEN b.shopper_last > 0 AND b.staff_last = 0 THEN coalesce(c.waiting_since, ?::timestamptz)
                             WHEN b.staff_last > 0 THEN NULL
                             ELSE c.waiting_since
                        END
                FROM burst b
                JOIN locked l ON l.id = b.conversation_id
                WHERE c.id = l.id
                RETURNING c.id, old.last_number AS base, old.last_shopper_number AS shopper_base
            ), added AS (
                INSERT INTO conversation.entry
                    (conversation_id, number, shopper_number, kind, author_kind, author_id, client_id, at, text)
                SELECT f.conversation_id,
                       a.base + f.step,
                       CASE WHEN NOT f.is_note THEN a.shopper_base + f.shopper_step END,
                       CASE WHEN f.is_note THEN 'note' ELSE 'line' END,
                       CASE WHEN f.by_shopper THEN 'shopper' ELSE 'staff' END,
                       f.author_id, f.client_id, ?::timestamptz, f.text
                FROM fresh f
                JOIN advanced a ON a.id = f.conversation_id
                ORDER BY f.conversation_id, f.step
            )
            SELECT f.position, f.conversation_id, a.base + f.step AS number,
                   CASE WHEN f.is_note THEN 0 ELSE a.shopper_base + f.shopper_step END AS shopper_number,
                   NULL::timestamptz AS at, NULL::boolean AS same
            FROM fresh f
            JOIN advanced a ON a.id = f.conversation_id
            UNION ALL
            SELECT position, conversation_id, number, coalesce(shopper_number, 0), at, same FROM repeated
            """;

    private final DataSource database;

    MessageLogStore(DataSource database) {
        this.database = database;
    }

    /// A line to be stored.
    record Line(UUID conversation, UUID author, AuthorKind authorKind, UUID clientId, EntryKind kind, String text) {
        boolean sameAs(Line other) {
            return text.equals(other.text) && kind == other.kind;
        }
    }

    /// What became of a line.
    sealed interface LineResult {
        record Written(StoredEntry entry) implements LineResult {}

        /// It was stored by an earlier attempt.
        record Repeated(StoredEntry entry) implements LineResult {}

        /// The author used this client id for another text.
        record Reused() implements LineResult {}

        /// There is no open conversation of this id.
        record NotOpen() implements LineResult {}
    }

    /// Stores the lines, in their order, all or none. The results have the order of the lines.
    List<LineResult> write(List<Line> lines, Instant at) throws SQLException {
        OffsetDateTime time = at.atOffset(ZoneOffset.UTC);
        List<LineResult> results = new ArrayList<>(Collections.nCopies(lines.size(), new LineResult.NotOpen()));
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(WRITE)) {
            statement.setArray(
                    1,
                    array(
                            connection,
                            "uuid",
                            lines.stream().map(Line::conversation).toArray()));
            statement.setArray(
                    2,
                    array(connection, "uuid", lines.stream().map(Line::author).toArray()));
            statement.setArray(
                    3,
                    array(connection, "uuid", lines.stream().map(Line::clientId).toArray()));
            statement.setArray(
                    4,
                    array(
                            connection,
                            "boolean",
                            lines.stream()
                                    .map(l -> l.authorKind() == AuthorKind.SHOPPER)
                                    .toArray()));
            statement.setArray(
                    5,
                    array(
                            connection,
                            "boolean",
                            lines.stream().map(l -> l.kind() == EntryKind.NOTE).toArray()));
            statement.setArray(
                    6, array(connection, "text", lines.stream().map(Line::text).toArray()));
            statement.setObject(7, time);
            statement.setObject(8, time);
            statement.setObject(9, time);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    int position = rows.getInt("position") - 1;
                    results.set(position, result(lines.get(position), rows, at));
                }
            }
        }
        return results;
    }

    private static LineResult result(Line line, ResultSet row, Instant at) throws SQLException {
        OffsetDateTime storedAt = row.getObject("at", OffsetDateTime.class);
        StoredEntry entry = new StoredEntry(
                row.getObject("conversation_id", UUID.class),
                row.getInt("number"),
                row.getInt("shopper_number"),
                line.kind(),
                line.authorKind(),
                line.author(),
                line.clientId(),
                storedAt == null ? at : storedAt.toInstant(),
                line.text());
        if (storedAt == null) {
            return new LineResult.Written(entry);
        }
        return row.getBoolean("same") ? new LineResult.Repeated(entry) : new LineResult.Reused();
    }

    private static Array array(Connection connection, String type, Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }
}
