package dev.shopbell.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Durable events: appended in the transaction that makes them true, delivered at least once and in order to each
/// listener. Thread-safe.
public final class Outbox {
    /// Ids and versions fit; what a shopper wrote should not. Erasing a person must stay possible.
    private static final int LONGEST_PAYLOAD = 1_000;

    private static final String APPEND = """
            INSERT INTO storage.event (topic, subject, version, payload)
            SELECT ?, event.subject, event.version, event.payload::jsonb
            FROM unnest(?::uuid[], ?::bigint[], ?::text[]) WITH ORDINALITY
                AS event (subject, version, payload, position)
            ORDER BY event.position
            """;

    Outbox() {}

    /// What a module tells of one change.
    ///
    /// @param subject the id of what changed
    /// @param version of the subject after the change
    /// @param payload JSON of at most a thousand characters: ids, versions, kinds, instants; no text
    ///     that people wrote
    public record Fact(UUID subject, long version, String payload) {
        /// Refuses a payload that is too long.
        public Fact {
            if (payload.length() > LONGEST_PAYLOAD) {
                throw new IllegalArgumentException("The payload of an event holds ids, not text; this one has "
                        + payload.length() + " characters");
            }
        }
    }

    /// Appends an event to the transaction of the handle; listeners wake when it commits.
    ///
    /// @throws IllegalStateException when the handle is not in a transaction
    public void append(Handle handle, String topic, UUID subject, long version, String payload) {
        if (!handle.isInTransaction()) {
            throw new IllegalStateException("An event belongs into the transaction of its fact");
        }
        append(handle.getConnection(), topic, List.of(new Fact(subject, version, payload)));
        handle.afterCommit(() -> wake(topic));
    }

    /// Appends events to the transaction of the connection, in this order, with one statement. The caller calls [#wake]
    /// when it has committed.
    ///
    /// @throws IllegalStateException when the connection commits by itself
    public void append(Connection connection, String topic, List<Fact> facts) {
        try {
            if (connection.getAutoCommit()) {
                throw new IllegalStateException("An event belongs into the transaction of its fact");
            }
            try (PreparedStatement insert = connection.prepareStatement(APPEND)) {
                insert.setString(1, topic);
                insert.setArray(
                        2,
                        connection.createArrayOf(
                                "uuid", facts.stream().map(Fact::subject).toArray()));
                insert.setArray(
                        3,
                        connection.createArrayOf(
                                "bigint", facts.stream().map(Fact::version).toArray()));
                insert.setArray(
                        4,
                        connection.createArrayOf(
                                "text", facts.stream().map(Fact::payload).toArray()));
                insert.executeUpdate();
            }
        } catch (SQLException failure) {
            throw new StorageException("Cannot append to the outbox: " + failure.getMessage(), failure);
        }
    }

    /// Tells the listeners of a topic that something was committed. Losing a call delays them to the next poll.
    public void wake(String topic) {
        // Listeners come with the next change.
    }
}
