package dev.shopbell.desk;

import dev.shopbell.access.Accounts;
import dev.shopbell.access.Actor;
import dev.shopbell.protocol.DeskFrame;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.StaffMember;
import dev.shopbell.realtime.Connection;
import dev.shopbell.realtime.EncodedFrame;
import dev.shopbell.realtime.FrameHandler;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The frames of the desk, and what shoppers are told of it: whether somebody is there, and how fast they
/// answer.
final class DeskFrames implements FrameHandler<DeskFrame> {
    private static final Logger LOG = Logger.getLogger(DeskFrames.class);

    private final WorkFeed work;
    private final FirstAnswers firstAnswers;
    private final Accounts accounts;
    private final Executor background;
    private final Presence presence;
    private final ConcurrentHashMap<UUID, Connection> staff = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<UUID, Connection> shoppers = new ConcurrentHashMap<>();
    private final Object telling = new Object();
    private @Nullable Boolean toldShoppers;

    DeskFrames(
            WorkFeed work,
            FirstAnswers firstAnswers,
            Accounts accounts,
            Executor background,
            ScheduledExecutorService timer) {
        this.work = work;
        this.firstAnswers = firstAnswers;
        this.accounts = accounts;
        this.background = background;
        this.presence = new Presence(timer, () -> background.execute(this::presenceChanged));
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
            case Actor.Visitor visitor -> {
                shoppers.put(connection.id(), connection);
                background.execute(() -> connection.send(reachable(visitor.site(), presence.isAnybodyAvailable())));
            }
            default -> {}
        }
    }

    @Override
    public void closed(Connection connection) {
        shoppers.remove(connection.id());
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

    private void presenceChanged() {
        try {
            EncodedFrame frame = EncodedFrame.of(staffList());
            staff.values().forEach(connection -> connection.send(frame));
        } catch (RuntimeException e) {
            LOG.warnf("Staff could not be told who is here: %s", e.getMessage());
        }
        synchronized (telling) {
            Boolean available = presence.isAnybodyAvailable();
            if (available.equals(toldShoppers)) {
                return;
            }
            toldShoppers = available;
            shoppers.values().forEach(connection -> {
                if (connection.caller() instanceof Actor.Visitor visitor) {
                    connection.send(reachable(visitor.site(), available));
                }
            });
        }
    }

    private ServerFrame.Staff staffList() {
        return new ServerFrame.Staff(accounts.list().stream()
                .filter(account -> !account.disabled())
                .map(account -> new StaffMember(
                        account.id(), account.name(), account.role(), presence.isAvailable(account.id())))
                .toList());
    }

    private ServerFrame.Reachable reachable(UUID site, boolean available) {
        return new ServerFrame.Reachable(available, firstAnswers.medianSeconds(site));
    }
}
