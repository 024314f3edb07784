package dev.shopbell.access;

import dev.shopbell.protocol.Role;
import org.jspecify.annotations.Nullable;

/// An account that somebody wants.
public record NewAccount(String email, String name, Role role) {
    private static final int MAX_NAME = 80;

    /// Spaces around both are dropped.
    public NewAccount {
        email = email.strip();
        name = name.strip();
    }

    /// What is wrong, for a person; null if nothing is.
    @Nullable
    String complaint() {
        if (!EmailAddress.isOne(email)) {
            return "This is not an e-mail address.";
        }
        if (name.isBlank() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            return "The name takes 1 to " + MAX_NAME + " characters.";
        }
        return null;
    }
}
