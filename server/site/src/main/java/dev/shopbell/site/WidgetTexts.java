package dev.shopbell.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopbell.protocol.Wire;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The widget's own words, in every language that we have. Safe to use from any thread.
///
/// A language is a file of the web build: groups of texts by key, each a text or its plural forms by category of CLDR.
public final class WidgetTexts {
    /// The languages that we have, as BCP 47 tags.
    public static final List<String> LANGUAGES =
            List.of("ar", "cs", "de", "en", "es", "fr", "he", "it", "ja", "nl", "pl", "pt", "sv", "tr");

    /// Every text is there in it.
    public static final String LAST_RESORT = "en";

    /// What is longer was not made by a browser.
    private static final int MAX_WANTED = 1_000;

    private final WebBuild build;
    /// What was read last of each language, and of which file. Never changed, since all share it.
    private final Map<String, Parsed> read = new ConcurrentHashMap<>();

    private record Parsed(WebFile file, JsonNode texts) {}

    WidgetTexts(WebBuild build) {
        this.build = build;
    }

    /// The language to speak: the first one wanted that is offered, by the lookup of RFC 4647, so that `de-AT` is
    /// content with `de`; otherwise the fallback.
    ///
    /// @param wanted as in `Accept-Language`, and as browsers and pages name languages; what is malformed is
    /// passed over
    public static String choose(List<String> offered, String fallback, String wanted) {
        List<String> known = offered.stream().filter(LANGUAGES::contains).toList();
        String last = LANGUAGES.contains(fallback) ? fallback : LAST_RESORT;
        String found = Locale.lookupTag(ranges(wanted), known);
        return found == null ? last : Locale.forLanguageTag(found).toLanguageTag();
    }

    private static List<LanguageRange> ranges(String wanted) {
        List<LanguageRange> ranges = new ArrayList<>();
        if (wanted.length() <= MAX_WANTED) {
            for (String range : wanted.replace('_', '-').split(",", -1)) {
                try {
                    ranges.addAll(LanguageRange.parse(range.strip()));
                } catch (IllegalArgumentException e) {
                    // The others may be of use.
                }
            }
        }
        ranges.sort(Comparator.comparingDouble(LanguageRange::getWeight).reversed());
        return ranges;
    }

    /// One text as the site says it, else as we do; where the language lacks it, the last resort's.
    ///
    /// @param own the site's own texts of that language by key
    public String text(String language, String group, String key, Map<String, String> own) {
        return file(language)
                .map(file -> file.path(group).path(key))
                .filter(JsonNode::isTextual)
                .map(text -> own.getOrDefault(key, text.textValue()))
                .orElseGet(() -> language.equals(LAST_RESORT) ? key : text(LAST_RESORT, group, key, Map.of()));
    }

    /// A group of texts, each as the site says it where it says otherwise; nothing where there is no such group.
    ///
    /// @param own the site's own texts by key; a plural form by key and category, `newer.one`
    public Optional<ObjectNode> group(String language, String group, Map<String, String> own) {
        return file(language).map(file -> file.get(group)).flatMap(found -> {
            if (!(found instanceof ObjectNode shared)) {
                return Optional.empty();
            }
            ObjectNode texts = shared.deepCopy();
            own.forEach((key, text) -> put(texts, key, text));
            return Optional.of(texts);
        });
    }

    /// The texts of a group that have no plural forms, as the site says them; empty where there is no such group.
    public Map<String, String> words(Site site, String language, String group) {
        Map<String, String> words = new HashMap<>();
        group(language, group, site.settings().languages().in(language).texts())
                .ifPresent(found -> found.properties().forEach(entry -> {
                    if (entry.getValue().isTextual()) {
                        words.put(entry.getKey(), entry.getValue().asText());
                    }
                }));
        return words;
    }

    private static void put(ObjectNode texts, String key, String text) {
        int dot = key.indexOf('.');
        if (dot < 0 && texts.path(key).isTextual()) {
            texts.put(key, text);
        } else if (dot > 0
                && texts.path(key.substring(0, dot)) instanceof ObjectNode forms
                && forms.has(key.substring(dot + 1))) {
            forms.put(key.substring(dot + 1), text);
        }
    }

    /// Every text of a language by its key, as [#group] takes a site's own; none where we do not speak it.
    Map<String, String> all(String language) {
        Map<String, String> all = new LinkedHashMap<>();
        file(language)
                .ifPresent(file -> file.properties().stream()
                        .filter(group -> group.getValue().isObject())
                        .flatMap(group -> group.getValue().properties().stream())
                        .forEach(text -> {
                            all.putAll(
                                    text.getValue().isTextual()
                                            ? Map.of(
                                                    text.getKey(),
                                                    text.getValue().asText())
                                            : forms(text.getKey(), text.getValue()));
                        }));
        return all;
    }

    private static Map<String, String> forms(String key, JsonNode forms) {
        Map<String, String> all = new LinkedHashMap<>();
        forms.properties()
                .forEach(form ->
                        all.put(key + "." + form.getKey(), form.getValue().asText()));
        return all;
    }

    /// `ltr` or `rtl`.
    public String direction(String language) {
        return file(language).map(file -> file.path("dir").asText("ltr")).orElse("ltr");
    }

    private Optional<JsonNode> file(String language) {
        if (!LANGUAGES.contains(language)) {
            return Optional.empty();
        }
        return build.file("widget/texts/" + language + ".json").map(file -> {
            Parsed known = read.get(language);
            if (known == null || known.file != file) {
                known = new Parsed(file, parse(language, file));
                read.put(language, known);
            }
            return known.texts;
        });
    }

    private static JsonNode parse(String language, WebFile file) {
        try {
            return Wire.httpMapper().readTree(file.text());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the texts of " + language + " cannot be read", e);
        }
    }
}
