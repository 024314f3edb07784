package dev.shopbell.faults;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.shopbell.protocol.EntryKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that a client did or was told, or that was done to the server. The order of a history is that in which the
/// events were recorded; for one client it is the order in which they happened.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "event")
sealed interface HistoryEvent {

    /// A client began to say a line. Recorded once a line, however often it is sent.
    ///
    /// @param conversation absent where the line opens one
    record Invoked(String client, UUID clientId, @Nullable UUID conversation, EntryKind kind, String text)
            implements HistoryEvent {}

    /// The server acknowledged a line.
    ///
    /// @param number in the client's view
    record Acknowledged(String client, UUID clientId, UUID conversation, int number) implements HistoryEvent {}

    /// The server refused a line for good: it was not accepted and never will be.
    record Refused(String client, UUID clientId, String problem) implements HistoryEvent {}

    /// What became of a line is not known: it may be on disk, now or later, or not.
    record Unknown(String client, UUID clientId, String why) implements HistoryEvent {}

    /// A client began to read a conversation after a number; what it received before counts no more.
    record Followed(String client, UUID conversation, int after) implements HistoryEvent {}

    /// A client received entries.
    record Received(String client, UUID conversation, List<SeenEntry> entries) implements HistoryEvent {}

    /// Something was broken or mended.
    record Struck(String what) implements HistoryEvent {}

    /// An entry as a client saw it.
    ///
    /// @param number in the client's view
    record SeenEntry(
            int number,
            EntryKind kind,
            UUID author,
            @Nullable UUID clientId,
            @Nullable String text) {}
}
