package dev.shopbell.visitor;

import dev.shopbell.access.Actor;
import dev.shopbell.protocol.Page;
import dev.shopbell.protocol.VisitorFrame;
import dev.shopbell.realtime.Audience;
import dev.shopbell.realtime.Connection;
import dev.shopbell.realtime.FrameHandler;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/// The frames of visitors. A browser that turns pages faster than the database writes has only its newest
/// page written.
final class VisitorFrames implements FrameHandler<VisitorFrame> {
    private static final Logger LOG = Logger.getLogger(VisitorFrames.class);

    private final Visitors visitors;
    private final PageLines lines;
    private final Executor background;
    private final ConcurrentHashMap<Actor.Visitor, Page> unwritten = new ConcurrentHashMap<>();

    VisitorFrames(Visitors visitors, PageLines lines, Executor background) {
        this.visitors = visitors;
        this.lines = lines;
        this.background = background;
    }

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
            lines.opened(connection);
        }
    }

    @Override
    public void closed(Connection connection) {
        if (connection.audience() == Audience.PAGE) {
            lines.closed(connection);
        }
    }

    @Override
    public void handle(Connection connection, VisitorFrame frame) {
        switch (frame) {
            case VisitorFrame.PageView(Page page) -> {
                if (connection.caller() instanceof Actor.Visitor visitor && unwritten.put(visitor, page) == null) {
                    background.execute(() -> write(visitor));
                }
            }
            case VisitorFrame.Here here -> {
                if (connection.audience() == Audience.PAGE) {
                    lines.here(connection, here.state());
                }
            }
        }
    }

    private void write(Actor.Visitor visitor) {
        Page page = unwritten.get(visitor);
        while (page != null) {
            try {
                visitors.pageSeen(visitor, page);
            } catch (RuntimeException e) {
                LOG.debugf("A page view could not be written: %s", e.getMessage());
            }
            page = unwritten.remove(visitor, page) ? null : unwritten.get(visitor);
        }
    }
}
