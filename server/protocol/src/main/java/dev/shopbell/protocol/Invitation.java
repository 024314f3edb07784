package dev.shopbell.protocol;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An invitation to chat, for one page that a shopper has open.
///
/// @param text what it says
/// @param from who invites, where somebody does so by hand
/// @param accept the words of the button that opens the chat
/// @param decline the words of the one that says no
/// @param close what the button is called that puts it away
/// @param language of all of these words; absent for the page's own
public record Invitation(
        UUID id,
        String text,
        @Nullable Inviter from,
        String accept,
        String decline,
        @Nullable String close,
        @Nullable String language) {

    /// A member of staff, as shoppers see them.
    ///
    /// @param photo the address of a picture
    public record Inviter(String name, @Nullable String photo) {}
}
