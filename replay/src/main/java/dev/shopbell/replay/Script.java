package dev.shopbell.replay;

import dev.shopbell.protocol.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A dialogue as lines that the protocol takes. Turns that it does not take as they are (blank, too long, with
/// characters that are refused) are left out, split or mended, and counted. Only shoppers begin conversations, so a
/// dialogue
/// that an agent begins gets a line of the shopper before it. Immutable.
///
/// @param greeted whether the shopper's first line was added
/// @param skipped turns left out because nothing but white space is in them
/// @param split turns that became several lines
/// @param mended turns in which characters were replaced
record Script(String dialogue, List<Line> lines, boolean greeted, int skipped, int split, int mended) {
    private static final String GREETING = "Hello!";

    /// One line to say.
    ///
    /// @param clientId as the protocol wants it, made anew for each run
    record Line(UUID clientId, Dialogue.Side side, String text) {}

    static Script of(Dialogue dialogue) {
        List<Line> lines = new ArrayList<>();
        int skipped = 0;
        int split = 0;
        int mended = 0;
        for (Dialogue.Turn turn : dialogue.turns()) {
            String text = mend(turn.text());
            mended += text.equals(turn.text()) ? 0 : 1;
            List<String> parts = split(text);
            skipped += parts.isEmpty() ? 1 : 0;
            split += parts.size() > 1 ? 1 : 0;
            for (String part : parts) {
                lines.add(new Line(UUID.randomUUID(), turn.side(), part));
            }
        }
        boolean greeted = !lines.isEmpty() && lines.getFirst().side() == Dialogue.Side.AGENT;
        if (greeted) {
            lines.addFirst(new Line(UUID.randomUUID(), Dialogue.Side.SHOPPER, GREETING));
        }
        return new Script(dialogue.id(), List.copyOf(lines), greeted, skipped, split, mended);
    }

    /// U+0000 and lone surrogates, which no frame may carry, become the replacement character.
    static String mend(String text) {
        StringBuilder mended = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                        ? 0xFFFD
                        : point)
                .forEach(mended::appendCodePoint);
        return mended.toString();
    }

    /// Parts of at most [Wire#MAX_TEXT], cut at white space where there is some, and never within a character.
    static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(text.length(), from + Wire.MAX_TEXT);
            if (to < text.length()) {
                to = cut(text, from, to);
            }
            String part = text.substring(from, to);
            if (!part.isBlank()) {
                parts.add(part);
            }
            from = to;
        }
        return parts;
    }

    private static int cut(String text, int from, int limit) {
        for (int at = limit; at > from + Wire.MAX_TEXT / 2; at--) {
            if (Character.isWhitespace(text.charAt(at))) {
                return at;
            }
        }
        return Character.isLowSurrogate(text.charAt(limit)) ? limit - 1 : limit;
    }
}
