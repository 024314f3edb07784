package dev.shopbell.invitation;

import dev.shopbell.protocol.PageKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// When a rule invites. All that are set must hold; what is absent or empty asks for nothing.
///
/// @param pages the kinds of page
/// @param product is part of the product's name or id, in any case
/// @param category is part of the category's name, in any case: the product's, or that of the page
/// @param secondsOnPage watched by the page
/// @param pagesSeen at least so many in this visit, this one included
/// @param cartFrom the least value of the cart, in the cart's currency
/// @param cartTo the greatest
/// @param idleSeconds nothing was done on the page for so long; watched by the page
/// @param exitIntent the pointer leaves for the browser's own bar; watched by the page
/// @param returning true for those who were here before, false for those who were not
/// @param languages language tags; `de` also stands for `de-AT`
/// @param campaign is part of the campaign's source, medium or name, in any case
/// @param agentsFree somebody is there to answer
/// @param withinHours the shop is open
public record Conditions(
        Set<PageKind> pages,
        @Nullable String product,
        @Nullable String category,
        @Nullable Integer secondsOnPage,
        @Nullable Integer pagesSeen,
        @Nullable Double cartFrom,
        @Nullable Double cartTo,
        @Nullable Integer idleSeconds,
        boolean exitIntent,
        @Nullable Boolean returning,
        List<String> languages,
        @Nullable String campaign,
        boolean agentsFree,
        boolean withinHours) {
    private static final int MOST_TEXT = 100;
    private static final int MOST_SECONDS = 3_600;
    private static final int MOST_PAGES = 1_000;
    private static final int MOST_LANGUAGES = 40;

    /// The collections are copied.
    public Conditions {
        pages = Set.copyOf(pages);
        languages = List.copyOf(languages);
    }

    /// Nothing is asked for.
    static final Conditions NONE = new Conditions(
            Set.of(), null, null, null, null, null, null, null, false, null, List.of(), null, false, false);

    /// Whether what the server knows of the page allows it; what the page itself watches is not looked at.
    boolean hold(PageFacts facts) {
        return (pages.isEmpty() || pages.contains(facts.kind()))
                && (product == null || isPartOf(product, facts.productName()) || isPartOf(product, facts.productId()))
                && (category == null || isPartOf(category, facts.category()))
                && (pagesSeen == null || facts.pagesSeen() >= pagesSeen)
                && (cartFrom == null || (facts.cartValue() != null && facts.cartValue() >= cartFrom))
                && (cartTo == null || (facts.cartValue() != null && facts.cartValue() <= cartTo))
                && (returning == null || returning == facts.returning())
                && (languages.isEmpty() || languages.stream().anyMatch(tag -> covers(tag, facts.language())))
                && (campaign == null || facts.campaign().stream().anyMatch(word -> isPartOf(campaign, word)));
    }

    private static boolean isPartOf(String wanted, @Nullable String text) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
    }

    /// Whether a language tag is the other or a wider one.
    static boolean covers(String tag, @Nullable String other) {
        if (other == null) {
            return false;
        }
        String wide = tag.toLowerCase(Locale.ROOT);
        String narrow = other.toLowerCase(Locale.ROOT);
        return narrow.equals(wide) || narrow.startsWith(wide + "-");
    }

    /// What is not allowed about them; null if all is.
    @Nullable
    String complaint() {
        if (isTooLong(product) || isTooLong(category) || isTooLong(campaign)) {
            return "A product, category or campaign is 1 to " + MOST_TEXT + " characters.";
        }
        if (isOutside(secondsOnPage, 0, MOST_SECONDS) || isOutside(idleSeconds, 1, MOST_SECONDS)) {
            return "Seconds are at most " + MOST_SECONDS + ".";
        }
        if (isOutside(pagesSeen, 1, MOST_PAGES)) {
            return "Pages seen are 1 to " + MOST_PAGES + ".";
        }
        if ((cartFrom != null && !(cartFrom >= 0)) || (cartFrom != null && cartTo != null && cartFrom > cartTo)) {
            return "A cart's value is from at least 0 to at least that.";
        }
        if (languages.size() > MOST_LANGUAGES || !languages.stream().allMatch(InvitationText::isLanguage)) {
            return "Languages are tags such as en or pt-BR.";
        }
        return null;
    }

    private static boolean isTooLong(@Nullable String text) {
        return text != null && (text.isBlank() || text.length() > MOST_TEXT);
    }

    private static boolean isOutside(@Nullable Integer number, int least, int most) {
        return number != null && (number < least || number > most);
    }
}
