package dev.shopbell.bench;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One conversation of the floor and the two who are in it. Thread-safe: each side is written by its own event loop.
final class FloorPair {
    private final UUID conversation;
    private volatile @Nullable FloorConnection shopper;
    private volatile @Nullable FloorConnection agent;

    FloorPair(UUID conversation) {
        this.conversation = conversation;
    }

    UUID conversation() {
        return conversation;
    }

    void enter(FloorConnection connection) {
        if (connection.isShopper()) {
            shopper = connection;
        } else {
            agent = connection;
        }
    }

    void leave(FloorConnection connection) {
        if (shopper == connection) {
            shopper = null;
        } else if (agent == connection) {
            agent = null;
        }
    }

    @Nullable
    FloorConnection otherThan(FloorConnection connection) {
        return connection.isShopper() ? agent : shopper;
    }
}
