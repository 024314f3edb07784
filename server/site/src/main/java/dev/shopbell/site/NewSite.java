package dev.shopbell.site;

import dev.shopbell.http.Origins;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What somebody asks a site to be.
///
/// @param key as in [Site], lower-case letters, digits and hyphens; absent to get a random one
/// @param origins as typed; brought into the browsers' form by [Sites#create]
public record NewSite(@Nullable String key, String name, List<String> origins, WidgetLook look) {
    private static final Pattern KEY = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final int MAX_NAME = 80;
    private static final int MAX_GREETING = 300;
    /// A one-tap question fits a phone's width in two lines.
    private static final int MAX_START = 80;
    /// A header of 20 origins of the longest host names stays within the 8 KB that proxies take.
    private static final int MAX_ORIGINS = 20;

    /// A site with the default look.
    public NewSite(String name, List<String> origins) {
        this(null, name, origins, WidgetLook.DEFAULT);
    }

    /// What is wrong, for a person; null if nothing is.
    @Nullable
    String complaint() {
        if (key != null && !KEY.matcher(key).matches()) {
            return "The key takes 1 to 40 lower-case letters, digits and hyphens.";
        }
        if (!isText(name, MAX_NAME) || name.isBlank()) {
            return "The name takes 1 to " + MAX_NAME + " characters.";
        }
        if (origins.isEmpty() || origins.size() > MAX_ORIGINS) {
            return "A site has 1 to " + MAX_ORIGINS + " origins.";
        }
        for (String origin : origins) {
            if (Origins.parse(origin) == null) {
                return "An origin is http or https with a host and nothing after it, such as https://shop.example.";
            }
        }
        if (!COLOUR.matcher(look.accent()).matches()) {
            return "The colour is written #rrggbb.";
        }
        if (!isText(look.greeting(), MAX_GREETING)) {
            return "The greeting takes at most " + MAX_GREETING + " characters.";
        }
        if (look.starts().size() > WidgetLook.MAX_STARTS) {
            return "There are at most " + WidgetLook.MAX_STARTS + " one-tap questions.";
        }
        if (!look.starts().stream().allMatch(start -> isText(start, MAX_START) && !start.isBlank())) {
            return "A one-tap question takes 1 to " + MAX_START + " characters.";
        }
        String language = Locale.forLanguageTag(look.language()).toLanguageTag();
        return language.equalsIgnoreCase(look.language()) ? null : "The language is a tag such as en or pt-BR.";
    }

    /// The origins as browsers write them, without doubles; for a site without a [#complaint].
    List<String> canonicalOrigins() {
        return origins.stream()
                .map(Origins::parse)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static boolean isText(String text, int max) {
        return text.length() <= max && text.chars().noneMatch(Character::isISOControl);
    }
}
