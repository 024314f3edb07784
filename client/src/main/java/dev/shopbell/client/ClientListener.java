package dev.shopbell.client;

import dev.shopbell.protocol.Author;
import dev.shopbell.protocol.Entry;
import dev.shopbell.protocol.ProblemDetail;
import dev.shopbell.protocol.ServerFrame;
import java.util.List;
import java.util.UUID;

/// Hears what a client learns. Calls come one after another, on threads of the client: they must not wait.
public interface ClientListener {
    /// The line is up, for the first time or again.
    default void connected(Author you) {}

    /// The line is lost; the client connects again by itself.
    default void lost() {}

    /// The client gave up, as the problem demands; it may be started again.
    default void stopped(ProblemDetail problem) {}

    /// New entries of a followed conversation: each comes once, in order, without a gap.
    default void entries(UUID conversation, List<Entry> entries) {}

    /// The server was restored from a copy: forget every entry; they come again from the first.
    default void restarted() {}

    /// A conversation cannot be followed.
    default void notFollowed(UUID conversation, ProblemDetail problem) {}

    /// Any frame, after the client took from it what it needs.
    default void frame(ServerFrame frame) {}
}
