package dev.shopbell.site;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.shopbell.protocol.PageKind;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Everything that an administrator decides about a site's widget. One document, read and written whole; [#DEFAULT]
/// stands in for what an older document does not have. Immutable.
///
/// @param look how the widget looks
/// @param languages what it says, and in which languages
/// @param pages what each page of the shop is, and on which of them the button stands
/// @param visits what is kept of those who look around
/// @param preChat what is asked before the first line
/// @param files what may be sent beside words
/// @param after what is offered when a conversation ends
/// @param waiting what is said to those who wait
/// @param writing what the shop sees of a line before it is sent
public record SiteSettings(
        Look look,
        Languages languages,
        PageKinds pages,
        Visits visits,
        PreChat preChat,
        Files files,
        After after,
        Waiting waiting,
        Writing writing) {

    /// A quiet widget on every page, in all its languages. The offset is the loader's; a visit is kept for a quarter of
    /// a year,
    /// files up to 10 MB are what mail takes.
    public static final SiteSettings DEFAULT = new SiteSettings(
            new Look("#1f6feb", null, Launcher.ROUND, Side.END, 20, 20, Scheme.AUTO, null, true),
            new Languages(WidgetTexts.LANGUAGES, WidgetTexts.LAST_RESORT, Map.of()),
            new PageKinds(List.of(), Set.of(), Set.of(), List.of()),
            new Visits(true, Consent.GRANTED, true, 90),
            new PreChat(false, true, List.of()),
            new Files(true, 10_000_000, List.of(Files.PICTURE, Files.DOCUMENT)),
            new After(true, true, true),
            new Waiting(180, List.of(), false, true),
            new Writing(false));

    /// These settings with another section.
    public SiteSettings with(Look look) {
        return new SiteSettings(look, languages, pages, visits, preChat, files, after, waiting, writing);
    }

    /// These settings with another section.
    public SiteSettings with(Languages languages) {
        return new SiteSettings(look, languages, pages, visits, preChat, files, after, waiting, writing);
    }

    /// These settings with another section.
    public SiteSettings with(PageKinds pages) {
        return new SiteSettings(look, languages, pages, visits, preChat, files, after, waiting, writing);
    }

    /// These settings with another section.
    public SiteSettings with(Visits visits) {
        return new SiteSettings(look, languages, pages, visits, preChat, files, after, waiting, writing);
    }

    /// These settings with another section.
    public SiteSettings with(PreChat preChat) {
        return new SiteSettings(look, languages, pages, visits, preChat, files, after, waiting, writing);
    }

    /// These settings with another section.
    public SiteSettings with(Files files) {
        return new SiteSettings(look, languages, pages, visits, preChat, files, after, waiting, writing);
    }

    /// These settings with another section.
    public SiteSettings with(After after) {
        return new SiteSettings(look, languages, pages, visits, preChat, files, after, waiting, writing);
    }

    /// These settings with another section.
    public SiteSettings with(Waiting waiting) {
        return new SiteSettings(look, languages, pages, visits, preChat, files, after, waiting, writing);
    }

    /// These settings with another section.
    public SiteSettings with(Writing writing) {
        return new SiteSettings(look, languages, pages, visits, preChat, files, after, waiting, writing);
    }

    /// How the widget looks.
    ///
    /// @param accent the brand's colour, `#rrggbb`
    /// @param accentDark the colour where the page is dark; absent to have it made of `accent`
    /// @param launcher the form of the button
    /// @param side where the button stands
    /// @param inlinePixels how far from that side
    /// @param blockPixels how far from the bottom
    /// @param scheme whether the widget is light or dark
    /// @param logo a picture that was uploaded for this site; absent for none
    /// @param showPhotos whether shoppers see the photos of those who answer
    public record Look(
            String accent,
            @Nullable String accentDark,
            Launcher launcher,
            Side side,
            int inlinePixels,
            int blockPixels,
            Scheme scheme,
            @Nullable UUID logo,
            boolean showPhotos) {
        /// The colour where the page is dark: the site's own, else the accent made to stand out there.
        public String accentInTheDark() {
            return accentDark != null ? accentDark : Contrast.madeToStandOut(accent, Contrast.DARK_PAGE);
        }

        /// What is written on a colour: black or white, whichever is read better.
        public static String textOn(String colour) {
            return Contrast.textOn(colour);
        }

        /// This look in another colour.
        public Look withAccent(String colour) {
            return new Look(colour, accentDark, launcher, side, inlinePixels, blockPixels, scheme, logo, showPhotos);
        }
    }

    /// The form of the button.
    public enum Launcher {
        /// A round button with a sign.
        @JsonProperty("round")
        ROUND,
        /// A wide button with a sign and a word.
        @JsonProperty("pill")
        PILL
    }

    /// A side of the page, in the direction in which its text runs.
    public enum Side {
        /// Left where text runs from left to right.
        @JsonProperty("start")
        START,
        /// Right where text runs from left to right.
        @JsonProperty("end")
        END
    }

    /// Whether the widget is light or dark.
    public enum Scheme {
        /// As the shopper's device prefers.
        @JsonProperty("auto")
        AUTO,
        /// Always light.
        @JsonProperty("light")
        LIGHT,
        /// Always dark.
        @JsonProperty("dark")
        DARK
    }

    /// What the widget says, and in which languages.
    ///
    /// @param offered those of [WidgetTexts#LANGUAGES] that shoppers may get
    /// @param fallback the one of them for whoever reads none of them
    /// @param words the site's own words, by language
    public record Languages(List<String> offered, String fallback, Map<String, Words> words) {
        /// The collections are copied.
        public Languages {
            offered = List.copyOf(offered);
            words = Collections.unmodifiableMap(new TreeMap<>(words));
        }

        /// The site's own words in a language. Where it has none the widget speaks with its own: better than a greeting
        /// that its reader does not understand.
        public Words in(String language) {
            return words.getOrDefault(language, Words.NONE);
        }
    }

    /// A site's own words in one language.
    ///
    /// @param greeting the first words of an empty panel; may be empty
    /// @param starts questions that a shopper can ask with one tap
    /// @param texts what is said in place of the widget's own texts, by their keys
    public record Words(String greeting, List<String> starts, Map<String, String> texts) {
        /// Nothing of its own.
        public static final Words NONE = new Words("", List.of(), Map.of());

        /// The collections are copied.
        public Words {
            starts = List.copyOf(starts);
            texts = Collections.unmodifiableMap(new TreeMap<>(texts));
        }
    }

    /// What each page of the shop is, and on which of them the button stands.
    ///
    /// @param rules the first that fits an address says what kind of page it is
    /// @param shownOn the kinds of pages with a button; empty for all
    /// @param hiddenOn the kinds of pages without one, whatever `shownOn` says
    /// @param excluded globs of paths that never have a button, such as `/careers/*`
    public record PageKinds(
            List<PageRule> rules, Set<PageKind> shownOn, Set<PageKind> hiddenOn, List<String> excluded) {
        /// The collections are copied.
        public PageKinds {
            rules = List.copyOf(rules);
            shownOn = sorted(shownOn);
            hiddenOn = sorted(hiddenOn);
            excluded = List.copyOf(excluded);
        }

        /// Whether the widget stays away from the page at this address, by the loader's rules.
        public boolean isExcluded(String url) {
            return !excluded.isEmpty()
                    && excluded.stream().anyMatch(pattern -> AddressPattern.fits(pattern, addressOf(url)));
        }

        /// What the page at this address is, by the loader's rules. What leads nowhere is some page.
        public PageKind kindOf(String url) {
            String address = addressOf(url);
            return rules.stream()
                    .filter(rule -> AddressPattern.fits(rule.pattern(), address))
                    .map(PageRule::kind)
                    .findFirst()
                    .orElse(url.contains("://") && AddressPattern.fits("/", address) ? PageKind.HOME : PageKind.OTHER);
        }

        /// Path and query.
        private static String addressOf(String url) {
            int path = url.indexOf('/', url.indexOf("://") + 3);
            return path < 0 ? "/" : url.substring(path).split("#", 2)[0];
        }

        /// In an order of its own, so that one document always becomes the same bytes.
        private static Set<PageKind> sorted(Collection<PageKind> kinds) {
            return Collections.unmodifiableSet(new TreeSet<>(kinds));
        }
    }

    /// What kind of page stands at an address.
    ///
    /// @param pattern a glob of the path, in which `*` stands for anything (`/products/*`), or a regular expression
    ///     between slashes that is looked for in the path
    public record PageRule(String pattern, PageKind kind) {}

    /// What is kept of those who look around.
    ///
    /// @param intake whether pages tell us of their visits
    /// @param consentDefault what holds of whoever was not asked
    /// @param respectSignals whether Do-Not-Track and Global Privacy Control count as a no
    /// @param retentionDays how long a visit is kept
    public record Visits(boolean intake, Consent consentDefault, boolean respectSignals, int retentionDays) {}

    /// Whether visits may be kept.
    public enum Consent {
        /// Kept.
        @JsonProperty("granted")
        GRANTED,
        /// Only what serving the chat needs is kept.
        @JsonProperty("denied")
        DENIED
    }

    /// What is asked before the first line.
    ///
    /// @param asked whether anything is
    /// @param skipKnown whether those whose name and address are known are spared
    public record PreChat(boolean asked, boolean skipKnown, List<Field> fields) {
        /// The list is copied.
        public PreChat {
            fields = List.copyOf(fields);
        }
    }

    /// A question before the first line.
    ///
    /// @param name `name`, `email`, `phone` and `question` mean what they say; any other is the site's own
    /// @param label what the shopper reads; may be empty where the name says what is meant, and is then said in the
    ///     shopper's language
    /// @param choices what can be chosen, for [FieldKind#CHOICE] alone
    public record Field(String name, String label, FieldKind kind, boolean required, List<String> choices) {
        /// The list is copied.
        public Field {
            choices = List.copyOf(choices);
        }
    }

    /// How a question is answered.
    public enum FieldKind {
        /// In a line of words.
        @JsonProperty("text")
        TEXT,
        /// With an e-mail address.
        @JsonProperty("email")
        EMAIL,
        /// With a telephone number.
        @JsonProperty("phone")
        PHONE,
        /// With one of the choices.
        @JsonProperty("choice")
        CHOICE,
        /// With a tick.
        @JsonProperty("consent")
        CONSENT
    }

    /// What may be sent beside words.
    ///
    /// @param allowed whether anything may
    /// @param maxBytes the largest file
    /// @param kinds [#PICTURE], [#DOCUMENT]
    public record Files(boolean allowed, long maxBytes, List<String> kinds) {
        /// Photos and other pictures.
        public static final String PICTURE = "picture";
        /// Everything else that is sent beside a line.
        public static final String DOCUMENT = "document";

        /// The list is copied.
        public Files {
            kinds = List.copyOf(kinds);
        }
    }

    /// What is offered when a conversation ends.
    ///
    /// @param askSatisfaction whether the shopper is asked how it was
    /// @param offerTranscript whether the shopper may take it along
    /// @param allowDeletion whether the shopper may have it deleted
    public record After(boolean askSatisfaction, boolean offerTranscript, boolean allowDeletion) {}

    /// What is said to those who wait, and offered to those who find nobody. Outside the hours of its team a site takes
    /// questions to be answered by e-mail; within them it takes chats.
    ///
    /// @param emailOfferAfterSeconds when an answer by e-mail is offered
    /// @param meanwhile what else one can do: lines, or links
    /// @param formWhenAway whether it takes questions for e-mail alone also within its hours while nobody is here
    /// @param askConsent whether who leaves a question must agree that name and address are kept to answer it
    public record Waiting(
            int emailOfferAfterSeconds, List<String> meanwhile, boolean formWhenAway, boolean askConsent) {
        /// The list is copied.
        public Waiting {
            meanwhile = List.copyOf(meanwhile);
        }
    }

    /// What the shop sees of a line before it is sent.
    ///
    /// @param shown whether whoever answers sees what a shopper is writing; the shopper is told so
    public record Writing(boolean shown) {}
}
