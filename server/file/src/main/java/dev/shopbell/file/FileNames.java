package dev.shopbell.file;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Makes names that come from anywhere safe to show, to save under and to write into a header.
final class FileNames {
    /// In code points: what Windows, macOS and Linux all take, with room for " (2)".
    static final int LONGEST = 120;

    /// What no name may be on Windows, whatever follows the first dot.
    private static final Set<String> RESERVED = Set.of(
            "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
            "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private static final String FORBIDDEN_ON_WINDOWS = "<>:\"|?*";
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private FileNames() {}

    /// The last part of a path, without what could mislead the eye or a file system: control characters, the marks
    /// that turn the direction of text, dots and blanks at either end. Never empty.
    static String safe(String wish) {
        String name = wish.substring(Math.max(wish.lastIndexOf('/'), wish.lastIndexOf('\\')) + 1);
        StringBuilder kept = new StringBuilder(name.length());
        Normalizer.normalize(name, Normalizer.Form.NFC).codePoints().forEach(point -> {
            if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                kept.append(' ');
            } else if (FORBIDDEN_ON_WINDOWS.indexOf(point) >= 0) {
                kept.append('_');
            } else if (isVisible(point)) {
                kept.appendCodePoint(point);
            }
        });
        String plain = kept.toString().replaceAll(" +", " ").replaceAll("^[. ]+|[. ]+$", "");
        String base = plain.split("\\.", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (plain.isEmpty()) {
            return "file";
        }
        return shortened(RESERVED.contains(base) ? "_" + plain : plain, LONGEST);
    }

    /// Persian and the languages of India need the joiners; every other format character only hides something.
    private static boolean isVisible(int point) {
        if (point == ZERO_WIDTH_NON_JOINER || point == ZERO_WIDTH_JOINER) {
            return true;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /// The name with the ending of its content: one that stands for another content is replaced, one that says nothing
    /// stays and another follows.
    static String of(String safeName, FileType type) {
        String ending = extension(safeName);
        if (type.hasExtension(ending)) {
            return safeName;
        }
        Optional<FileType> claimed = FileType.byExtension(ending);
        String stem = claimed.isPresent() ? safeName.substring(0, safeName.length() - ending.length() - 1) : safeName;
        return shortened(
                        stem.isEmpty() ? "file" : stem,
                        LONGEST - type.extension().length() - 1) + "." + type.extension();
    }

    /// In lower case; empty without one.
    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /// RFC 6266: for old readers in ASCII, for others whole.
    static String disposition(String kind, String name) {
        String ascii = name.replaceAll("[^\\x20-\\x7e]", "_").replaceAll("[\"\\\\%]", "_");
        String whole = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return kind + "; filename=\"" + ascii + "\"; filename*=UTF-8''" + whole;
    }

    /// Cut in the middle of the stem, so that the ending stays.
    private static String shortened(String name, int longest) {
        int length = name.codePointCount(0, name.length());
        if (length <= longest) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        int stem = longest - ending.codePointCount(0, ending.length());
        return name.substring(0, name.offsetByCodePoints(0, stem)).stripTrailing() + ending;
    }
}
