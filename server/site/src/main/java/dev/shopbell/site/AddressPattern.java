package dev.shopbell.site;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// What administrators write to name pages of a shop, as a regular expression that browsers carry out on the path and
/// the query of an address.
final class AddressPattern {
    /// Fits every address.
    static final String ANY = "";

    /// What Java takes and browsers refuse: possessive quantifiers, atomic groups, flags inside and quoted runs.
    private static final Pattern OF_JAVA_ALONE =
            Pattern.compile("[*+?}]\\+|\\(\\?>|\\(\\?[a-zA-Z]*-?[a-zA-Z]+[:)]|\\\\Q");

    private static final Pattern SPECIAL = Pattern.compile("[.+?^$()\\[\\]{}|\\\\/]");

    /// Looks at one character cost an expression's budget one; what browsers do in a blink needs a few thousand.
    private static final int MOST_LOOKS = 100_000;

    private static final int MOST_REMEMBERED = 1_000;
    private static final LoadingCache<String, Pattern> COMPILED =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build(Pattern::compile);

    private AddressPattern() {}

    /// Whether a page at this path and query is meant. An expression that takes too long over it, as some do over
    /// addresses made for that, does not fit.
    static boolean fits(String written, String address) {
        try {
            return COMPILED.get(of(written)).matcher(new Bounded(address)).find();
        } catch (OutOfPatience | StackOverflowError e) {
            return false;
        }
    }

    private static final class OutOfPatience extends RuntimeException {
        private static final long serialVersionUID = 1;

        OutOfPatience() {
            super("an expression looked too often", null, false, false);
        }
    }

    /// A text that can be looked at only so often.
    private static final class Bounded implements CharSequence {
        private final String text;
        private int looks;

        Bounded(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++looks > MOST_LOOKS) {
                throw new OutOfPatience();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /// A path in which `*` stands for anything, with or without a slash at its end and a query behind; or a
    /// regular expression between slashes.
    static String of(String written) {
        if (isExpression(written)) {
            return written.substring(1, written.length() - 1);
        }
        String path = written.endsWith("/") ? written.substring(0, written.length() - 1) : written;
        String escaped = SPECIAL.matcher(path).replaceAll("\\\\$0").replace("*", "[^?]*");
        return "^" + escaped + "/?(\\?|$)";
    }

    static boolean isExpression(String written) {
        return written.length() > 2 && written.startsWith("/") && written.endsWith("/");
    }

    /// What is wrong with it; null if nothing is.
    static @Nullable String complaint(String written) {
        if (!isExpression(written)) {
            return null;
        }
        try {
            Pattern.compile(of(written));
        } catch (PatternSyntaxException e) {
            return "Between slashes stands a regular expression, and " + written + " is none.";
        }
        return OF_JAVA_ALONE.matcher(written).find()
                ? "Browsers do not take the regular expression " + written + "."
                : null;
    }
}
