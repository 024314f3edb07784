package dev.shopbell.faults;

import dev.shopbell.faults.FinalState.Client;
import dev.shopbell.faults.FinalState.Row;
import dev.shopbell.faults.HistoryEvent.SeenEntry;
import dev.shopbell.protocol.Entry;
import dev.shopbell.protocol.EntryKind;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Reads what is true in the end: from the database, and from the API as each of the crowd sees it.
final class ReadBack {
    private static final String ROWS = """
            SELECT conversation_id, number, shopper_number, kind, author_id, client_id, text
            FROM conversation.entry ORDER BY conversation_id, number
            """;
    private static final String OWNERS = "SELECT id, visitor_id FROM conversation.conversation";

    private ReadBack() {}

    /// The rows of the database alone.
    static Map<UUID, List<Row>> rows(String jdbcUrl) throws SQLException {
        Map<UUID, List<Row>> rows = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(ROWS)) {
            while (found.next()) {
                rows.computeIfAbsent(found.getObject(1, UUID.class), id -> new ArrayList<>())
                        .add(new Row(
                                found.getInt(2),
                                found.getObject(3, Integer.class),
                                EntryKind.valueOf(found.getString(4).toUpperCase(Locale.ROOT)),
                                found.getObject(5, UUID.class),
                                found.getObject(6, UUID.class),
                                found.getString(7)));
            }
        }
        return rows;
    }

    /// Everything.
    ///
    /// @param stranger somebody who may read nothing, and tries
    static FinalState of(Shop shop, Crowd crowd, Talker stranger)
            throws IOException, InterruptedException, SQLException {
        String jdbcUrl = shop.jdbcUrl();
        Map<UUID, Set<UUID>> owned = owned(jdbcUrl);
        Map<String, Client> clients = new HashMap<>();
        Map<String, Map<UUID, List<SeenEntry>>> views = new HashMap<>();
        Set<UUID> all = new HashSet<>();
        owned.values().forEach(all::addAll);
        for (Crowd.Agent agent : crowd.agents()) {
            Talker talker = agent.talker();
            clients.put(talker.name(), new Client(talker.author(), true, all));
            Map<UUID, List<SeenEntry>> view = new HashMap<>();
            for (UUID conversation : all) {
                view.put(conversation, seen(shop.api().entries(agent.staff(), conversation)));
            }
            views.put(talker.name(), view);
        }
        for (Crowd.Member member : crowd.members()) {
            Talker talker = member.talker();
            Set<UUID> own = owned.getOrDefault(talker.author(), Set.of());
            clients.put(talker.name(), new Client(talker.author(), false, own));
            Map<UUID, List<SeenEntry>> view = new HashMap<>();
            for (UUID conversation : own) {
                view.put(conversation, seen(shop.api().entries(member.shopper(), conversation)));
            }
            views.put(talker.name(), view);
        }
        // Who only listens is an agent whose view was read above, or may read nothing.
        crowd.listeners()
                .forEach(listener -> clients.put(
                        listener.talker().name(), new Client(listener.talker().author(), true, all)));
        crowd.bystanders().forEach(talker -> clients.put(talker.name(), new Client(talker.author(), false, Set.of())));
        clients.put(stranger.name(), new Client(stranger.author(), false, Set.of()));
        return new FinalState(rows(jdbcUrl), clients, views);
    }

    private static Map<UUID, Set<UUID>> owned(String jdbcUrl) throws SQLException {
        Map<UUID, Set<UUID>> owned = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(OWNERS)) {
            while (found.next()) {
                owned.computeIfAbsent(found.getObject(2, UUID.class), id -> new HashSet<>())
                        .add(found.getObject(1, UUID.class));
            }
        }
        return owned;
    }

    private static List<SeenEntry> seen(List<Entry> entries) {
        return entries.stream().map(Talker::seen).toList();
    }
}
