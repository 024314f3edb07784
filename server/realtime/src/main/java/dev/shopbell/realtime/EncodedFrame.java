package dev.shopbell.realtime;

import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.Wire;
import java.nio.charset.StandardCharsets;

/// A frame that is already JSON, so that it is encoded once and sent to many. Immutable, but for the bytes, which nobody
/// may change.
///
/// @param utf8 the frame's JSON
public record EncodedFrame(byte[] utf8) {
    /// Encodes a frame.
    public static EncodedFrame of(ServerFrame frame) {
        return new EncodedFrame(Wire.write(frame).getBytes(StandardCharsets.UTF_8));
    }
}
