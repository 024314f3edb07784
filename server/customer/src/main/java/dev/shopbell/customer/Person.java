package dev.shopbell.customer;

import org.jspecify.annotations.Nullable;

/// Who a visitor is, as far as anybody says. Texts are bounded, and hostile until shown as text.
///
/// @param proof what the shop vouches for: of [Proof#SIGNED] the id alone, of [Proof#PROVEN] everything
/// @param id what the shop calls them; only with a proof
public record Person(
        Proof proof,
        @Nullable String id,
        @Nullable String name,
        @Nullable String email) {
    /// The longest id a shop may have.
    public static final int MAX_ID = 200;

    /// A longer name or address is cut: a thousand letters are nobody's.
    static final int MAX_TEXT = 200;

    /// Controls and the marks that turn the direction of text are left out.
    public Person {
        name = plain(name);
        email = plain(email);
    }

    private static @Nullable String plain(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String stripped = text.replaceAll("[\\p{Cntrl}\\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]", "")
                .strip();
        if (stripped.isEmpty()) {
            return null;
        }
        int end = Math.min(stripped.length(), MAX_TEXT);
        return stripped.substring(0, end);
    }
}
