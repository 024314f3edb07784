package dev.shopbell.access;

import java.util.regex.Pattern;

/// What can be an address of electronic mail: one, without a name, and nothing in it that ends a header or begins
/// another recipient. Stricter than RFC 5322, which allows what nobody has. A message that arrives proves the rest.
public final class EmailAddress {
    /// RFC 5321, 4.5.3.1.3: a path of 256 octets, with its two brackets.
    private static final int MAX_LENGTH = 254;

    private static final Pattern FORM = Pattern.compile(
            "[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)*"
                    + "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?");

    private EmailAddress() {}

    /// Whether this can be one.
    public static boolean isOne(String text) {
        return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
    }
}
