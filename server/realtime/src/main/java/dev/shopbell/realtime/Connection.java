package dev.shopbell.realtime;

import dev.shopbell.http.Caller;
import dev.shopbell.protocol.Author;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.ServerFrame;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A client that is connected now, by WebSocket or long poll. All methods may be called from any thread and never
/// block.
public interface Connection {
    /// Identifies this connection on this node, for logs.
    UUID id();

    /// On which side they came in.
    Audience audience();

    /// Who is connected.
    Caller caller();

    /// The caller as others see them.
    Author author();

    /// The version of the protocol that both sides speak.
    int version();

    /// Sends a frame after all that were sent before. Without effect once the connection is closed. Where the
    /// outgoing queue would outgrow its bound, the connection is closed with [Problem#SLOW_READER] instead.
    void send(ServerFrame frame);

    /// Sends a frame that was encoded once for many receivers.
    void send(EncodedFrame frame);

    /// Sends a frame that may be dropped: typing, presence. Dropped when half of the outgoing queue is taken.
    void sendIfQuiet(EncodedFrame frame);

    /// Whether less than half of the outgoing queue is taken: who has many frames to send waits for it between
    /// them.
    boolean isQuiet();

    /// Says goodbye with the problem and closes.
    void close(Problem problem, @Nullable String detail);

    /// Whether the connection is still there.
    boolean isOpen();
}
