package dev.shopbell.storage;

import java.util.List;
import org.jdbi.v3.core.Handle;

/// Hears the events of one topic.
@FunctionalInterface
public interface Listener {
    /// Handles events, in order. What it writes through the handle is committed together with the note that it has
    /// heard these events, so it happens exactly once. Any other effect may happen again after a crash: tell
    /// repeats by [Event#id].
    ///
    /// While the transaction is open, no listener anywhere hears of later transactions: leave slow work to others.
    /// One call at a time on all servers together. An exception undoes the writes; the events are delivered again,
    /// one by one, with growing pauses, and one that keeps failing is set aside.
    void on(Handle handle, List<Event> events);
}
