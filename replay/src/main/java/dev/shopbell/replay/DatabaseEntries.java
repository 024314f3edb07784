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
final class DatabaseEntries {
    private static final String ENTRIES = """
            SELECT c.visitor_id, e.number, e.shopper_number, e.kind, e.author_kind, e.author_id, e.client_id, e.at, e.text
            FROM conversation.conversation c
            JOIN conversation.entry e ON e.conversation_id = c.id
            WHERE c.visitor_id = ANY (?)
            ORDER BY c.id, e.number
            """;

    private final Map<UUID, List<Entry>> staffCount = new HashMap<>();
    private final Map<UUID, List<Entry>> shoppersCount = new HashMap<>();

    private DatabaseEntries() {}

    /// Reads the conversations that the shoppers of these talks opened.
    static DatabaseEntries of(String jdbcUrl, List<Talk> talks) throws SQLException {
        DatabaseEntries entries = new DatabaseEntries();
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement statement = connection.prepareStatement(ENTRIES)) {
            Array ids = connection.createArrayOf("uuid", visitors(talks));
            statement.setArray(1, ids);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    entries.add(row);
                }
            }
        }
        return entries;
    }

    /// The entries of one talk, numbered as staff count.
    List<Entry> asStaffCount(Talk talk) {
        return of(talk, staffCount);
    }

    /// The entries of one talk that its shopper may see, numbered as shoppers count.
    List<Entry> asShoppersCount(Talk talk) {
        return of(talk, shoppersCount);
    }

    private static List<Entry> of(Talk talk, Map<UUID, List<Entry>> entries) {
        return talk.shopper()
                .flatMap(shopper -> Optional.ofNullable(entries.get(shopper.visitor())))
                .orElse(List.of());
    }

    private static Object[] visitors(List<Talk> talks) {
        return talks.stream()
                .flatMap(talk -> talk.shopper().stream())
                .map(ShopApi.Shopper::visitor)
                .toArray();
    }

    private void add(ResultSet row) throws SQLException {
        UUID visitor = row.getObject("visitor_id", UUID.class);
        staffCount.computeIfAbsent(visitor, any -> new ArrayList<>()).add(entry(row, row.getInt("number")));
        int shopperNumber = row.getInt("shopper_number");
        if (!row.wasNull()) {
            shoppersCount.computeIfAbsent(visitor, any -> new ArrayList<>()).add(entry(row, shopperNumber));
        }
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
                row.getObject("client_id", UUID.class),
                null);
    }
}
