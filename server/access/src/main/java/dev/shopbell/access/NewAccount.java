package dev.shopbell.access;

import dev.shopbell.protocol.Role;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An account that somebody wants.
public record NewAccount(String email, String name, Role role) {
    /// Only what no address is without; the invitation proves the rest.
    private static final Pattern EMAIL = Pattern.compile("[^\\s\\p{Cntrl}@<>\"]+@[^\\s\\p{Cntrl}@<>\"]+");
    /// RFC 5321, 4.5.3.1.3: a path of 256 octets, with its two brackets.
    private static final int MAX_EMAIL = 254;
    private static final int MAX_NAME = 80;

    /// Spaces around both are dropped.
    public NewAccount {
        email = email.strip();
        name = name.strip();
    }

    /// What is wrong, for a person; null if nothing is.
    @Nullable
    String complaint() {
        if (email.length() > MAX_EMAIL || !EMAIL.matcher(email).matches()) {
            return "This is not an e-mail address.";
        }
        if (name.isBlank() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            return "The name takes 1 to " + MAX_NAME + " characters.";
        }
        return null;
    }
}
