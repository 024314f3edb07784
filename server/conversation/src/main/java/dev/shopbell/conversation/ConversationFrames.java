package dev.shopbell.conversation;

import dev.shopbell.access.Actor;
import dev.shopbell.protocol.ConversationFrame;
import dev.shopbell.protocol.ConversationHead;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.realtime.Connection;
import dev.shopbell.realtime.EncodedFrame;
import dev.shopbell.realtime.FrameHandler;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The frames of conversations: decoded before, checked here, done by [Conversations], answered on the
/// connection.
final class ConversationFrames implements FrameHandler<ConversationFrame> {
    private static final Logger LOG = Logger.getLogger(ConversationFrames.class);

    private final Conversations conversations;
    private final ConversationFeed feed;
    private final Participants participants;
    private final Supplier<String> epoch;
    private final Executor background;

    ConversationFrames(
            Conversations conversations,
            ConversationFeed feed,
            Participants participants,
            Supplier<String> epoch,
            Executor background) {
        this.conversations = conversations;
        this.feed = feed;
        this.participants = participants;
        this.epoch = epoch;
        this.background = background;
    }

    @Override
    public Class<ConversationFrame> frames() {
        return ConversationFrame.class;
    }

    @Override
    public void opened(Connection connection) {
        participants.open(connection);
    }

    @Override
    public void closed(Connection connection) {
        participants.close(connection);
    }

    @Override
    public List<ConversationHead> heads(Connection connection) {
        Participant participant = participants.of(connection);
        return participant == null ? List.of() : feed.heads(connection, participant.followed());
    }

    @Override
    public void handle(Connection connection, ConversationFrame frame) {
        Participant participant = participants.of(connection);
        if (participant == null) {
            return;
        }
        switch (frame) {
            case ConversationFrame.Say say -> participant.say(say);
            case ConversationFrame.Follow follow -> follow(participant, follow);
            case ConversationFrame.Unfollow(UUID conversation) -> {
                participant.unfollowed(conversation);
                feed.unfollow(connection, conversation);
            }
            case ConversationFrame.Typing(UUID conversation, boolean on, String words) -> {
                if (feed.follows(connection, conversation)) {
                    feed.whisper(
                            conversation,
                            connection.author().id(),
                            EncodedFrame.of(new ServerFrame.TypingSeen(
                                    conversation, connection.author(), on, participant.shown(words))));
                }
            }
            case ConversationFrame.Read(UUID conversation, int number) -> {
                if (participant.actor() instanceof Actor.Staff staff && feed.follows(connection, conversation)) {
                    background.execute(() -> conversations.read(staff, conversation, number));
                }
            }
            case ConversationFrame.Take(String ref, UUID conversation) ->
                command(participant, ref, staff -> conversations.take(staff, conversation));
            case ConversationFrame.Close(String ref, UUID conversation) ->
                command(participant, ref, staff -> conversations.close(staff, conversation));
            case ConversationFrame.Reopen(String ref, UUID conversation) ->
                command(participant, ref, staff -> conversations.reopen(staff, conversation));
        }
    }

    private void follow(Participant participant, ConversationFrame.Follow follow) {
        Connection connection = participant.connection();
        String ref = follow.conversation().toString();
        if (follow.after() < 0 || (follow.after() > 0 && follow.epoch() == null)) {
            refuse(connection, ref, Problem.INVALID, "A cursor is a number from 0, and above 0 it names its epoch.");
            return;
        }
        if (follow.epoch() != null && !follow.epoch().equals(epoch.get())) {
            refuse(connection, ref, Problem.STALE_EPOCH, null);
            return;
        }
        if (!participant.mayFollowMore(follow.conversation())) {
            refuse(connection, ref, Problem.TOO_MANY, "Unfollow some conversations first.");
            return;
        }
        inBackground(connection, ref, () -> {
            Optional<Conversation> found = conversations.find(participant.actor(), follow.conversation());
            if (found.isEmpty()) {
                participant.unfollowed(follow.conversation());
                refuse(connection, ref, Problem.NOT_FOUND, null);
            } else if (follow.after() > found.get().headFor(Conversations.viewOf(participant.actor()))) {
                participant.unfollowed(follow.conversation());
                refuse(connection, ref, Problem.INVALID, "The cursor lies beyond the end of the conversation.");
            } else {
                participant.knows(found.get());
                feed.follow(connection, found.get(), Conversations.viewOf(participant.actor()), follow.after());
                if (!connection.isOpen()) {
                    feed.unfollow(connection, follow.conversation());
                }
            }
        });
    }

    private interface Command {
        ChangeOutcome by(Actor.Staff staff);
    }

    private void command(Participant participant, String ref, Command command) {
        Connection connection = participant.connection();
        if (ref.isEmpty() || ref.length() > 64) {
            refuse(connection, "", Problem.INVALID, "A ref is 1 to 64 characters long.");
        } else if (participant.actor() instanceof Actor.Staff staff) {
            inBackground(connection, ref, () -> {
                switch (command.by(staff)) {
                    case ChangeOutcome.Changed() -> connection.send(new ServerFrame.Done(ref));
                    case ChangeOutcome.Refused(Problem problem) -> refuse(connection, ref, problem, null);
                }
            });
        } else {
            refuse(connection, ref, Problem.FORBIDDEN, null);
        }
    }

    private void inBackground(Connection connection, String ref, Runnable work) {
        background.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warnf("A command could not be carried out: %s", e.getMessage());
                refuse(connection, ref, Problem.STORAGE_UNAVAILABLE, null);
            }
        });
    }

    static void refuse(Connection connection, String ref, Problem problem, @Nullable String detail) {
        connection.send(new ServerFrame.Refused(ref, problem.detail(detail)));
    }
}
