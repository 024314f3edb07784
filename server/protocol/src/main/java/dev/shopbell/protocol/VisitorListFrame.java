package dev.shopbell.protocol;

/// Frames by which staff watch who is in the shops.
public sealed interface VisitorListFrame extends ClientFrame {

    /// Asks for a window of the list of visitors: answered by [ServerFrame.Visitors] at once and again when
    /// something in it changes, at most twice a second. Replaces what the connection asked for before. A filter or
    /// window that is not allowed is answered by [ServerFrame.Refused] with the `ref` `watchVisitors`.
    ///
    /// @param first the place of the first row wanted, from 0
    /// @param count how many rows are wanted, at most [Wire#MAX_VISITOR_ROWS]
    record WatchVisitors(VisitorFilter filter, VisitorSort sort, int first, int count) implements VisitorListFrame {}

    /// Wants no more of the list.
    record UnwatchVisitors() implements VisitorListFrame {}
}
