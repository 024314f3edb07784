package dev.shopbell.visitor;

import org.jspecify.annotations.Nullable;

/// Brings texts of browsers into bounds.
final class PlainText {
    private PlainText() {}

    /// Without control characters, halves of characters, and those that turn the direction of what follows; cut to
    /// at most so many UTF-16 units, never amid a character.
    static String of(String text, int most) {
        if (text.length() <= most && isAscii(text)) {
            return text.strip(); // nearly all that shops' pages send
        }
        // What is cut off need not be looked at: a hostile text may be long.
        StringBuilder plain = new StringBuilder(Math.min(text.length(), most));
        text.codePoints().filter(PlainText::isPlain).limit(most).forEach(plain::appendCodePoint);
        String stripped = plain.toString().strip();
        if (stripped.length() <= most) {
            return stripped;
        }
        return stripped.substring(0, Character.isHighSurrogate(stripped.charAt(most - 1)) ? most - 1 : most);
    }

    /// The same; null where nothing is left.
    static @Nullable String orNull(@Nullable String text, int most) {
        String plain = text == null ? "" : of(text, most);
        return plain.isEmpty() ? null : plain;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(int point) {
        int type = Character.getType(point);
        return !Character.isISOControl(point) && type != Character.FORMAT && type != Character.SURROGATE;
    }
}
