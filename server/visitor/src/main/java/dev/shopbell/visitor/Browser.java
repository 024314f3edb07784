package dev.shopbell.visitor;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a browser says of itself, in a word. What was said lately is remembered: most shoppers use one of a few hundred
/// browsers and languages, and looking into it anew cost a tenth of what the server spends on a page view.
final class Browser {
    private static final int MOST_REMEMBERED = 2_000;
    private static final int MOST_TEXT = 500;
    private static final Pattern ROBOT = Pattern.compile(
            "bot[/;)]|bot$|crawl|spider|slurp|lighthouse|preview|facebookexternalhit|monitor|python|curl|wget|http-?client",
            Pattern.CASE_INSENSITIVE);

    private static final LoadingCache<String, Said> SAID =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build(Browser::read);
    private static final LoadingCache<String, Optional<String>> LANGUAGES =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build(Browser::readLanguage);

    private Browser() {}

    private record Said(boolean isRobot, @Nullable String family) {}

    private static Said read(String userAgent) {
        return new Said(ROBOT.matcher(userAgent).find(), readFamily(userAgent));
    }

    private static Said said(String userAgent) {
        return userAgent.length() <= MOST_TEXT ? SAID.get(userAgent) : read(userAgent);
    }

    /// The family that a User-Agent header names; null where it names none that we know. Those that also name
    /// others come first: every Edge and Opera says Chrome, every Chrome says Safari.
    static @Nullable String family(@Nullable String userAgent) {
        return userAgent == null ? null : said(userAgent).family;
    }

    private static @Nullable String readFamily(String userAgent) {
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
        return userAgent == null || userAgent.isBlank() || said(userAgent).isRobot;
    }

    private static boolean isPhone(String userAgent) {
        return userAgent.contains("Mobile");
    }

    /// The first language tag of an Accept-Language header; null where there is none.
    static @Nullable String language(@Nullable String accepted) {
        return accepted == null || accepted.length() > MOST_TEXT
                ? null
                : LANGUAGES.get(accepted).orElse(null);
    }

    private static Optional<String> readLanguage(String accepted) {
        String first = accepted.split("[,;]", 2)[0].strip();
        String tag = Locale.forLanguageTag(first).toLanguageTag();
        return tag.equals("und") ? Optional.empty() : Optional.of(tag);
    }
}
