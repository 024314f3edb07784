package dev.shopbell.protocol;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One entry of a conversation, as one view sees it. Entries are only ever added.
///
/// @param number place in the conversation, gapless from 1, in the view of the receiver (staff or shopper)
/// @param atMicros the server's clock when the entry was accepted, microseconds since 1970 UTC; orders
///     nothing
/// @param text for [EntryKind#INVITED], [EntryKind#LINE] and [EntryKind#NOTE]; plain text, hostile until shown as
///     text; absent once the conversation was [EntryKind#ERASED]
/// @param clientId the id that the author's client gave the line
/// @param file for [EntryKind#FILE]; absent where it was erased
public record Entry(
        int number,
        EntryKind kind,
        Author author,
        long atMicros,
        @Nullable String text,
        @Nullable UUID clientId,
        @Nullable SentFile file) {}
