package dev.shopbell.invitation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Why nobody was invited.
///
/// @param until when to ask again, where that is known
public record Refusal(Reason reason, @Nullable Instant until) {

    /// The reasons.
    public enum Reason {
        /// The rule is gone, switched off, or does not fit the page.
        NO_RULE,
        /// The site's quiet hours.
        QUIET,
        /// The rule asks for somebody to answer, and nobody is there.
        NOBODY_FREE,
        /// The rule asks for opening hours, and the shop is closed.
        SHUT,
        /// The visitor is blocked.
        BLOCKED,
        /// The visitor has no page of the shop open.
        GONE,
        /// The visitor talks with the shop already.
        CHATTING,
        /// The visitor declined, and the cool-off lasts.
        DECLINED,
        /// Another invitation of theirs is not answered yet.
        PENDING,
        /// The last one was a moment ago.
        TOO_SOON,
        /// The visitor had as many as a day allows.
        ENOUGH_TODAY,
        /// The site's rules gave as many as an hour allows.
        ENOUGH_THIS_HOUR
    }

    static Refusal because(Reason reason) {
        return new Refusal(reason, null);
    }
}
