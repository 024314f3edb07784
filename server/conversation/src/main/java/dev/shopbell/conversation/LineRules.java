package dev.shopbell.conversation;

import dev.shopbell.protocol.EntryKind;
import dev.shopbell.protocol.Wire;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a line may hold. Checked before anything is stored, so that a bad line never reaches a batch.
final class LineRules {
    private static final Pattern FILE_ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private LineRules() {}

    /// Likewise of a file, which is named by its id.
    static @Nullable String violation(EntryKind kind, String text) {
        if (kind != EntryKind.FILE) {
            return violation(text);
        }
        return FILE_ID.matcher(text).matches() ? null : "A file is named by its id.";
    }

    /// What others may see of a text that is still being written: its first [Wire#MAX_WORDS_SEEN] characters, without
    /// what no line may hold.
    static String seen(String unsent) {
        return unsent.codePoints()
                .filter(point -> point != 0 && Character.getType(point) != Character.SURROGATE)
                .limit(Wire.MAX_WORDS_SEEN)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// What is wrong with the text, as a sentence for its author, or null.
    static @Nullable String violation(String text) {
        if (text.isBlank()) {
            return "The text is empty.";
        }
        if (text.length() > Wire.MAX_TEXT) {
            return "The text is longer than " + Wire.MAX_TEXT + " characters; please send it in parts.";
        }
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0) {
                return "The text holds the character U+0000.";
            }
            if (Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(unit)) {
                return "The text holds half of a character.";
            }
        }
        return null;
    }
}
