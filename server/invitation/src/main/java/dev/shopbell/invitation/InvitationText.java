package dev.shopbell.invitation;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One of the texts that a rule invites with.
///
/// @param id names these very words in the report; absent in a text that is new. Other words get another id
/// @param language its tag
/// @param weight its share among the rule's texts of the language
public record InvitationText(@Nullable UUID id, String language, String text, int weight) {
    static final int MOST_TEXT = 300;
    private static final int MOST_WEIGHT = 100;

    InvitationText withId(UUID given) {
        return new InvitationText(given, language, text, weight);
    }

    /// What is not allowed about it; null if all is.
    @Nullable
    String complaint() {
        if (textComplaint(text) != null) {
            return textComplaint(text);
        }
        if (weight < 1 || weight > MOST_WEIGHT) {
            return "A text's weight is 1 to " + MOST_WEIGHT + ".";
        }
        return isLanguage(language) ? null : "A text's language is a tag such as en or pt-BR.";
    }

    /// What is not allowed about words that invite.
    static @Nullable String textComplaint(String text) {
        if (text.isBlank() || text.length() > MOST_TEXT) {
            return "An invitation is 1 to " + MOST_TEXT + " characters.";
        }
        return text.codePoints()
                        .anyMatch(c ->
                                Character.getType(c) == Character.SURROGATE || (Character.isISOControl(c) && c != '\n'))
                ? "An invitation holds no control characters and no halves of characters."
                : null;
    }

    static boolean isLanguage(String tag) {
        return !tag.isEmpty()
                && tag.length() <= 35
                && Locale.forLanguageTag(tag).toLanguageTag().equalsIgnoreCase(tag);
    }
}
