package dev.shopbell.desk;

import dev.shopbell.access.Accounts;
import dev.shopbell.access.Actor;
import dev.shopbell.access.Photos;
import dev.shopbell.protocol.DeskFrame;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.StaffMember;
import dev.shopbell.realtime.Connection;
import dev.shopbell.realtime.EncodedFrame;
import dev.shopbell.realtime.FrameHandler;
import dev.shopbell.routing.Presence;
import dev.shopbell.routing.WaitingRoom;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/// The frames of the desk, and what staff are told of each other.
final class DeskFrames implements FrameHandler<DeskFrame> {
    private static final Logger LOG = Logger.getLogger(DeskFrames.class);

    private final WorkFeed work;
    private final Accounts accounts;
    private final Photos photos;
    private final Presence presence;
    private final WaitingRoom waitingRoom;
    private final Executor background;
    private final ConcurrentHashMap<UUID, Connection> staff = new ConcurrentHashMap<>();

    DeskFrames(
            WorkFeed work,
            Accounts accounts,
            Photos photos,
            Presence presence,
            WaitingRoom waitingRoom,
            Executor background) {
        this.work = work;
        this.accounts = accounts;
        this.photos = photos;
        this.presence = presence;
        this.waitingRoom = waitingRoom;
        this.background = background;
        presence.onChange(() -> background.execute(this::staffChanged));
        photos.onChange(() -> background.execute(this::staffChanged));
    }

    @Override
    public Class<DeskFrame> frames() {
        return DeskFrame.class;
    }

    @Override
    public void opened(Connection connection) {
        switch (connection.caller()) {
            case Actor.Staff member -> {
                staff.put(connection.id(), connection);
                presence.arrived(member.id(), connection.id());
            }
            case Actor.Visitor visitor -> waitingRoom.entered(connection, visitor);
            default -> {}
        }
    }

    @Override
    public void closed(Connection connection) {
        waitingRoom.left(connection);
        staff.remove(connection.id());
        work.forget(connection);
        if (connection.caller() instanceof Actor.Staff member) {
            presence.left(member.id(), connection.id());
        }
    }

    @Override
    public void handle(Connection connection, DeskFrame frame) {
        if (!(connection.caller() instanceof Actor.Staff member)) {
            return;
        }
        switch (frame) {
            case DeskFrame.WatchWork() -> {
                work.watch(connection, member.id());
                background.execute(() -> connection.send(staffList()));
            }
            case DeskFrame.SetAvailability(boolean available) -> presence.wants(member.id(), available);
        }
    }

    private void staffChanged() {
        try {
            EncodedFrame frame = EncodedFrame.of(staffList());
            staff.values().forEach(connection -> connection.send(frame));
        } catch (RuntimeException e) {
            LOG.warnf("Staff could not be told who is here: %s", e.getMessage());
        }
    }

    private ServerFrame.Staff staffList() {
        Map<UUID, UUID> photoOf = photos.versions();
        return new ServerFrame.Staff(accounts.list().stream()
                .filter(account -> !account.disabled())
                .map(account -> new StaffMember(
                        account.id(),
                        account.name(),
                        account.role(),
                        presence.isAvailable(account.id()),
                        photoOf.get(account.id())))
                .toList());
    }
}
