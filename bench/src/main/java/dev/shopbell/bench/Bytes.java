package dev.shopbell.bench;

import java.nio.ByteBuffer;

/// Searching in buffers without making objects.
final class Bytes {
    private Bytes() {}

    /// Where `wanted` begins between `from` and `to`, or -1.
    static int indexOf(ByteBuffer bytes, int from, int to, byte[] wanted) {
        byte first = wanted[0];
        for (int at = from; at <= to - wanted.length; at++) {
            if (bytes.get(at) == first && startsWith(bytes, at, to, wanted)) {
                return at;
            }
        }
        return -1;
    }

    /// Whether `wanted` stands at `from`.
    static boolean startsWith(ByteBuffer bytes, int from, int to, byte[] wanted) {
        if (to - from < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes.get(from + i) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
