package dev.shopbell.realtime;

import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.Wire;

/// A frame that is already JSON, so that it is encoded once and sent to many. Immutable and safe to share between
/// threads.
public final class EncodedFrame {
    private final byte[] utf8;

    private EncodedFrame(byte[] utf8) {
        this.utf8 = utf8;
    }

    /// Encodes a frame.
    public static EncodedFrame of(ServerFrame frame) {
        return new EncodedFrame(Wire.writeUtf8(frame));
    }

    /// The size of the frame's JSON in bytes.
    public int sizeBytes() {
        return utf8.length;
    }

    /// The frame's JSON itself, not a copy: nobody may change it.
    byte[] utf8() {
        return utf8;
    }
}
