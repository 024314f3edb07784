package dev.shopbell.conversation;

import dev.shopbell.protocol.AuthorKind;
import dev.shopbell.protocol.EntryKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An entry as the database holds it.
///
/// @param number its place as staff count
/// @param shopperNumber its place as shoppers count; 0 if they may not see it
/// @param text of a file, its id
/// @param at when the server accepted it, to the microsecond
public record StoredEntry(
        UUID conversation,
        int number,
        int shopperNumber,
        EntryKind kind,
        AuthorKind authorKind,
        UUID author,
        @Nullable UUID clientId,
        Instant at,
        @Nullable String text) {

    /// When the server accepted it, as the wire says it.
    long atMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    /// The file that it is, if it is one.
    Optional<UUID> file() {
        return kind == EntryKind.FILE && text != null ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    int numberFor(View view) {
        return switch (view) {
            case STAFF -> number;
            case SHOPPER -> shopperNumber;
        };
    }
}
