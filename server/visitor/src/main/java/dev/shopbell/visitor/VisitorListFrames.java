package dev.shopbell.visitor;

import dev.shopbell.access.Actor;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.Role;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.VisitorListFrame;
import dev.shopbell.protocol.VisitorListFrame.UnwatchVisitors;
import dev.shopbell.protocol.VisitorListFrame.WatchVisitors;
import dev.shopbell.protocol.Wire;
import dev.shopbell.realtime.Connection;
import dev.shopbell.realtime.FrameHandler;
import org.jspecify.annotations.Nullable;

/// The frames by which staff watch visitors.
final class VisitorListFrames implements FrameHandler<VisitorListFrame> {
    private static final String REF = "watchVisitors";
    private final VisitorWatches watches;

    VisitorListFrames(VisitorWatches watches) {
        this.watches = watches;
    }

    @Override
    public Class<VisitorListFrame> frames() {
        return VisitorListFrame.class;
    }

    @Override
    public void closed(Connection connection) {
        watches.remove(connection);
    }

    @Override
    public void handle(Connection connection, VisitorListFrame frame) {
        if (!(connection.caller() instanceof Actor.Staff staff)) {
            refuse(connection, Problem.FORBIDDEN, null);
            return;
        }
        switch (frame) {
            case UnwatchVisitors _ -> watches.remove(connection);
            case WatchVisitors watch -> {
                VisitQuery query = new VisitQuery(
                        watch.filter(), watch.sort(), staff.role().covers(Role.SUPERVISOR));
                String complaint = query.complaint();
                if (complaint == null
                        && (watch.first() < 0 || watch.count() < 1 || watch.count() > Wire.MAX_VISITOR_ROWS)) {
                    complaint = "A window begins at 0 or above and has 1 to " + Wire.MAX_VISITOR_ROWS + " rows.";
                }
                if (complaint == null) {
                    watches.add(connection, query, watch.first(), watch.count());
                } else {
                    refuse(connection, Problem.INVALID, complaint);
                }
            }
        }
    }

    private static void refuse(Connection connection, Problem problem, @Nullable String detail) {
        connection.send(new ServerFrame.Refused(REF, problem.detail(detail)));
    }
}
