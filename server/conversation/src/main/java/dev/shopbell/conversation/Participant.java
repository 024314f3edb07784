package dev.shopbell.conversation;

import dev.shopbell.access.Actor;
import dev.shopbell.protocol.ConversationFrame.Say;
import dev.shopbell.protocol.ConversationState;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.realtime.Connection;
import java.util.ArrayDeque;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What this module knows of one connection: whom it speaks for, what it follows, and, for a shopper, which
/// lines are still to be said.
///
/// A shopper's lines are said one after another, so that they keep their order even where one must open a
/// conversation first. Staff's lines go to the log at once, which keeps the order within each conversation.
final class Participant {
    private static final Logger LOG = Logger.getLogger(Participant.class);
    /// A shopper has two or three conversations in sight, an agent's console those it opened lately. A replay
    /// of recorded dialogues plays hundreds of agents over one connection.
    private static final int MOST_FOLLOWED_BY_SHOPPER = 20;

    private static final int MOST_FOLLOWED_BY_STAFF = 2_000;
    /// More than a person types ahead of a line that is not acknowledged.
    private static final int MOST_WAITING_LINES = 50;

    private final Connection connection;
    private final Actor actor;
    private final Conversations conversations;
    private final Set<UUID> followed = ConcurrentHashMap.newKeySet(2);
    private final ArrayDeque<Say> waiting = new ArrayDeque<>(0);
    private boolean saying;
    private volatile @Nullable UUID open;
    private volatile @Nullable UUID customer;
    private volatile boolean writingShown;

    Participant(Connection connection, Actor actor, Conversations conversations) {
        this.connection = connection;
        this.actor = actor;
        this.conversations = conversations;
    }

    Connection connection() {
        return connection;
    }

    Actor actor() {
        return actor;
    }

    Set<UUID> followed() {
        return followed;
    }

    /// Takes a place among the followed conversations, if there is one.
    boolean mayFollowMore(UUID conversation) {
        int most = actor instanceof Actor.Staff ? MOST_FOLLOWED_BY_STAFF : MOST_FOLLOWED_BY_SHOPPER;
        return followed.contains(conversation) || (followed.size() < most && followed.add(conversation));
    }

    void unfollowed(UUID conversation) {
        followed.remove(conversation);
    }

    /// The customer behind a shopper's connection, once it is known.
    @Nullable
    UUID customer() {
        return customer;
    }

    void customer(UUID id) {
        customer = id;
    }

    /// Whoever answers sees what this shopper writes.
    void writingShown() {
        writingShown = true;
    }

    /// What others see of a line that is being written; nothing where the site does not show it.
    @Nullable
    String shown(@Nullable String words) {
        return words == null || !writingShown ? null : LineRules.seen(words);
    }

    /// The shopper's open conversation, as far as this participant knows.
    @Nullable
    UUID openConversation() {
        return open;
    }

    void knows(Conversation conversation) {
        if (actor instanceof Actor.Visitor && conversation.state() == ConversationState.OPEN) {
            open = conversation.id();
        }
    }

    void say(Say say) {
        switch (actor) {
            case Actor.Visitor visitor -> sayInTurn(visitor, say);
            case Actor.Staff staff -> {
                var _ = conversations
                        .say(staff, say.clientId(), say.conversation(), say.kind(), say.text())
                        .whenComplete((outcome, failure) -> answer(say, outcome, failure));
            }
            case Actor.Program program -> refuse(say, Problem.FORBIDDEN, null);
        }
    }

    private void sayInTurn(Actor.Visitor visitor, Say say) {
        synchronized (waiting) {
            if (saying) {
                if (waiting.size() >= MOST_WAITING_LINES) {
                    refuse(say, Problem.TOO_MANY, null);
                } else {
                    waiting.add(say);
                }
                return;
            }
            saying = true;
        }
        sayNow(visitor, say);
    }

    private void sayNow(Actor.Visitor visitor, Say say) {
        UUID known = open;
        CompletableFuture<SayOutcome> said = known != null && say.conversation() == null && say.kind() != EntryKind.NOTE
                ? conversations.sayInto(visitor, known, say.clientId(), say.kind(), say.text())
                : conversations.say(visitor, say.clientId(), say.conversation(), say.kind(), say.text());
        var _ = said.whenComplete((outcome, failure) -> {
            answer(say, outcome, failure);
            Say next;
            synchronized (waiting) {
                next = waiting.poll();
                saying = next != null;
            }
            if (next != null) {
                sayNow(visitor, next);
            }
        });
    }

    private void answer(Say say, @Nullable SayOutcome outcome, @Nullable Throwable failure) {
        switch (outcome) {
            case null -> {
                LOG.error("A line failed unexpectedly", failure);
                refuse(say, Problem.STORAGE_UNAVAILABLE, null);
            }
            case SayOutcome.Said(StoredEntry entry, boolean repeated) -> {
                if (actor instanceof Actor.Visitor && !repeated) {
                    open = entry.conversation();
                }
                connection.send(new ServerFrame.Said(
                        say.clientId(),
                        entry.conversation(),
                        entry.numberFor(Conversations.viewOf(actor)),
                        entry.atMicros()));
            }
            case SayOutcome.Refused(Problem problem, @Nullable String detail) -> refuse(say, problem, detail);
        }
    }

    private void refuse(Say say, Problem problem, @Nullable String detail) {
        ConversationFrames.refuse(connection, say.clientId().toString(), problem, detail);
    }
}
