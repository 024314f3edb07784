package dev.shopbell.realtime;

import dev.shopbell.protocol.ClientFrame;
import dev.shopbell.protocol.ConversationFrame;
import dev.shopbell.protocol.ConversationHead;
import dev.shopbell.protocol.ConversationState;
import dev.shopbell.protocol.DeskFrame;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.VisitorFrame;
import dev.shopbell.protocol.VisitorListFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Small features to drive the edge with: `say` is answered by `said` with a number a connection, `take` by `done`,
/// `pageView` by nothing, `watchWork` by as many `done` as asked for with [#flood], from another thread.
final class TestFeatures implements AutoCloseable {
    final Set<Connection> open = ConcurrentHashMap.newKeySet();
    final AtomicInteger closings = new AtomicInteger();
    final ConcurrentLinkedQueue<ClientFrame> seen = new ConcurrentLinkedQueue<>();
    volatile List<ConversationHead> heads = List.of();
    private final ExecutorService elsewhere = Executors.newSingleThreadExecutor();

    List<FrameHandler<?>> handlers() {
        return List.of(new Conversation(), new Visitor(), new VisitorList(), new Desk());
    }

    /// The only connection there is.
    Connection only() {
        List<Connection> all = new ArrayList<>(open);
        if (all.size() != 1) {
            throw new AssertionError("connections: " + all.size());
        }
        return all.getFirst();
    }

    @Override
    public void close() {
        elsewhere.shutdownNow();
    }

    private final class Conversation implements FrameHandler<ConversationFrame> {
        private final AtomicInteger said = new AtomicInteger();

        @Override
        public Class<ConversationFrame> frames() {
            return ConversationFrame.class;
        }

        @Override
        public void opened(Connection connection) {
            open.add(connection);
            connection.send(new ServerFrame.Current(
                    new ConversationHead(connection.author().id(), ConversationState.OPEN, 0)));
        }

        @Override
        public void handle(Connection connection, ConversationFrame frame) {
            seen.add(frame);
            switch (frame) {
                case ConversationFrame.Say say when say.text().equals("explode") -> throw new IllegalStateException();
                case ConversationFrame.Say say ->
                    elsewhere.execute(() -> connection.send(new ServerFrame.Said(
                            say.clientId(), connection.author().id(), said.incrementAndGet(), 1)));
                case ConversationFrame.Take take -> connection.send(new ServerFrame.Done(take.ref()));
                case ConversationFrame.Close close ->
                    connection.send(new ServerFrame.Refused(close.ref(), Problem.FORBIDDEN.detail(null)));
                default -> {}
            }
        }

        @Override
        public void closed(Connection connection) {
            open.remove(connection);
            closings.incrementAndGet();
        }

        @Override
        public List<ConversationHead> heads(Connection connection) {
            return heads;
        }
    }

    private final class Visitor implements FrameHandler<VisitorFrame> {
        @Override
        public Class<VisitorFrame> frames() {
            return VisitorFrame.class;
        }

        @Override
        public boolean serves(Audience audience) {
            return true;
        }

        @Override
        public void opened(Connection connection) {
            if (connection.audience() == Audience.PAGE) {
                open.add(connection);
            }
        }

        @Override
        public void closed(Connection connection) {
            if (connection.audience() == Audience.PAGE) {
                open.remove(connection);
            }
        }

        @Override
        public void handle(Connection connection, VisitorFrame frame) {
            seen.add(frame);
        }
    }

    private final class VisitorList implements FrameHandler<VisitorListFrame> {
        @Override
        public Class<VisitorListFrame> frames() {
            return VisitorListFrame.class;
        }

        @Override
        public void handle(Connection connection, VisitorListFrame frame) {
            seen.add(frame);
        }
    }

    private final class Desk implements FrameHandler<DeskFrame> {
        @Override
        public Class<DeskFrame> frames() {
            return DeskFrame.class;
        }

        @Override
        public void handle(Connection connection, DeskFrame frame) {
            seen.add(frame);
        }
    }
}
