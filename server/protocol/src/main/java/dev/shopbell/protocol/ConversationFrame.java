package dev.shopbell.protocol;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Frames that write to a conversation and read from it.
///
/// Numbers name the view of their sender: staff count every entry, shoppers only the entries that they may
/// see. Both counts are gapless and begin at 1.
public sealed interface ConversationFrame extends ClientFrame {

    /// Says one line. Answered by [ServerFrame.Said] once the line is on disk, or by [ServerFrame.Refused]
    /// with `clientId` as its `ref`. Safe to repeat with the same `clientId`: a repeat gets the first answer,
    /// also after a lost connection or a restart; the same id with another text is refused with
    /// [Problem#CLIENT_ID_REUSED]. A client repeats a line until it has one of
    /// the two answers, and has at most one unanswered line in a conversation, so that its lines keep the order
    /// in which they were written, whatever fails.
    ///
    /// @param clientId made by the client, unique among its own lines
    /// @param conversation where to say it; a shopper leaves it out, and the line opens or joins the
    ///     shopper's one open conversation
    /// @param kind [EntryKind#LINE], [EntryKind#NOTE] (staff only), or [EntryKind#FILE]
    /// @param text 1 to [Wire#MAX_TEXT] UTF-16 units, not only white space, without U+0000 and without lone
    ///     surrogates. For [EntryKind#FILE] the id of an upload (`POST /api/files`) that is ready, was made by the
    ///     sender, and was begun with this `clientId`: so a file is said once, and by nobody else
    record Say(UUID clientId, @Nullable UUID conversation, EntryKind kind, String text) implements ConversationFrame {}

    /// Asks for the entries after `after` and then for every later one, as [ServerFrame.Entries], without gap
    /// or double. A repeat starts again from its own `after`. Refused with `conversation` as the `ref` where
    /// the caller may not read.
    ///
    /// @param after the last number the client holds in its view; 0 for the beginning
    /// @param epoch the epoch under which `after` was read (see [ServerFrame.Welcome]); absent with `after`
    ///     0. A stale one is refused with [Problem#STALE_EPOCH]
    record Follow(UUID conversation, int after, @Nullable String epoch) implements ConversationFrame {}

    /// Ends a [Follow]. Not answered.
    record Unfollow(UUID conversation) implements ConversationFrame {}

    /// Says that the sender began (or ceased) to type. Ephemeral: never stored, dropped first under load, not
    /// answered. Sent again every few seconds while it lasts; the receiver forgets it after
    /// [Wire#TYPING_SECONDS].
    ///
    /// @param words what stands in the field so far, of which the first [Wire#MAX_WORDS_SEEN] characters are shown;
    ///     from shoppers, where the site shows it and tells them so, and ignored elsewhere
    record Typing(UUID conversation, boolean on, @Nullable String words) implements ConversationFrame {
        /// That somebody types, and not what.
        public Typing(UUID conversation, boolean on) {
            this(conversation, on, null);
        }
    }

    /// Staff: the sender has read the followed conversation up to `number`. Only ever moves forward. Not
    /// answered; from shoppers it is ignored.
    record Read(UUID conversation, int number) implements ConversationFrame {}

    /// Staff: makes the sender the assignee. Answered by [ServerFrame.Done] or [ServerFrame.Refused].
    record Take(String ref, UUID conversation) implements ConversationFrame {}

    /// Staff: closes an open conversation. Closing a closed one is [ServerFrame.Done].
    record Close(String ref, UUID conversation) implements ConversationFrame {}

    /// Staff: opens a closed conversation again; refused with [Problem#ANOTHER_IS_OPEN] where the customer
    /// has a newer open one.
    record Reopen(String ref, UUID conversation) implements ConversationFrame {}
}
