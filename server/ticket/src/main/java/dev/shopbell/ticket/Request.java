package dev.shopbell.ticket;

import dev.shopbell.protocol.Page;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a shopper left.
///
/// @param number what the shopper was told, without its letters; see [#shownNumber]
/// @param visitor the browser
/// @param name empty where they gave none
/// @param conversation what it goes on from
/// @param question empty where the conversation asks it
/// @param page what they looked at
/// @param language a language tag
/// @param owner who is, or was last, at work on it
/// @param changedAt when its state last changed
public record Request(
        UUID id,
        long number,
        UUID site,
        UUID customer,
        UUID visitor,
        @Nullable UUID conversation,
        UUID clientId,
        String name,
        String email,
        String question,
        @Nullable Page page,
        @Nullable String language,
        Instant leftAt,
        RequestState state,
        @Nullable UUID owner,
        Instant changedAt) {

    /// The number as people read it to each other.
    public String shownNumber() {
        return "SB-" + number;
    }

    boolean saysTheSameAs(NewRequest wanted) {
        return name.equals(wanted.name()) && email.equals(wanted.email()) && question.equals(wanted.question());
    }
}
