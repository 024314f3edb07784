package dev.shopbell.protocol;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of the work list: what an agent must know of a conversation to decide where to look next.
///
/// Two rows of one conversation merge thus: the one with the higher `version` wins, `readUpTo` is the greater
/// of both, `page` is the one with the later `pageAtMicros`. So events applied to a stale list give what a
/// fresh list shows.
///
/// @param version the highest entry number in the staff view; every change but reading and page views adds an
///     entry
/// @param shopper who asks
/// @param assignee who took it, if anybody
/// @param waitingSinceMicros when the first line without an answer came; absent when nobody waits for us
/// @param lastLine the newest line or note
/// @param lastShopperNumber the staff-view number of the shopper's newest line, 0 without one: unread if
///     above `readUpTo`
/// @param readUpTo how far the receiver of this row has read
public record WorkItem(
        UUID conversation,
        int version,
        ConversationState state,
        String siteName,
        Author shopper,
        @Nullable Author assignee,
        long openedAtMicros,
        @Nullable Long closedAtMicros,
        @Nullable Long waitingSinceMicros,
        @Nullable LastLine lastLine,
        int lastShopperNumber,
        int readUpTo,
        @Nullable Page page,
        long pageAtMicros) {

    /// The newest line of a conversation, cut to [#MAX_TEXT].
    ///
    /// @param text of a file, its name, which ends as its content does; empty where it was erased
    public record LastLine(AuthorKind by, EntryKind kind, String text, long atMicros) {
        /// The longest excerpt, in UTF-16 units: a row shows two lines of some 60 characters.
        public static final int MAX_TEXT = 140;
    }
}
