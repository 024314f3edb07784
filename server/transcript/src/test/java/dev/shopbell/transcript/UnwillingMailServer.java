package dev.shopbell.transcript;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/// A mail server that answers one command, the end of a letter or, for an empty one, the connection with a refusal.
final class UnwillingMailServer implements AutoCloseable {
    final AtomicInteger refusals = new AtomicInteger();
    private final ServerSocket door;
    private final String at;
    private final String reply;

    UnwillingMailServer(int port, String at, String reply) throws IOException {
        this.at = at;
        this.reply = reply;
        door = new ServerSocket(port, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket socket = door.accept()) {
                talk(socket);
            } catch (IOException e) {
                // The client or the test has gone.
            }
        }
    }

    private void talk(Socket socket) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(socket.getOutputStream(), true, StandardCharsets.UTF_8);
        answer(out, "", "220 unwilling");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String usual = line.startsWith("QUIT") ? "221 bye" : "250 ok";
            boolean isTaken = answer(out, line, line.equals("DATA") ? "354 go on" : usual);
            if (line.equals("DATA") && isTaken) {
                String said;
                do {
                    said = in.readLine();
                } while (said != null && !said.equals("."));
                answer(out, ".", "250 ok");
            }
        }
    }

    /// Whether it was no refusal.
    private boolean answer(PrintStream out, String what, String usual) {
        boolean isRefused = at.isEmpty() ? what.isEmpty() : what.startsWith(at);
        if (isRefused) {
            refusals.incrementAndGet();
        }
        out.print((isRefused ? reply : usual) + "\r\n");
        return !isRefused;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
