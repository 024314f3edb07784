package dev.shopbell.visitor;

import dev.shopbell.protocol.Campaign;
import dev.shopbell.protocol.Cart;
import dev.shopbell.protocol.Device;
import dev.shopbell.protocol.InvitationStanding;
import dev.shopbell.protocol.Page;
import dev.shopbell.protocol.PageKind;
import dev.shopbell.protocol.PageState;
import dev.shopbell.protocol.Product;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a visitor does in the shop now. Texts are bounded and plain, and hostile until shown as text.
///
/// @param view the page that was opened last
/// @param kind what that page is for
/// @param product what it sells, if one thing
/// @param cart absent where the shop tells nothing of it
/// @param referrer the address of the page that led to the shop; absent where that was one of its own
/// @param campaign what brought them on this visit
/// @param language a tag, as the browser says
/// @param zone their time zone, as the browser says
/// @param browser its family, `Firefox` for one
/// @param country two letters by ISO 3166; absent where the server has no database of addresses
/// @param place a town; absent where that database does not tell
/// @param address the remote address
/// @param firstSeen when the browser came the first time
/// @param visits how often it came, with a pause between, this time included
/// @param orders how often a cart of theirs was ordered
/// @param since when this visit began
/// @param pages how many pages were opened in this visit
/// @param at when the last of them was opened
/// @param state what is done with it
/// @param stateAt since when
/// @param conversation one that is open
/// @param standing what became of the last invitation
/// @param standingUntil until when a no counts
/// @param lineNode the server process that holds the live line of the page
/// @param version grows with every change
public record Visit(
        UUID visitor,
        UUID site,
        UUID view,
        Page page,
        PageKind kind,
        @Nullable Product product,
        @Nullable Cart cart,
        @Nullable String referrer,
        @Nullable Campaign campaign,
        @Nullable String language,
        @Nullable String zone,
        @Nullable Device device,
        @Nullable String browser,
        @Nullable String country,
        @Nullable String place,
        @Nullable String address,
        Instant firstSeen,
        int visits,
        int orders,
        Instant since,
        int pages,
        Instant at,
        PageState state,
        Instant stateAt,
        @Nullable UUID conversation,
        InvitationStanding standing,
        @Nullable Instant standingUntil,
        @Nullable UUID lineNode,
        long version) {

    /// When they did something last.
    public Instant lastAt() {
        return stateAt.isAfter(at) ? stateAt : at;
    }
}
