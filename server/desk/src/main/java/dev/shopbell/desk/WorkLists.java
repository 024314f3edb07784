package dev.shopbell.desk;

import java.util.Set;
import java.util.UUID;

/// The door to the work lists on agents' screens: what changes below is told here. Never blocks; safe for use
/// from any thread.
public final class WorkLists implements AutoCloseable {
    private final WorkFeed feed;

    WorkLists(WorkFeed feed) {
        this.feed = feed;
        feed.start();
    }

    /// Shows these conversations as they are now, on every list.
    public void changed(Set<UUID> conversations) {
        feed.changed(conversations);
    }

    /// Shows a reader's other windows how far they have read.
    ///
    /// @param number as staff count
    public void read(UUID reader, UUID conversation, int number) {
        feed.read(reader, conversation, number);
    }

    WorkFeed feed() {
        return feed;
    }

    @Override
    public void close() {
        feed.close();
    }
}
