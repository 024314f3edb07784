package dev.shopbell.protocol;

/// Frames of the agents' desk.
public sealed interface DeskFrame extends ClientFrame {

    /// Asks for the work list: answered by [ServerFrame.WorkList], followed by a [ServerFrame.WorkItems] for
    /// each change.
    record WatchWork() implements DeskFrame {}

    /// Says whether the sender takes new conversations. Seen by colleagues and, as "somebody is here", by
    /// shoppers. An agent whose last connection has been gone for [Wire#ABSENCE_SECONDS] counts as away.
    record SetAvailability(boolean available) implements DeskFrame {}
}
