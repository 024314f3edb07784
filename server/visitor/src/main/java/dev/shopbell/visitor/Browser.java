package dev.shopbell.visitor;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a browser says of itself, in a word.
final class Browser {
    private static final Pattern ROBOT = Pattern.compile(
            "bot[/;)]|bot$|crawl|spider|slurp|lighthouse|preview|facebookexternalhit|monitor|python|curl|wget|http-?client",
            Pattern.CASE_INSENSITIVE);

    private Browser() {}

    /// The family that a User-Agent header names; null where it names none that we know. Those that also name
    /// others come first: every Edge and Opera says Chrome, every Chrome says Safari.
    static @Nullable String family(@Nullable String userAgent) {
        if (userAgent == null) {
            return null;
        }
        String[][] families = {
            {"Edg", "Edge"},
            {"OPR/", "Opera"},
            {"SamsungBrowser/", "Samsung Internet"},
            {"Firefox/", "Firefox"},
            {"FxiOS/", "Firefox"},
            {"CriOS/", "Chrome"},
            {"Chrome/", "Chrome"},
            {"Safari/", "Safari"}
        };
        for (String[] family : families) {
            if (userAgent.contains(family[0])) {
                return isPhone(userAgent) ? family[1] + " on a phone" : family[1];
            }
        }
        return null;
    }

    /// Whether a program looks at the page by itself: search engines, previews of links, monitors. By the words
    /// that they put into their User-Agent themselves; one that hides cannot be told from a person here. Nothing at
    /// all is no browser either.
    static boolean isRobot(@Nullable String userAgent) {
        return userAgent == null
                || userAgent.isBlank()
                || ROBOT.matcher(userAgent).find();
    }

    private static boolean isPhone(String userAgent) {
        return userAgent.contains("Mobile");
    }

    /// The first language tag of an Accept-Language header; null where there is none.
    static @Nullable String language(@Nullable String accepted) {
        if (accepted == null || accepted.length() > 500) {
            return null;
        }
        String first = accepted.split("[,;]", 2)[0].strip();
        String tag = Locale.forLanguageTag(first).toLanguageTag();
        return tag.equals("und") ? null : tag;
    }
}
