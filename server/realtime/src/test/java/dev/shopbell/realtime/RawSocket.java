package dev.shopbell.realtime;

import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.Wire;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A WebSocket client that can also do what no well-behaved one does: RFC 6455 by hand on a plain socket.
final class RawSocket implements TestLine {
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CONTINUATION = 0;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    /// How the server ended the connection.
    record Ended(int code, String reason) {}

    final Socket socket;
    final int status;
    /// The head of the answer to the upgrade.
    final String head;
    int pongs;
    private final DataInputStream in;
    private final OutputStream out;
    private @Nullable Ended ended;

    RawSocket(int port, String path, int receiveBufferBytes, String... headers) throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        if (receiveBufferBytes > 0) {
            socket.setReceiveBufferSize(receiveBufferBytes);
        }
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(10_000);
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13"
                + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + String.join("", lines(headers)) + "\r\n";
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        head = readHead();
        status = Integer.parseInt(head.substring(9, 12));
    }

    static RawSocket shopper(int port) throws IOException {
        return new RawSocket(port, "/socket/shopper", 0);
    }

    static RawSocket staff(int port, String session) throws IOException {
        return new RawSocket(
                port, "/socket/staff", 0, "Origin: " + TestServer.ORIGIN, "Cookie: shopbell_session=" + session);
    }

    @Override
    public void send(byte[] utf8) throws IOException {
        send(true, TEXT, utf8);
    }

    void send(boolean isLast, int opcode, byte[] payload) throws IOException {
        out.write(frame(isLast, opcode, payload));
    }

    void sendBytes(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    /// A masked frame, by RFC 6455 section 5.2.
    static byte[] frame(boolean isLast, int opcode, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write((isLast ? 0x80 : 0) | opcode);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else if (payload.length < 65_536) {
            frame.write(0x80 | 126);
            frame.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) payload.length).array());
        } else {
            frame.write(0x80 | 127);
            frame.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
        byte[] mask = {1, 2, 3, 4};
        frame.writeBytes(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.write(payload[i] ^ mask[i % 4]);
        }
        return frame.toByteArray();
    }

    @Override
    public @Nullable ServerFrame next() throws IOException {
        Object next = read();
        if (next instanceof Ended how) {
            ended = how;
            return null;
        }
        return (ServerFrame) next;
    }

    /// How the server ended the connection, once [#next] has said that it did.
    @Nullable
    Ended ended() {
        return ended;
    }

    /// A [ServerFrame], or an [Ended]; code 1006 where the connection was cut.
    private Object read() throws IOException {
        while (true) {
            int opcode;
            byte[] payload;
            try {
                opcode = in.readUnsignedByte() & 0x0F;
                int length = in.readUnsignedByte();
                payload = new byte
                        [length < 126
                                ? length
                                : length == 126 ? in.readUnsignedShort() : Math.toIntExact(in.readLong())];
                in.readFully(payload);
            } catch (java.net.SocketTimeoutException e) {
                throw new AssertionError("the server said nothing", e);
            } catch (IOException e) {
                return new Ended(1006, "cut");
            }
            switch (opcode) {
                case TEXT -> {
                    return decode(new String(payload, StandardCharsets.UTF_8));
                }
                case CLOSE -> {
                    ByteBuffer body = ByteBuffer.wrap(payload);
                    return new Ended(
                            body.getShort() & 0xFFFF,
                            StandardCharsets.UTF_8.decode(body).toString());
                }
                case PONG -> pongs++;
                default -> throw new AssertionError("opcode " + opcode);
            }
        }
    }

    private static ServerFrame decode(String json) {
        try {
            return Wire.readServerFrame(json);
        } catch (Wire.MalformedFrameException e) {
            throw new AssertionError(json, e);
        }
    }

    /// Whether the server closes the TCP connection within this time.
    boolean isCutWithin(Duration time) throws IOException {
        socket.setSoTimeout(Math.toIntExact(time.toMillis()));
        try {
            while (in.read() >= 0) {}
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private String readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    private static String[] lines(String[] headers) {
        String[] lines = headers.clone();
        for (int i = 0; i < lines.length; i++) {
            lines[i] += "\r\n";
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
