package dev.shopbell.transcript;

import java.util.regex.Pattern;

/// What we take for an e-mail address: one, without a name, and nothing in it that ends a header or begins another
/// recipient. Stricter than RFC 5322, which allows what nobody has.
final class MailAddress {
    /// RFC 5321, 4.5.3.1.3, less the angle brackets.
    private static final int MOST_CHARACTERS = 254;

    private static final Pattern ONE = Pattern.compile(
            "[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)*"
                    + "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?");

    private MailAddress() {}

    static boolean isOne(String text) {
        return text.length() <= MOST_CHARACTERS && ONE.matcher(text).matches();
    }
}
