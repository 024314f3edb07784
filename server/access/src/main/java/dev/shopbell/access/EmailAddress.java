package dev.shopbell.access;

import java.util.regex.Pattern;

/// What can be an address of electronic mail: only what no address is without. A message that arrives proves the rest.
public final class EmailAddress {
    /// No spaces, controls or brackets, so that it stays one address in the header of a message.
    private static final Pattern FORM = Pattern.compile("[^\\s\\p{Cntrl}@<>\",;]+@[^\\s\\p{Cntrl}@<>\",;]+");
    /// RFC 5321, 4.5.3.1.3: a path of 256 octets, with its two brackets.
    private static final int MAX_LENGTH = 254;

    private EmailAddress() {}

    /// Whether this can be one.
    public static boolean isOne(String text) {
        return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
    }
}
