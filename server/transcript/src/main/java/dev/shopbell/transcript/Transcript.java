package dev.shopbell.transcript;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A conversation as its shopper sees it, ready to be written down.
///
/// @param siteName the brand
/// @param words the widget's texts in this language, by key
/// @param direction `ltr` or `rtl`
record Transcript(
        String siteKey,
        String siteName,
        String language,
        String direction,
        ZoneId zone,
        Instant openedAt,
        Map<String, String> words,
        List<Item> items) {

    /// Something that was said or happened.
    ///
    /// @param by who said it; null for what happened
    record Item(Instant at, @Nullable String by, String text) {}

    /// A text of the widget, with one value filled in.
    String word(String key, String placeholder, String value) {
        return words.getOrDefault(key, "").replace(placeholder, value);
    }

    String title() {
        return word("title", "{name}", siteName);
    }
}
