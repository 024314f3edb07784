package dev.shopbell.site;

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

    private AddressPattern() {}

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
