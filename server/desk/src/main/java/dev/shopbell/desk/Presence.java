package dev.shopbell.desk;

import dev.shopbell.protocol.Wire;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Which members of staff are here and take conversations, on this node. Never stored. Safe for use from any
/// thread.
final class Presence {
    private final ScheduledExecutorService timer;
    private final Runnable changed;
    private final Map<UUID, Member> members = new HashMap<>();

    /// @param changed called, on any thread, when somebody comes, goes, or changes their mind
    Presence(ScheduledExecutorService timer, Runnable changed) {
        this.timer = timer;
        this.changed = changed;
    }

    private static final class Member {
        final Set<UUID> connections = new HashSet<>();
        boolean wanted = true;
        /// Counts arrivals, so that a departure that was followed by a return is forgotten.
        int arrivals;

        boolean here;
    }

    void arrived(UUID account, UUID connection) {
        synchronized (members) {
            Member member = members.computeIfAbsent(account, id -> new Member());
            member.connections.add(connection);
            member.arrivals++;
            if (member.here) {
                return;
            }
            member.here = true;
        }
        changed.run();
    }

    void left(UUID account, UUID connection) {
        int arrivals;
        synchronized (members) {
            Member member = members.get(account);
            if (member == null || !member.connections.remove(connection) || !member.connections.isEmpty()) {
                return;
            }
            arrivals = member.arrivals;
        }
        if (!timer.isShutdown()) {
            var _ = timer.schedule(() -> gone(account, arrivals), Wire.ABSENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void gone(UUID account, int arrivals) {
        synchronized (members) {
            Member member = members.get(account);
            if (member == null || member.arrivals != arrivals) {
                return;
            }
            member.here = false;
        }
        changed.run();
    }

    void wants(UUID account, boolean available) {
        synchronized (members) {
            Member member = members.computeIfAbsent(account, id -> new Member());
            if (member.wanted == available) {
                return;
            }
            member.wanted = available;
        }
        changed.run();
    }

    boolean isAvailable(UUID account) {
        synchronized (members) {
            Member member = members.get(account);
            return member != null && member.here && member.wanted;
        }
    }

    boolean isAnybodyAvailable() {
        synchronized (members) {
            return members.values().stream().anyMatch(member -> member.here && member.wanted);
        }
    }
}
