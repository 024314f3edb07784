package dev.shopbell.realtime;

import dev.shopbell.protocol.ClientFrame;
import dev.shopbell.protocol.ConversationHead;
import java.util.List;

/// A feature's ear on the socket. The application has exactly one handler for each sealed sub-interface of
/// [ClientFrame]. Methods run on an event loop and must not block: work that waits goes to a virtual thread
/// or to a queue.
///
/// For one connection of a side that it [serves][#serves] the calls come one after another: [#opened], then [#handle]
/// in the order of the frames, then [#closed] once.
public interface FrameHandler<F extends ClientFrame> {
    /// The sub-interface whose frames come here.
    Class<F> frames();

    /// Whether connections of this side concern the feature: those of shops' pages only where it says so.
    default boolean serves(Audience audience) {
        return audience != Audience.PAGE;
    }

    /// A connection was admitted and has been welcomed.
    default void opened(Connection connection) {}

    /// A frame came.
    void handle(Connection connection, F frame);

    /// The connection ended.
    default void closed(Connection connection) {}

    /// The heads of what this connection follows, as far as this handler knows, to ride on the next heartbeat.
    default List<ConversationHead> heads(Connection connection) {
        return List.of();
    }
}
