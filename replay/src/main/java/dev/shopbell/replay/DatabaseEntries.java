package dev.shopbell.replay;

import dev.shopbell.protocol.Author;
import dev.shopbell.protocol.AuthorKind;
import dev.shopbell.protocol.Entry;
import dev.shopbell.protocol.EntryKind;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What the database has of the talks, read past the server. Immutable.
///
/// Entries are found by the browser that opened their conversation, so a second conversation that a repeated first
/// line might have opened comes to light.
///
/// @param asStaffCount by visitor, numbered as staff count
/// @param asShoppersCount by visitor, numbered as shoppers count, without what they may not see
record DatabaseEntries(Map<UUID, List<Entry>> asStaffCount, Map<UUID, List<Entry>> asShoppersCount) {
    private static final String ENTRIES = """
            SELECT c.visitor_id, e.number, e.shopper_number, e.kind, e.author_kind, e.author_id, e.client_id, e.at, e.text
            FROM conversation.conversation c
            JOIN conversation.entry e ON e.conversation_id = c.id
            WHERE c.visitor_id = ANY (?)
            ORDER BY c.id, e.number
            """;

    /// Reads the conversations that these browsers opened.
    static DatabaseEntries of(String jdbcUrl, List<UUID> visitors) throws SQLException {
        Map<UUID, List<Entry>> asStaffCount = new HashMap<>();
        Map<UUID, List<Entry>> asShoppersCount = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement statement = connection.prepareStatement(ENTRIES)) {
            Array ids = connection.createArrayOf("uuid", visitors.toArray());
            statement.setArray(1, ids);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    UUID visitor = row.getObject("visitor_id", UUID.class);
                    add(asStaffCount, visitor, entry(row, row.getInt("number")));
                    int shopperNumber = row.getInt("shopper_number");
                    if (!row.wasNull()) {
                        add(asShoppersCount, visitor, entry(row, shopperNumber));
                    }
                }
            }
        }
        return new DatabaseEntries(asStaffCount, asShoppersCount);
    }

    /// The entries of one talk.
    static List<Entry> of(Talk talk, Map<UUID, List<Entry>> entries) {
        return talk.shopper()
                .flatMap(shopper -> Optional.ofNullable(entries.get(shopper.visitor())))
                .orElse(List.of());
    }

    private static void add(Map<UUID, List<Entry>> entries, UUID visitor, Entry entry) {
        entries.computeIfAbsent(visitor, any -> new ArrayList<>()).add(entry);
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
        AuthorKind author = AuthorKind.valueOf(row.getString("author_kind").toUpperCase(Locale.ROOT));
        return new Entry(
                number,
                EntryKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                new Author(author, row.getObject("author_id", UUID.class), null),
                ChronoUnit.MICROS.between(Instant.EPOCH, at),
                row.getString("text"),
                row.getObject("client_id", UUID.class));
    }
}
