package dev.shopbell.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/// Lies that the checker must find, each told to the database by one statement.
final class Plants {
    static final Map<String, Trial.Plant> NAMED = new TreeMap<>(
            Map.of("lost-line", statement("""
                    DELETE FROM conversation.entry WHERE (conversation_id, number) IN (
                        SELECT conversation_id, number FROM conversation.entry
                        WHERE kind = 'line' ORDER BY ordinal DESC LIMIT 1)
                    """), "changed-line", statement("""
                    UPDATE conversation.entry SET text = text || '!' WHERE (conversation_id, number) IN (
                        SELECT conversation_id, number FROM conversation.entry
                        WHERE kind = 'line' ORDER BY ordinal LIMIT 1)
                    """), "shown-note", statement("""
                    UPDATE conversation.entry SET shopper_number = 1000000 WHERE (conversation_id, number) IN (
                        SELECT conversation_id, number FROM conversation.entry
                        WHERE kind = 'note' ORDER BY ordinal LIMIT 1)
                    """)));

    private Plants() {}

    private static Trial.Plant statement(String sql) {
        return database -> run(database, sql);
    }

    private static void run(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            if (statement.executeUpdate(sql) != 1) {
                throw new SQLException("the lie found nothing to spoil");
            }
        }
    }
}
