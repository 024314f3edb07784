package dev.shopbell.conversation;

import dev.shopbell.protocol.AuthorKind;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.storage.SqlArrays;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/// The statements that store lines: one round trip and one transaction for a whole batch, and a second question
/// only where a line was stored before.
final class MessageLogStore {
    /// Moves the counters of the open conversations, which locks their rows, and adds the entries. What comes back
    /// are the counters as they were; a conversation that is not open does not come back, and its lines are not
    /// stored.
    ///
    /// The bursts come sorted by the id of their conversation and are looked up one after another, so rows are
    /// locked in that order on every node.
    ///
    /// Who answers a conversation that nobody has taken takes it.
    ///
    /// A client id that its author used before fails the statement by its unique index; nothing is stored then.
    static final String APPEND = """
            WITH advanced AS (
                UPDATE conversation.conversation c
                SET last_number = c.last_number + b.steps,
                    last_shopper_number = c.last_shopper_number + b.shopper_steps,
                    last_line_number = c.last_number + b.steps,
                    last_line_by_shopper =
                        CASE WHEN b.shopper_last > 0 THEN c.last_number + b.shopper_last ELSE c.last_line_by_shopper END,
                    assignee_id = coalesce(c.assignee_id, b.answerer),
                    first_answered_at =
                        CASE WHEN b.staff_last > 0 THEN coalesce(c.first_answered_at, b.at) ELSE c.first_answered_at END,
                    waiting_since =
                        CASE WHEN b.shopper_last > b.staff_last AND b.staff_last > 0 THEN b.at
                             WHEN b.shopper_last > 0 AND b.staff_last = 0 THEN coalesce(c.waiting_since, b.at)
                             WHEN b.staff_last > 0 THEN NULL
                             ELSE c.waiting_since
                        END
                FROM (SELECT *, ?::timestamptz AS at
                      FROM unnest(?::uuid[], ?::integer[], ?::integer[], ?::integer[], ?::integer[], ?::uuid[])
                          WITH ORDINALITY AS burst
                          (conversation_id, steps, shopper_steps, shopper_last, staff_last, answerer, ordinal)) b
                WHERE c.id = b.conversation_id AND c.state = 'open'
                RETURNING b.ordinal, b.at, c.id, old.last_number AS base, old.last_shopper_number AS shopper_base
            ), added AS (
                INSERT INTO conversation.entry
                    (conversation_id, number, shopper_number, kind, author_kind, author_id, client_id, at, text)
                SELECT a.id,
                       a.base + l.step,
                       CASE WHEN l.shopper_step > 0 THEN a.shopper_base + l.shopper_step END,
                       CASE WHEN l.is_file THEN 'file' WHEN l.shopper_step > 0 THEN 'line' ELSE 'note' END,
                       CASE WHEN l.by_shopper THEN 'shopper' ELSE 'staff' END,
                       l.author_id, l.client_id, a.at, l.text
                FROM unnest(?::integer[], ?::integer[], ?::integer[], ?::boolean[], ?::boolean[], ?::uuid[], ?::uuid[], ?::text[])
                         AS l (ordinal, step, shopper_step, by_shopper, is_file, author_id, client_id, text)
                JOIN advanced a ON a.ordinal = l.ordinal
            )
            SELECT ordinal::integer, base, shopper_base FROM advanced
            """;

    /// Which lines are stored already.
    static final String STORED = """
            SELECT l.position::integer, e.conversation_id, e.number, coalesce(e.shopper_number, 0) AS shopper_number, e.at,
                   e.text = l.text AND (e.kind = 'note') = l.is_note AS same
            FROM unnest(?::uuid[], ?::uuid[], ?::boolean[], ?::text[])
                     WITH ORDINALITY AS l (author_id, client_id, is_note, text, position)
            JOIN conversation.entry e ON e.author_id = l.author_id AND e.client_id = l.client_id
            """;

    private static final String UNIQUE_VIOLATION = "23505";
    private static final int NOT_OPEN = -1;

    private final DataSource database;

    MessageLogStore(DataSource database) {
        this.database = database;
    }

