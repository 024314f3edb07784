package dev.shopbell.conversation;

import dev.shopbell.access.Actor;
import dev.shopbell.conversation.MessageLogStore.Line;
import dev.shopbell.protocol.AuthorKind;
import dev.shopbell.protocol.ConversationState;
import dev.shopbell.protocol.EntryKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Gives what a nameless customer said to the customer whom they turned out to be.
///
/// A customer has one open conversation a site. Where both have one, the shopper goes on in the known customer's, where
/// an agent may know them already: what nobody answered yet is said there again, and only then the other is closed.
/// Every
/// step may be repeated, and whatever fails in between is mended by joining again.
final class Joining {
    /// More lines in a row than anybody waits for an answer to.
    private static final int MOST_CARRIED = 20;
    /// Where conversations open and close while they are joined.
    private static final int TRIES = 3;

    private static final int SAID_WITHIN_SECONDS = 10;

    private final ConversationStore store;
    private final MessageLog log;
    private final Supplier<Instant> now;

    Joining(ConversationStore store, MessageLog log, Supplier<Instant> now) {
        this.store = store;
        this.log = log;
        this.now = now;
    }

    /// What was done.
    ///
    /// @param moved the conversations that belong to the other customer now
    /// @param entries what was added to them
    record Joined(List<UUID> moved, List<StoredEntry> entries) {}

    Joined join(Actor.Visitor visitor, UUID from, UUID to) {
        for (int i = 0; i < TRIES; i++) {
            Optional<UUID> theirs = open(visitor.site(), to);
            Optional<UUID> own = open(visitor.site(), from);
            boolean isCarried = theirs.isEmpty() || own.isEmpty() || carry(visitor, own.get(), theirs.get());
            Joined joined = isCarried ? move(visitor, from, to, theirs.isPresent() ? own.orElse(null) : null) : null;
            if (joined != null) {
                return joined;
            }
        }
        throw new IllegalStateException("conversations were opened and closed while they were joined");
    }

    private Optional<UUID> open(UUID site, UUID customer) {
        return store.jdbi()
                .withHandle(handle -> store.newestOf(handle, site, customer))
                .filter(newest -> newest.state() == ConversationState.OPEN)
                .map(Conversation::id);
    }

    /// Whether everything unanswered is said in the other conversation too.
    private boolean carry(Actor.Visitor visitor, UUID from, UUID to) {
        for (StoredEntry line : store.unanswered(from, MOST_CARRIED)) {
            // The same each time, so that a line is carried once.
            UUID clientId = UUID.nameUUIDFromBytes((from + "/" + line.number()).getBytes(StandardCharsets.UTF_8));
            String text = line.text() == null ? "" : line.text();
            Line again = new Line(to, visitor.id(), AuthorKind.SHOPPER, clientId, line.kind(), text);
            if (!(said(again) instanceof SayOutcome.Said)) {
                return false;
            }
        }
        return true;
    }

    private SayOutcome said(Line line) {
        try {
            return log.append(line).get(SAID_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("a line could not be carried over", e);
        }
    }

    /// Moves everything; null where something opened meanwhile that was not carried.
    ///
    /// @param carried the open conversation of which the unanswered lines were carried over
    private @Nullable Joined move(Actor.Visitor visitor, UUID from, UUID to, @Nullable UUID carried) {
        return store.jdbi().inTransaction(handle -> {
            List<Conversation> locked = store.toJoinLocked(handle, visitor.site(), from, to);
            boolean theirsIsOpen =
                    locked.stream().anyMatch(one -> one.customer().equals(to));
            List<UUID> moved = new ArrayList<>();
            List<StoredEntry> entries = new ArrayList<>();
            for (Conversation one : locked) {
                if (one.customer().equals(to)) {
                    continue;
                }
                if (theirsIsOpen && one.state() == ConversationState.OPEN) {
                    if (!one.id().equals(carried)) {
                        return null;
                    }
                    StoredEntry closed = closing(visitor, one);
                    store.advance(handle, one.id(), ConversationState.CLOSED, one.assignee(), closed.at());
                    store.insertEntry(handle, closed);
                    entries.add(closed);
                }
                store.move(handle, one.id(), to);
                moved.add(one.id());
            }
            return new Joined(moved, entries);
        });
    }

    private StoredEntry closing(Actor.Visitor visitor, Conversation conversation) {
        return new StoredEntry(
                conversation.id(),
                conversation.lastNumber() + 1,
                conversation.lastShopperNumber() + 1,
                EntryKind.CLOSED,
                AuthorKind.SHOPPER,
                visitor.id(),
                null,
                now.get(),
                null);
    }
}
