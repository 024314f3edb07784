package dev.shopbell.visitor;

import dev.shopbell.access.Actor;
import dev.shopbell.protocol.Campaign;
import dev.shopbell.protocol.Cart;
import dev.shopbell.protocol.Device;
import dev.shopbell.protocol.Page;
import dev.shopbell.protocol.PageKind;
import dev.shopbell.protocol.Product;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A page that a visitor opened, already within bounds.
///
/// @param at by the server's clock
record SeenPage(
        Actor.Visitor visitor,
        Instant at,
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
        String address,
        Map<String, String> attributes) {
    SeenPage {
        attributes = Map.copyOf(attributes);
    }
}
