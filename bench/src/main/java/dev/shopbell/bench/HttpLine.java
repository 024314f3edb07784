package dev.shopbell.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A kept connection to a server on this machine that asks one thing after another, as RFC 9112 has it, and wakes no
/// thread but the one that asks: what a client with threads of its own adds to an answer of half a millisecond is more
/// than the answer. For one thread at a time.
final class HttpLine implements AutoCloseable {
    private static final String VERSION = "HTTP/1.1 ";
    private static final int NO_LENGTH = -1;

    private final Socket socket;
    private final InputStream in;
    private final String host;

    HttpLine(URI server) throws IOException {
        host = server.getAuthority();
        socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /// An answer with its body.
    record Answer(int status, String body) {}

    /// Sends text and reads the answer.
    ///
    /// @param headers lines of further headers, each with its end
    /// @throws IOException also when the answer does not say how long it is; the line is of no use then
    Answer post(String path, String headers, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        byte[] head = "POST %s HTTP/1.1\r\nHost: %s\r\n%sContent-Length: %d\r\n\r\n"
                .formatted(path, host, headers, body.length)
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        socket.getOutputStream().write(request);

        int status = Integer.parseInt(line(), VERSION.length(), VERSION.length() + 3, 10);
        int length = NO_LENGTH;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        if (length == NO_LENGTH) {
            throw new IOException("an answer without its length");
        }
        return new Answer(status, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server closed the line");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more, whether it closed well or not.
        }
    }
}
