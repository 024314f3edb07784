package dev.shopbell.site;

import dev.shopbell.site.SiteSettings.Field;
import dev.shopbell.site.SiteSettings.FieldKind;
import dev.shopbell.site.SiteSettings.Look;
import dev.shopbell.site.SiteSettings.PageKinds;
import dev.shopbell.site.SiteSettings.Words;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is wrong with settings, in the words of whoever must mend it.
final class SettingsComplaint {
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern TEXT_KEY = Pattern.compile("[a-zA-Z][a-zA-Z0-9.]{0,59}");
    private static final Pattern FIELD_NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_-]{0,39}");
    /// Questions for which the widget has words in every language.
    private static final Set<String> KNOWN_FIELDS = Set.of("name", "email", "phone", "question");
    /// A quarter of a small phone's height.
    private static final int MAX_OFFSET_PIXELS = 160;
    private static final int MAX_GREETING = 300;
    /// What a phone shows without scrolling.
    private static final int MAX_STARTS = 4;
    /// A one-tap question fits a phone's width in two lines.
    private static final int MAX_START = 80;
    private static final int MAX_TEXTS = 300;
    private static final int MAX_TEXT = 500;
    private static final int MAX_PATTERNS = 100;
    private static final int MAX_PATTERN = 200;
    private static final int MAX_RETENTION_DAYS = 3_650;
    private static final int MAX_FIELDS = 10;
    private static final int MAX_LABEL = 200;
    private static final int MAX_CHOICES = 20;
    private static final long MAX_FILE_BYTES = 100_000_000;
    private static final int MAX_WAITING_SECONDS = 86_400;
    private static final int MAX_MEANWHILE = 5;
    private static final Set<String> FILE_KINDS = Set.of(SiteSettings.Files.PICTURE, SiteSettings.Files.DOCUMENT);

    private SettingsComplaint() {}

    /// The first thing that is wrong; null if nothing is.
    static @Nullable String about(SiteSettings settings) {
        return Stream.of(
                        look(settings.look()),
                        languages(settings.languages()),
                        pages(settings.pages()),
                        preChat(settings.preChat()),
                        rest(settings))
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String look(Look look) {
        if (!COLOUR.matcher(look.accent()).matches()
                || (look.accentDark() != null
                        && !COLOUR.matcher(look.accentDark()).matches())) {
            return "A colour is written #rrggbb.";
        }
        if (!isWithin(look.inlinePixels(), 0, MAX_OFFSET_PIXELS)
                || !isWithin(look.blockPixels(), 0, MAX_OFFSET_PIXELS)) {
            return "The button stands 0 to " + MAX_OFFSET_PIXELS + " pixels from the edge.";
        }
        if (look.scheme() != SiteSettings.Scheme.DARK) {
            String complaint = colour(look.accent(), Contrast.WHITE, "a light");
            if (complaint != null) {
                return complaint;
            }
        }
        return look.accentDark() == null ? null : colour(look.accentDark(), Contrast.DARK_PAGE, "a dark");
    }

    private static @Nullable String colour(String colour, String page, String kindOfPage) {
        double contrast = Contrast.between(colour, page);
        if (contrast >= Contrast.OF_BUTTON) {
            return null;
        }
        return String.format(
                Locale.ROOT,
                "The colour %s hardly stands out from %s page: %.1f to 1, and it takes 3 to 1. Near to it, %s does.",
                colour,
                kindOfPage,
                contrast,
                Contrast.madeToStandOut(colour, page));
    }

    private static @Nullable String languages(SiteSettings.Languages languages) {
        List<String> offered = languages.offered();
        if (offered.isEmpty() || hasDoubles(offered)) {
            return "A site offers at least one language, each once.";
        }
        if (!offered.contains(languages.fallback())) {
            return "The fallback is one of the languages that the site offers.";
        }
        if (!WidgetTexts.LANGUAGES.containsAll(offered)
                || !WidgetTexts.LANGUAGES.containsAll(languages.words().keySet())) {
            return "The widget speaks " + String.join(", ", WidgetTexts.LANGUAGES) + ".";
        }
        return languages.words().values().stream()
                .map(SettingsComplaint::words)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String words(Words words) {
        if (!isText(words.greeting(), MAX_GREETING)) {
            return "A greeting takes at most " + MAX_GREETING + " characters.";
        }
        if (words.starts().size() > MAX_STARTS) {
            return "There are at most " + MAX_STARTS + " one-tap questions.";
        }
        if (!areFilled(words.starts(), MAX_START)) {
            return "A one-tap question takes 1 to " + MAX_START + " characters.";
        }
        if (words.texts().size() > MAX_TEXTS) {
            return "There are at most " + MAX_TEXTS + " texts of your own in a language.";
        }
        for (Map.Entry<String, String> text : words.texts().entrySet()) {
            if (!TEXT_KEY.matcher(text.getKey()).matches()) {
                return "A text is named by letters, digits and dots.";
            }
            if (!isFilled(text.getValue(), MAX_TEXT)) {
                return "A text of your own takes 1 to " + MAX_TEXT + " characters; leave it out to have ours.";
            }
        }
        return null;
    }

    private static @Nullable String pages(PageKinds pages) {
        if (pages.rules().size() > MAX_PATTERNS || pages.excluded().size() > MAX_PATTERNS) {
            return "There are at most " + MAX_PATTERNS + " rules for pages, and as many excluded paths.";
        }
        List<String> patterns = Stream.concat(
                        pages.rules().stream().map(SiteSettings.PageRule::pattern), pages.excluded().stream())
                .toList();
        for (String pattern : patterns) {
            if (!isFilled(pattern, MAX_PATTERN) || !(pattern.startsWith("/") || pattern.startsWith("*"))) {
                return "A path begins with / or * and takes at most " + MAX_PATTERN
                        + " characters, such as /products/*.";
            }
        }
        for (SiteSettings.PageRule rule : pages.rules()) {
            String complaint = AddressPattern.complaint(rule.pattern());
            if (complaint != null) {
                return complaint;
            }
        }
        return null;
    }

    private static @Nullable String preChat(SiteSettings.PreChat preChat) {
        List<Field> fields = preChat.fields();
        if (fields.size() > MAX_FIELDS) {
            return "At most " + MAX_FIELDS + " questions are asked before the chat.";
        }
        if (preChat.asked() && fields.isEmpty()) {
            return "Say what is asked before the chat, or ask nothing.";
        }
        if (hasDoubles(fields.stream().map(Field::name).toList())) {
            return "Each question before the chat has a name of its own.";
        }
        for (Field field : fields) {
            if (!FIELD_NAME.matcher(field.name()).matches()) {
                return "A question before the chat is named by letters, digits, - and _, 40 at most.";
            }
            boolean isLabelled = KNOWN_FIELDS.contains(field.name())
                    ? isText(field.label(), MAX_LABEL)
                    : isFilled(field.label(), MAX_LABEL);
            if (!isLabelled) {
                return "A question before the chat takes 1 to " + MAX_LABEL + " characters.";
            }
            boolean isChoice = field.kind() == FieldKind.CHOICE;
            if (isChoice == field.choices().isEmpty()
                    || field.choices().size() > MAX_CHOICES
                    || hasDoubles(field.choices())
                    || !areFilled(field.choices(), MAX_START)) {
                return "Where one of several is chosen there are 1 to " + MAX_CHOICES
                        + " choices of their own, and elsewhere none.";
            }
        }
        return null;
    }

    private static @Nullable String rest(SiteSettings settings) {
        if (!isWithin(settings.visits().retentionDays(), 1, MAX_RETENTION_DAYS)) {
            return "Visits are kept for 1 to " + MAX_RETENTION_DAYS + " days.";
        }
        SiteSettings.Files files = settings.files();
        if (files.maxBytes() < 1 || files.maxBytes() > MAX_FILE_BYTES) {
            return "A file may have 1 to " + MAX_FILE_BYTES + " bytes.";
        }
        if (!FILE_KINDS.containsAll(files.kinds())
                || hasDoubles(files.kinds())
                || (files.allowed() && files.kinds().isEmpty())) {
            return "Choose what may be sent (picture, document), or allow no files.";
        }
        if (!isWithin(settings.waiting().emailOfferAfterSeconds(), 0, MAX_WAITING_SECONDS)) {
            return "An answer by e-mail is offered within a day.";
        }
        return settings.waiting().meanwhile().size() > MAX_MEANWHILE
                        || !areFilled(settings.waiting().meanwhile(), MAX_LABEL)
                ? "To those who wait, at most " + MAX_MEANWHILE + " lines of 1 to " + MAX_LABEL
                        + " characters are said."
                : null;
    }

    /// Whether a text of one line is short enough to be shown.
    static boolean isText(String text, int max) {
        return text.length() <= max && text.chars().noneMatch(Character::isISOControl);
    }

    private static boolean isFilled(String text, int max) {
        return isText(text, max) && !text.isBlank();
    }

    private static boolean areFilled(Collection<String> texts, int max) {
        return texts.stream().allMatch(text -> isFilled(text, max));
    }

    private static boolean isWithin(int number, int least, int most) {
        return number >= least && number <= most;
    }

    private static boolean hasDoubles(Collection<String> texts) {
        return new HashSet<>(texts).size() < texts.size();
    }
}
