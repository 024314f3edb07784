package dev.shopbell.plainchat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopbell.site.WidgetTexts;
import java.util.Map;

/// The words of the page in one language: those of the panel, and those that only a page without scripts needs.
///
/// @param language a BCP 47 tag
/// @param direction `ltr` or `rtl`
/// @param panel the group `core`
/// @param more the group `more`
/// @param plain the group `plain`
record PlainTexts(String language, String direction, JsonNode panel, JsonNode more, JsonNode plain) {

    /// @param own the site's own texts by key
    static PlainTexts of(WidgetTexts texts, String language, Map<String, String> own) {
        return new PlainTexts(
                language,
                texts.direction(language),
                group(texts, language, "core", own),
                group(texts, language, "more", own),
                group(texts, language, "plain", own));
    }

    private static ObjectNode group(WidgetTexts texts, String language, String group, Map<String, String> own) {
        return texts.group(language, group, own)
                .orElseThrow(() -> new IllegalStateException("no texts " + group + " in " + language));
    }

    /// The text; each of them is there in every language.
    String text(String key) {
        return plain.path(key).asText(panel.path(key).asText(more.path(key).asText(key)));
    }
}
