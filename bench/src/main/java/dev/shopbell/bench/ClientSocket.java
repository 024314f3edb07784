package dev.shopbell.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One WebSocket of the load generator, as cheap as can be: no objects per frame, and a masking key of zero, which the
/// protocol allows and which leaves precomputed frames as they are. Used by the thread of its [SocketLoop] only.
final class ClientSocket {
    /// What the owner of a socket hears.
    interface Listener {
        /// The handshake is done.
        void opened(ClientSocket socket);

        /// A text frame came, at `from` up to `to` in the buffer, valid during the call.
        void frame(ClientSocket socket, ByteBuffer bytes, int from, int to);

        /// The socket is gone.
        void closed(ClientSocket socket, String why);
    }

    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final byte[] NOTHING = {};
    private static final byte[] HEADERS_END = {'\r', '\n', '\r', '\n'};

    private final SocketLoop loop;
    private final Listener listener;
    private final byte[] handshake;
    private SocketChannel channel;
    private SelectionKey key;
    private boolean upgraded;
    private boolean dirty;
    private byte[] unread = NOTHING;
    private byte[] out = NOTHING;
    private int outLength;

    /// @param headers further lines of the handshake, each with its line end
    ClientSocket(
            SocketLoop loop, SocketChannel channel, SelectionKey key, String path, String headers, Listener listener) {
        this.loop = loop;
        this.channel = channel;
        this.key = key;
        this.listener = listener;
        this.handshake = ("GET " + path + " HTTP/1.1\r\nHost: " + loop.authority() + "\r\nUpgrade: websocket\r\n"
                        + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + "Sec-WebSocket-Version: 13\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /// The bytes of a text frame from a client.
    static byte[] textFrame(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        boolean isLong = payload.length > 125;
        ByteBuffer frame = ByteBuffer.allocate(payload.length + (isLong ? 8 : 6));
        frame.put((byte) (FINAL | TEXT));
        if (isLong) {
            frame.put((byte) (MASKED | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (MASKED | payload.length));
        }
        return frame.putInt(0).put(payload).array();
    }

    /// Queues the bytes of a frame; they leave at the end of the loop's round.
    void send(byte[] frame) {
        append(frame, frame.length);
    }

    void close() {
        try {
            key.cancel();
            channel.close();
        } catch (IOException e) {
            // It is gone, which is what was wanted.
            return;
        }
    }

    void ready(ByteBuffer buffer) {
        try {
            if (key.isConnectable() && channel.finishConnect()) {
                key.interestOps(SelectionKey.OP_READ);
                append(handshake, handshake.length);
            }
            if (key.isWritable()) {
                flush(buffer);
            }
            if (key.isReadable()) {
                read(buffer);
            }
        } catch (IOException e) {
            gone(String.valueOf(e.getMessage()));
        }
    }

    void flush(ByteBuffer buffer) {
        dirty = false;
        try {
            int written = 0;
            while (written < outLength) {
                buffer.clear().limit(Math.min(buffer.capacity(), outLength - written));
                buffer.put(out, written, buffer.limit()).flip();
                int count = channel.write(buffer);
                written += count;
                if (buffer.hasRemaining()) {
                    break;
                }
            }
            System.arraycopy(out, written, out, 0, outLength - written);
            outLength -= written;
            key.interestOps(outLength == 0 ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        } catch (IOException e) {
            gone(String.valueOf(e.getMessage()));
        }
    }

    private void append(byte[] bytes, int length) {
        if (out.length < outLength + length) {
            out = Arrays.copyOf(out, Math.max(512, 2 * (outLength + length)));
        }
        System.arraycopy(bytes, 0, out, outLength, length);
        outLength += length;
        if (!dirty) {
            dirty = true;
            loop.dirty(this);
        }
    }

    private void read(ByteBuffer buffer) throws IOException {
        buffer.clear().put(unread);
        int count = channel.read(buffer);
        if (count < 0) {
            gone("closed by the server");
            return;
        }
        buffer.flip();
        int at = upgraded ? 0 : readHandshake(buffer);
        if (upgraded) {
            at = readFrames(buffer, at);
        }
        int left = buffer.limit() - at;
        unread = left == 0 ? NOTHING : new byte[left];
        buffer.get(at, unread);
    }

    private int readHandshake(ByteBuffer buffer) throws IOException {
        int end = Bytes.indexOf(buffer, 0, buffer.limit(), HEADERS_END);
        if (end < 0) {
            return 0;
        }
        byte[] status = new byte[Math.min(end, "HTTP/1.1 101".length())];
        buffer.get(0, status);
        if (!new String(status, StandardCharsets.US_ASCII).endsWith(" 101")) {
            throw new IOException("the handshake was refused: " + new String(status, StandardCharsets.US_ASCII));
        }
        upgraded = true;
        listener.opened(this);
        return end + HEADERS_END.length;
    }

    private int readFrames(ByteBuffer buffer, int start) throws IOException {
        int at = start;
        while (buffer.limit() - at >= 2) {
            int first = buffer.get(at) & 0xFF;
            long length = buffer.get(at + 1) & 0x7F;
            int header = 2;
            if (length == 126) {
                header = 4;
                if (buffer.limit() - at < header) {
                    break;
                }
                length = buffer.getShort(at + 2) & 0xFFFF;
            } else if (length == 127) {
                throw new IOException("a frame longer than any that is expected here");
            }
            if (buffer.limit() - at < header + length) {
                break;
            }
            int from = at + header;
            at = from + (int) length;
            switch (first) {
                case FINAL | TEXT -> listener.frame(this, buffer, from, at);
                case FINAL | PING -> send(new byte[] {(byte) (FINAL | PONG), (byte) MASKED, 0, 0, 0, 0});
                case FINAL | CLOSE ->
                    throw new IOException("close code " + (length >= 2 ? buffer.getShort(from) & 0xFFFF : 0));
                default -> throw new IOException("a kind of frame that is not expected here: " + first);
            }
        }
        return at;
    }

    private void gone(String why) {
        close();
        listener.closed(this, why);
    }
}