    /// A line to be stored.
    ///
    /// @param text of a file, its id
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
        try (Connection connection = database.getConnection()) {
            LineResult[] results = new LineResult[lines.size()];
            Arrays.fill(results, new LineResult.NotOpen());
            List<Integer> all = IntStream.range(0, results.length).boxed().toList();
            try {
                append(connection, lines, all, at, results);
            } catch (SQLException e) {
                if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                    throw e;
                }
                findStored(connection, lines, all, results);
                append(connection, lines, left(all, results), at, results);
            }
            // A line of a conversation that is closed now may have been stored while it was open.
            findStored(connection, lines, left(all, results), results);
            return List.of(results);
        }
    }

    private static List<Integer> left(List<Integer> positions, LineResult[] results) {
        return positions.stream()
                .filter(i -> results[i] instanceof LineResult.NotOpen)
                .toList();
    }

    /// Leaves the results of lines without an open conversation as they are.
    private static void append(
            Connection connection, List<Line> all, List<Integer> positions, Instant at, LineResult[] results)
            throws SQLException {
        if (positions.isEmpty()) {
            return;
        }
        LineBatch batch = LineBatch.of(positions.stream().map(all::get).toList());
        int[] bases = new int[batch.bursts().size() + 1];
        int[] shopperBases = new int[bases.length];
        Arrays.fill(bases, NOT_OPEN);
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            statement.setObject(1, at.atOffset(ZoneOffset.UTC));
            bind(statement, batch);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    int ordinal = rows.getInt(1);
                    bases[ordinal] = rows.getInt(2);
                    shopperBases[ordinal] = rows.getInt(3);
                }
            }
        }
        for (int i = 0; i < positions.size(); i++) {
            LineBatch.Place place = batch.place(i);
            int ordinal = place.burst().ordinal;
            if (bases[ordinal] != NOT_OPEN) {
                int shopperNumber = place.shopperStep() == 0 ? 0 : shopperBases[ordinal] + place.shopperStep();
                results[positions.get(i)] = new LineResult.Written(
                        entry(all.get(positions.get(i)), bases[ordinal] + place.step(), shopperNumber, at));
            }
        }
    }

    private static void bind(PreparedStatement statement, LineBatch batch) throws SQLException {
        Connection connection = statement.getConnection();
        List<LineBatch.Burst> bursts = batch.bursts();
        int[][] counts = new int[4][bursts.size()];
        for (int i = 0; i < bursts.size(); i++) {
            LineBatch.Burst burst = bursts.get(i);
            counts[0][i] = burst.steps;
            counts[1][i] = burst.shopperSteps;
            counts[2][i] = burst.shopperLast;
            counts[3][i] = burst.staffLast;
        }
        List<Line> lines = batch.lines();
        int size = lines.size();
        int[] ordinals = new int[size];
        int[] steps = new int[size];
        int[] shopperSteps = new int[size];
        boolean[] byShopper = new boolean[size];
        boolean[] isFile = new boolean[size];
        String[] texts = new String[size];
        for (int i = 0; i < size; i++) {
            Line line = lines.get(i);
            LineBatch.Place place = batch.place(i);
            ordinals[i] = place.burst().ordinal;
            steps[i] = place.step();
            shopperSteps[i] = place.shopperStep();
            byShopper[i] = line.authorKind() == AuthorKind.SHOPPER;
            isFile[i] = line.kind() == EntryKind.FILE;
            texts[i] = line.text();
        }
        statement.setArray(2, SqlArrays.ofIds(connection, bursts.size(), i -> bursts.get(i).conversation));
        for (int i = 0; i < counts.length; i++) {
            statement.setArray(3 + i, SqlArrays.of(connection, "int4", counts[i]));
        }
        statement.setArray(7, SqlArrays.ofIds(connection, bursts.size(), i -> bursts.get(i).answerer));
        statement.setArray(8, SqlArrays.of(connection, "int4", ordinals));
        statement.setArray(9, SqlArrays.of(connection, "int4", steps));
        statement.setArray(10, SqlArrays.of(connection, "int4", shopperSteps));
        statement.setArray(11, SqlArrays.of(connection, "bool", byShopper));
        statement.setArray(12, SqlArrays.of(connection, "bool", isFile));
        statement.setArray(
                13, SqlArrays.ofIds(connection, size, i -> lines.get(i).author()));
        statement.setArray(
                14, SqlArrays.ofIds(connection, size, i -> lines.get(i).clientId()));
        statement.setArray(15, SqlArrays.of(connection, "text", texts));
    }

    private static void findStored(Connection connection, List<Line> all, List<Integer> positions, LineResult[] results)
            throws SQLException {
        if (positions.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(STORED)) {
            List<Line> lines = positions.stream().map(all::get).toList();
            boolean[] isNote = new boolean[lines.size()];
            for (int i = 0; i < isNote.length; i++) {
                isNote[i] = lines.get(i).kind() == EntryKind.NOTE;
            }
            statement.setArray(
                    1,
                    SqlArrays.ofIds(connection, lines.size(), i -> lines.get(i).author()));
            statement.setArray(
                    2,
                    SqlArrays.ofIds(connection, lines.size(), i -> lines.get(i).clientId()));
            statement.setArray(3, SqlArrays.of(connection, "bool", isNote));
            statement.setArray(
                    4,
                    SqlArrays.of(
                            connection, "text", lines.stream().map(Line::text).toArray(String[]::new)));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    int position = positions.get(rows.getInt("position") - 1);
                    results[position] = rows.getBoolean("same")
                            ? new LineResult.Repeated(storedEntry(all.get(position), rows))
                            : new LineResult.Reused();
                }
            }
        }
    }

    private static StoredEntry storedEntry(Line line, ResultSet row) throws SQLException {
        return new StoredEntry(
                row.getObject("conversation_id", UUID.class),
                row.getInt("number"),
                row.getInt("shopper_number"),
                line.kind(),
                line.authorKind(),
                line.author(),
                line.clientId(),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                line.text());
    }

    private static StoredEntry entry(Line line, int number, int shopperNumber, Instant at) {
        return new StoredEntry(
                line.conversation(),
                number,
                shopperNumber,
                line.kind(),
                line.authorKind(),
                line.author(),
                line.clientId(),
                at,
                line.text());
    }
}
