package dev.shopbell.visitor;

import dev.shopbell.protocol.Campaign;
import dev.shopbell.protocol.Cart;
import dev.shopbell.protocol.Product;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Brings what a page tells of the shop into bounds. What cannot be true is left out rather than refused: the view
/// counts even if the shop's markup is wrong.
final class PlainFacts {
    private static final int MAX_NAME = 200;
    private static final int MAX_WORD = 100;
    private static final int MAX_ATTRIBUTES = 20;
    /// What the page script calls what it hears by itself.
    private static final Set<String> OUR_OWN = Set.of("cart", "page", "set");
    private static final int MAX_QUANTITY = 10_000;
    /// No cart is worth more, in any currency, and above it the cents of a double are no longer exact.
    private static final double MAX_AMOUNT = 1e12;

    private PlainFacts() {}

    static @Nullable Product product(@Nullable Product told) {
        String name = told == null ? null : PlainText.orNull(told.name(), MAX_NAME);
        if (told == null || name == null) {
            return null;
        }
        return new Product(
                word(told.id()),
                name,
                word(told.category()),
                amount(told.price()),
                currency(told.currency()),
                address(told.picture()));
    }

    static @Nullable Cart cart(@Nullable Cart told) {
        Double value = told == null ? null : amount(told.value());
        if (told == null || value == null) {
            return null;
        }
        List<Cart.Item> items = told.items().stream()
                .limit(Cart.MAX_ITEMS)
                .map(PlainFacts::item)
                .filter(Objects::nonNull)
                .toList();
        return new Cart(value, currency(told.currency()), items);
    }

    private static Cart.@Nullable Item item(Cart.Item told) {
        String name = PlainText.orNull(told.name(), MAX_NAME);
        boolean isPossible = told.quantity() > 0 && told.quantity() <= MAX_QUANTITY;
        return name == null || !isPossible
                ? null
                : new Cart.Item(word(told.id()), name, told.quantity(), amount(told.price()));
    }

    static @Nullable Campaign campaign(@Nullable Campaign told) {
        if (told == null) {
            return null;
        }
        Campaign campaign = new Campaign(word(told.source()), word(told.medium()), word(told.name()));
        return campaign.equals(new Campaign(null, null, null)) ? null : campaign;
    }

    static Map<String, String> attributes(@Nullable Map<String, String> told) {
        Map<String, String> attributes = new LinkedHashMap<>();
        if (told != null) {
            told.forEach((name, value) -> {
                String plainName = word(name);
                String plainValue = PlainText.orNull(value, MAX_NAME);
                if (plainName != null && plainValue != null && attributes.size() < MAX_ATTRIBUTES) {
                    attributes.put(plainName, plainValue);
                }
            });
        }
        return attributes;
    }

    /// What the shop tells in words of its own; null where it only tells more of the page, the cart or the visitor.
    static TrailPage.@Nullable TrailEvent event(IntakeEndpoints.PageEvent told, Instant at) {
        String name = word(told.name());
        return name == null || OUR_OWN.contains(name)
                ? null
                : new TrailPage.TrailEvent(VisitorWatches.micros(at), name, attributes(told.data()));
    }

    /// The address, or null where it is none that may be followed.
    static @Nullable String address(@Nullable String told) {
        String url = told == null ? "" : PlainPage.url(told);
        return url.isEmpty() ? null : url;
    }

    static @Nullable String word(@Nullable String told) {
        return PlainText.orNull(told, MAX_WORD);
    }

    private static @Nullable Double amount(@Nullable Double told) {
        return told != null && told >= 0 && told <= MAX_AMOUNT ? told : null;
    }

    private static @Nullable String currency(@Nullable String told) {
        String upper = told == null ? "" : told.strip().toUpperCase(Locale.ROOT);
        return upper.length() == 3 && upper.chars().allMatch(letter -> letter >= 'A' && letter <= 'Z') ? upper : null;
    }
}
