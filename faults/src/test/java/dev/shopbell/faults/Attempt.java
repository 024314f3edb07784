package dev.shopbell.faults;

import dev.shopbell.protocol.ClientFrame;
import dev.shopbell.protocol.ConversationFrame;
import dev.shopbell.protocol.DeskFrame;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.protocol.Problem;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a stranger sends over a line of their own.
///
/// @param about the frame, by the id of a conversation
/// @param problem absent for frames that are never answered
record Attempt(String name, @Nullable Problem problem, Function<UUID, ClientFrame> about) {
    static final List<Attempt> ALL = List.of(
            new Attempt("follows", Problem.NOT_FOUND, id -> new ConversationFrame.Follow(id, 0, null)),
            new Attempt(
                    "says a line into it",
                    Problem.INVALID,
                    id -> new ConversationFrame.Say(UUID.randomUUID(), id, EntryKind.LINE, "Me too.")),
            new Attempt(
                    "writes a note into it",
                    Problem.INVALID,
                    id -> new ConversationFrame.Say(UUID.randomUUID(), id, EntryKind.NOTE, "Me too.")),
            new Attempt("takes", Problem.FORBIDDEN, id -> new ConversationFrame.Take("ref", id)),
            new Attempt("closes", Problem.FORBIDDEN, id -> new ConversationFrame.Close("ref", id)),
            new Attempt("reopens", Problem.FORBIDDEN, id -> new ConversationFrame.Reopen("ref", id)),
            new Attempt("types", null, id -> new ConversationFrame.Typing(id, true)),
            new Attempt("types words", null, id -> new ConversationFrame.Typing(id, true, "my secret")),
            new Attempt("ceases to type", null, id -> new ConversationFrame.Typing(id, false)),
            new Attempt("reads on", null, id -> new ConversationFrame.Read(id, 1)),
            new Attempt("unfollows", null, ConversationFrame.Unfollow::new),
            new Attempt("watches the work list", null, id -> new DeskFrame.WatchWork()),
            new Attempt("becomes available", null, id -> new DeskFrame.SetAvailability(true)));

    @Override
    public String toString() {
        return name;
    }
}
