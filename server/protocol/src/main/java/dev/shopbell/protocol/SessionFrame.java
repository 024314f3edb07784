package dev.shopbell.protocol;

import org.jspecify.annotations.Nullable;

/// Frames that concern the connection itself. Either side of the counter sends them.
public sealed interface SessionFrame extends ClientFrame {

    /// Opens the connection. The server answers [ServerFrame.Welcome], or closes with a [Problem].
    ///
    /// @param version the newest protocol version that the client understands, see [Wire#VERSION]
    /// @param token the visitor's token; absent for staff, who are known by their session cookie
    record Hello(int version, @Nullable String token) implements SessionFrame {}

    /// The answer to [ServerFrame.Heartbeat]. A connection without a sign of life for two heartbeats and a
    /// half is closed with [Problem#LINE_SILENT].
    record Beat() implements SessionFrame {}
}
