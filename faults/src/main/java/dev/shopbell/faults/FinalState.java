package dev.shopbell.faults;

import dev.shopbell.faults.HistoryEvent.SeenEntry;
import dev.shopbell.protocol.EntryKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is true when all is mended and quiet: the database's rows, who the clients are, and what each reads now when
/// it reads from the beginning.
///
/// @param rows of each conversation, in the order of their numbers
/// @param clients by name
/// @param views by client and conversation, as read over the API
record FinalState(
        Map<UUID, List<Row>> rows, Map<String, Client> clients, Map<String, Map<UUID, List<SeenEntry>>> views) {

    /// An entry in the database.
    ///
    /// @param shopperNumber absent if shoppers may not see it
    record Row(
            int number,
            @Nullable Integer shopperNumber,
            EntryKind kind,
            UUID author,
            @Nullable UUID clientId,
            @Nullable String text) {}

    /// Somebody whose doings are in the history.
    ///
    /// @param author under which their lines are stored
    /// @param staff whether they read the staff's view
    /// @param mayRead every conversation that they may ever see
    record Client(UUID author, boolean staff, Set<UUID> mayRead) {}

    /// What a client ought to read of a conversation.
    List<SeenEntry> viewOf(Client client, UUID conversation) {
        return rows.getOrDefault(conversation, List.of()).stream()
                .filter(row -> client.staff() || row.shopperNumber() != null)
                .map(row -> new SeenEntry(
                        client.staff() || row.shopperNumber() == null ? row.number() : row.shopperNumber(),
                        row.kind(),
                        row.author(),
                        row.clientId(),
                        row.text()))
                .toList();
    }
}
