package dev.shopbell.ticket;

import dev.shopbell.access.EmailAddress;
import dev.shopbell.protocol.Wire;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody wants to leave.
///
/// @param clientId made by the client, unique among its own requests; a repeat gets the first answer
/// @param conversation what it goes on from; absent for none
/// @param name may be empty
/// @param question may be empty where there is a conversation
/// @param consent whether they agree that name and address are kept to answer them; where the site asks they must
/// @param language the language they read, as a tag; absent where it is not known
public record NewRequest(
        UUID clientId,
        @Nullable UUID conversation,
        String name,
        String email,
        String question,
        boolean consent,
        @Nullable String language) {
    private static final int MAX_NAME = 80;

    /// Spaces around the words are dropped.
    public NewRequest {
        name = name.strip();
        email = email.strip();
        question = question.strip();
    }

    /// What is wrong, for a person; null if nothing is.
    ///
    /// @param askConsent whether the site does
    @Nullable
    String complaint(boolean askConsent) {
        if (name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            return "The name takes at most " + MAX_NAME + " characters.";
        }
        if (!EmailAddress.isOne(email)) {
            return "This is not an e-mail address.";
        }
        if (question.isEmpty() && conversation == null) {
            return "There is no question.";
        }
        if (question.length() > Wire.MAX_TEXT || question.indexOf('\0') >= 0 || !isWhole(question) || !isWhole(name)) {
            return "The question takes at most " + Wire.MAX_TEXT + " characters.";
        }
        return consent || !askConsent ? null : "Without your consent we cannot keep your address.";
    }

    /// The language as a tag that we know to be one.
    @Nullable
    String plainLanguage() {
        if (language == null || language.length() > 35) {
            return null;
        }
        String tag = Locale.forLanguageTag(language).toLanguageTag();
        return tag.equals("und") ? null : tag;
    }

    /// Whether no half of a character stands alone.
    private static boolean isWhole(String text) {
        return text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }
}
