package dev.shopbell.protocol;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of the list of visitors. What a browser or a page told is hostile until shown as text.
///
/// @param name what the customer behind the browser calls themselves
/// @param cart without its items
/// @param country two letters by ISO 3166
/// @param place a town, as far as the address tells
/// @param ip the address; below a supervisor without its last part
/// @param browser its family
/// @param firstSeenMicros when the browser came the first time
/// @param visits how often it came, this time included
/// @param orders how often a cart of theirs was ordered, as far as the shop tells of carts
/// @param pages how many pages were opened in this visit
/// @param onSiteSinceMicros when this visit began
/// @param lastMicros when something was done last
/// @param state what is done with the page now
/// @param conversation one that is open
/// @param invitation what became of the last one
/// @param declinedUntilMicros until when a no counts
public record VisitorRow(
        UUID visitor,
        UUID site,
        String siteName,
        @Nullable String name,
        Page page,
        PageKind kind,
        @Nullable Product product,
        @Nullable Cart cart,
        @Nullable String country,
        @Nullable String place,
        @Nullable String ip,
        @Nullable String language,
        @Nullable Device device,
        @Nullable String browser,
        @Nullable String referrer,
        @Nullable Campaign campaign,
        long firstSeenMicros,
        int visits,
        int orders,
        int pages,
        long onSiteSinceMicros,
        long lastMicros,
        PageState state,
        @Nullable UUID conversation,
        InvitationStanding invitation,
        @Nullable Long declinedUntilMicros) {}
