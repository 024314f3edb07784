package dev.shopbell.realtime;

import dev.shopbell.protocol.ClientFrame;
import dev.shopbell.protocol.ConversationHead;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.SessionFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The features' handlers, exactly one for each sealed sub-interface of [ClientFrame] but [SessionFrame], which is this
/// module's own. Immutable.
final class Handlers {
    private final List<FrameHandler<?>> all;
    private final Map<Class<?>, FrameHandler<?>> byFrame = new HashMap<>();

    /// Throws where a sub-interface has no handler, or two: such a server must not start.
    Handlers(List<FrameHandler<?>> handlers) {
        all = List.copyOf(handlers);
        for (Class<?> feature : ClientFrame.class.getPermittedSubclasses()) {
            List<FrameHandler<?>> its =
                    all.stream().filter(h -> h.frames().equals(feature)).toList();
            if (feature.equals(SessionFrame.class) ? !its.isEmpty() : its.size() != 1) {
                throw new IllegalStateException(feature.getSimpleName() + " frames must have exactly one handler"
                        + (feature.equals(SessionFrame.class) ? ", the edge itself" : "") + ", and have: " + its);
            }
            for (FrameHandler<?> handler : its) {
                for (Class<?> frame : feature.getPermittedSubclasses()) {
                    byFrame.put(frame, handler);
                }
            }
        }
        if (all.size() != ClientFrame.class.getPermittedSubclasses().length - 1) {
            throw new IllegalStateException("a handler's frames() is not a sub-interface of ClientFrame: " + all);
        }
    }

    void opened(Connection connection) {
        all.stream()
                .filter(handler -> handler.serves(connection.audience()))
                .forEach(handler -> handler.opened(connection));
    }

    void closed(Connection connection) {
        all.stream()
                .filter(handler -> handler.serves(connection.audience()))
                .forEach(handler -> handler.closed(connection));
    }

    void handle(Connection connection, ClientFrame frame) {
        FrameHandler<?> handler = byFrame.get(frame.getClass());
        if (handler == null) {
            throw new IllegalStateException("no handler for " + frame.getClass());
        }
        if (!handler.serves(connection.audience())) {
            connection.close(Problem.FORBIDDEN, null);
            return;
        }
        handle(handler, connection, frame);
    }

    List<ConversationHead> heads(Connection connection) {
        List<ConversationHead> heads = new ArrayList<>();
        if (connection.audience() == Audience.PAGE) {
            return heads;
        }
        for (FrameHandler<?> handler : all) {
            heads.addAll(handler.heads(connection));
        }
        return heads;
    }

    private static <F extends ClientFrame> void handle(
            FrameHandler<F> handler, Connection connection, ClientFrame frame) {
        handler.handle(connection, handler.frames().cast(frame));
    }
}
