package dev.shopbell.conversation;

import dev.shopbell.protocol.ConversationState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A conversation without its entries.
///
/// @param visitor the browser that opened it
/// @param lastNumber its head as staff count
/// @param lastShopperNumber its head as shoppers count
public record Conversation(
        UUID id,
        UUID site,
        UUID customer,
        UUID visitor,
        ConversationState state,
        @Nullable UUID assignee,
        Instant openedAt,
        int lastNumber,
        int lastShopperNumber) {

    int headFor(View view) {
        return switch (view) {
            case STAFF -> lastNumber;
            case SHOPPER -> lastShopperNumber;
        };
    }
}
