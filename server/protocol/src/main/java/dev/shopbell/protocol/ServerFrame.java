package dev.shopbell.protocol;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A frame from the server to a client. A client ignores unknown members and frames of an unknown `type`, and
/// gets no frame that is newer than the version in its [SessionFrame.Hello].
public sealed interface ServerFrame {

    /// The answer to [SessionFrame.Hello]: the connection is admitted.
    ///
    /// @param version the version that both sides will speak: the lower of theirs and ours
    /// @param epoch identifies this history of the database. When it differs from the one a client knows, every
    ///     cursor and cached entry it holds is void, and it reads again from 0
    /// @param heartbeatSeconds the longest silence of the server; after two and a half of it the line counts as
    ///     lost
    /// @param you who the server takes the client for
    record Welcome(int version, String epoch, int heartbeatSeconds, Author you) implements ServerFrame {}

    /// A sign of life, answered by [SessionFrame.Beat].
    ///
    /// @param heads the highest number of each followed conversation; a client that holds less sends
    ///     [ConversationFrame.Follow] again
    record Heartbeat(List<ConversationHead> heads) implements ServerFrame {}

    /// The line is on disk, and will be delivered to everybody who may read the conversation.
    ///
    /// @param number the line's place in the sender's view
    record Said(UUID clientId, UUID conversation, int number, long atMicros) implements ServerFrame {}

    /// The command with this `ref` was carried out and is on disk.
    record Done(String ref) implements ServerFrame {}

    /// A frame was refused; the connection goes on.
    ///
    /// @param ref the `ref` or `clientId` of a command; the conversation's id for a `follow`
    record Refused(String ref, ProblemDetail problem) implements ServerFrame {}

    /// Entries of a followed conversation, in order and without a gap: the first number is one above the last
    /// that the follower was sent, or above `after` of its [ConversationFrame.Follow].
    ///
    /// @param head the highest number in the view; more entries follow if it is above the last one here. With
    ///     no entries the follower was up to date
    record Entries(UUID conversation, List<Entry> entries, int head) implements ServerFrame {}

    /// To a shopper: their newest conversation on this site. Sent after [Welcome], and when a conversation of
    /// theirs opens or opens again, in this tab or another; follow it.
    ///
    /// @param conversation absent while the shopper never had one
    record Current(@Nullable ConversationHead conversation) implements ServerFrame {}

    /// Somebody else in a followed conversation types, or ceased to. Ephemeral.
    ///
    /// @param words what a shopper has written so far; absent where that is not told, or did not change
    record TypingSeen(
            UUID conversation,
            Author author,
            boolean on,
            @Nullable String words) implements ServerFrame {}

    /// To a shopper: whether somebody is there to answer. Sent after [Welcome] and when it changes.
    ///
    /// @param staffAvailable whether somebody is here, whatever the hours
    /// @param open whether it is within the opening hours; those who did not set any are always open
    /// @param opensAtMicros when it will be next; absent while it is open, and where it never opens
    /// @param answerSeconds median time to the first answer over this site's recent conversations; absent
    ///     until the site has enough of them to tell
    record Reachable(
            boolean staffAvailable,
            boolean open,
            @Nullable Long opensAtMicros,
            @Nullable Integer answerSeconds) implements ServerFrame {}

    /// To a shopper whose conversation waits for its first answer: their place in the queue. Sent when it
    /// changes, at most about once a second.
    ///
    /// @param position 1 for whoever is next; 0 once somebody has taken the conversation or answered, or it was
    ///     closed
    /// @param expectedSeconds how long it may still take, from how fast the queue moved lately, rounded up to
    ///     whole minutes; absent where too little was answered lately to tell, and while nobody is here
    record Waiting(
            UUID conversation, int position, @Nullable Integer expectedSeconds) implements ServerFrame {}

    /// The work list as it is now. Replaces what the client holds.
    ///
    /// @param items the open conversations, at most [Wire#MAX_OPEN_WORK], and the most recently closed ones, at
    ///     most [Wire#MAX_CLOSED_WORK]
    record WorkList(List<WorkItem> items) implements ServerFrame {}

    /// Rows of the work list that are new or changed, to be merged as [WorkItem] says.
    record WorkItems(List<WorkItem> items) implements ServerFrame {}

    /// To staff: who is here. Sent with the [WorkList] and whenever it changes; replaces what the client
    /// holds.
    record Staff(List<StaffMember> members) implements ServerFrame {}

    /// To staff who watch visitors: the window they asked for, as it is now. Replaces what the client holds.
    ///
    /// @param total how many visitors the filter lets through
    /// @param everybody how many are there in all
    /// @param first the place of the first row here
    record Visitors(int total, int everybody, int first, List<VisitorRow> rows) implements ServerFrame {}

    /// To a page of the shop, on its own line: show this invitation. What becomes of it goes to
    /// `POST /intake/{key}/outcome`.
    record Invited(Invitation invitation) implements ServerFrame {}

    /// To a page of the shop: take this invitation away if it is still shown.
    record Withdrawn(UUID invitation) implements ServerFrame {}

    /// The last frame before the server closes the connection.
    record Goodbye(ProblemDetail problem) implements ServerFrame {}
}
