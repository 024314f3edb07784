package dev.shopbell.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.ProblemDetail;
import dev.shopbell.protocol.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Frames by long poll, where a WebSocket does not get through or there is no `java.net.http`. Each line uses
/// two threads.
///
/// Staff must name their `Origin`, which a JDK (unlike Android) leaves out of such requests unless it was started
/// with `-Dsun.net.http.allowRestrictedHeaders=true`.
public final class LongPollTransport implements Transport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CONNECT_MILLIS = 10_000;
    /// Longer than the server lets a poll wait.
    private static final int READ_MILLIS = 60_000;
    /// A request that failed on its way is repeated so many times before the line counts as lost.
    private static final int TRIES = 3;
    /// The most that goes into one request; a server takes four times the bytes, and a UTF-16 unit is three at most.
    private static final int MAX_BATCH_UNITS = 2 * Wire.MAX_CLIENT_FRAME_BYTES;

    private final String server;
    private final String side;
    private final Map<String, String> headers;

    /// @param server the server's origin, without a slash at the end
    /// @param side `shopper` or `staff`
    /// @param headers sent with each request: `Origin` and `Cookie` for staff
    public LongPollTransport(String server, String side, Map<String, String> headers) {
        this.server = server;
        this.side = side;
        this.headers = Map.copyOf(headers);
    }

    @Override
    public Line open(String hello, Listener listener) {
        PollLine line = new PollLine(hello, listener);
        line.startThread("shopbell-poll", line::receive);
        return line;
    }

    /// What the server answered to a request.
    private record Answer(int status, String body) {}

    private final class PollLine implements Line {
        private final String hello;
        private final Listener listener;
        private final Queue<String> waiting = new ArrayDeque<>();
        private @Nullable String poll;
        private boolean closed;

        PollLine(String hello, Listener listener) {
            this.hello = hello;
            this.listener = listener;
        }

        void startThread(String name, Runnable work) {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public synchronized void send(String frame) {
            waiting.add(frame);
            notifyAll();
        }

        @Override
        public void close() {
            String open;
            synchronized (this) {
                open = closed ? null : poll;
                closed = true;
                notifyAll();
            }
            if (open != null) {
                startThread("shopbell-poll-close", () -> leave(open));
            }
        }

        private void leave(String open) {
            try {
                request("DELETE", "/poll/" + open, null);
            } catch (IOException e) {
                // The server finds out by itself.
            }
        }

        private void receive() {
            try {
                Answer opened = request("POST", "/poll/" + side, hello);
                if (opened.status() != 200) {
                    end(problemOf(opened.body()));
                    return;
                }
                String id = JSON.readTree(opened.body()).path("poll").asText();
                synchronized (this) {
                    poll = id;
                }
                if (isClosed()) {
                    leave(id); // closed before there was an id to leave by
                    return;
                }
                startThread("shopbell-poll-send", this::sendAll);
                long seen = 0;
                while (!isClosed()) {
                    Answer answer = repeat("GET", "/poll/" + id + "/frames?after=" + seen, null);
                    if (answer.status() != 200) {
                        end(problemOf(answer.body()));
                        return;
                    }
                    JsonNode page = JSON.readTree(answer.body());
                    long number = page.path("first").asLong();
                    for (JsonNode frame : page.path("frames")) {
                        if (number > seen && !isClosed()) {
                            seen = number;
                            listener.frame(frame.toString());
                        }
                        number++;
                    }
                }
            } catch (IOException e) {
                end(null);
            }
        }

        private void sendAll() {
            try {
                for (long sequence = 1; ; sequence++) {
                    String batch;
                    synchronized (this) {
                        while (waiting.isEmpty() && !closed) {
                            wait();
                        }
                        if (closed) {
                            return;
                        }
                        batch = takeBatch();
                    }
                    Answer answer = repeat("POST", "/poll/" + poll + "/frames?seq=" + sequence, batch);
                    if (answer.status() >= 300) {
                        end(problemOf(answer.body()));
                        return;
                    }
                }
            } catch (IOException e) {
                end(null);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private String takeBatch() {
            StringBuilder batch = new StringBuilder("[").append(waiting.remove());
            while (!waiting.isEmpty() && batch.length() + waiting.element().length() < MAX_BATCH_UNITS) {
                batch.append(',').append(waiting.remove());
            }
            return batch.append(']').toString();
        }

        /// A request that is safe to repeat: the server knows a batch by its number, and frames by theirs.
        private Answer repeat(String method, String path, @Nullable String body) throws IOException {
            for (int attempt = 1; ; attempt++) {
                try {
                    return request(method, path, body);
                } catch (IOException e) {
                    if (attempt == TRIES || isClosed()) {
                        throw e;
                    }
                }
            }
        }

        private synchronized boolean isClosed() {
            return closed;
        }

        private void end(@Nullable ProblemDetail problem) {
            synchronized (this) {
                if (closed) {
                    return;
                }
                closed = true;
                notifyAll();
            }
            listener.closed(problem);
        }
    }

    private Answer request(String method, String path, @Nullable String body) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(server + path).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        headers.forEach(connection::setRequestProperty);
        if (body != null) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body.getBytes(StandardCharsets.UTF_8));
            }
        }
        int status = connection.getResponseCode();
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(status, in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static @Nullable ProblemDetail problemOf(String body) {
        try {
            String code = JSON.readTree(body).path("code").asText();
            for (Problem problem : Problem.values()) {
                if (problem.code().equals(code)) {
                    return problem.detail(null);
                }
            }
            return null;
        } catch (IOException e) {
            return null;
        }
    }
}
