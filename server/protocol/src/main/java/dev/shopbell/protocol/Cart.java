package dev.shopbell.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What lies in a shopper's cart, as a shop's page tells it. Hostile until shown as text.
///
/// @param value of everything in it, in `currency`
/// @param currency by ISO 4217, `EUR` for one
/// @param items what lies in it, at most [#MAX_ITEMS]; empty where the shop does not tell
public record Cart(double value, @Nullable String currency, List<Item> items) {
    /// What a side panel shows without becoming a page of its own; the rest of a longer list is left out.
    public static final int MAX_ITEMS = 20;

    /// The list is copied.
    public Cart {
        items = List.copyOf(items);
    }

    /// Pieces of one product.
    ///
    /// @param price of one, in the cart's currency
    public record Item(
            @Nullable String id,
            String name,
            int quantity,
            @Nullable Double price) {}
}
