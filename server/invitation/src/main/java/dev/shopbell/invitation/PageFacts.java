package dev.shopbell.invitation;

import dev.shopbell.protocol.PageKind;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a rule looks at: a page that a visitor has open, and who that is.
///
/// @param path of the page's address
/// @param category of the product; on the page of a category the page's title, which names it
/// @param pagesSeen in this visit, this one included
/// @param cartValue absent without a cart
/// @param returning whether this is not the first visit
/// @param campaign source, medium and name, as far as there are any
record PageFacts(
        PageKind kind,
        String path,
        @Nullable String productId,
        @Nullable String productName,
        @Nullable String category,
        int pagesSeen,
        @Nullable Double cartValue,
        boolean returning,
        @Nullable String language,
        List<String> campaign) {
    /// The kind as clients write it: each is one word.
    String kindOnTheWire() {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
