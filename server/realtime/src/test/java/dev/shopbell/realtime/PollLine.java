package dev.shopbell.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// A long-poll client, one request after another. A refusal of the opening request reads as a goodbye, so that tests
/// need not care which transport refused.
final class PollLine implements TestLine {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String path;
    private final String[] headers;
    private final Queue<ServerFrame> fetched = new ArrayDeque<>();

    @Nullable
    String poll;

    private long after;
    private long batch;
    private boolean isOver;

    PollLine(int port, String path, String... headers) {
        this.base = "http://127.0.0.1:" + port;
        this.headers = headers;
        this.path = path;
    }

    static PollLine shopper(int port) {
        return new PollLine(port, "/poll/shopper");
    }

    static PollLine staff(int port, String session) {
        return new PollLine(port, "/poll/staff", "Origin", TestServer.ORIGIN, "Cookie", "shopbell_session=" + session);
    }

    /// The first frame opens the connection, every other is a batch of its own.
    @Override
    public void send(byte[] utf8) throws IOException {
        if (poll == null) {
            HttpResponse<String> answer = request("POST", path, utf8);
            if (answer.statusCode() == 200) {
                poll = tree(answer.body()).get("poll").asText();
            } else {
                refused(answer);
            }
        } else {
            String array = "[" + new String(utf8, StandardCharsets.ISO_8859_1) + "]";
            HttpResponse<String> answer = post(++batch, array.getBytes(StandardCharsets.ISO_8859_1));
            if (answer.statusCode() != 204 && answer.statusCode() != 410) {
                batch--;
            }
        }
    }

    HttpResponse<String> post(long number, byte[] array) throws IOException {
        return request("POST", "/poll/" + poll + "/frames?seq=" + number, array);
    }

    HttpResponse<String> get(long after) throws IOException {
        return request("GET", "/poll/" + poll + "/frames?after=" + after, null);
    }

    HttpResponse<String> request(String method, String path, byte @Nullable [] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(10))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /// Acknowledges what was fetched with a request that is given up at once.
    void acknowledge() throws IOException {
        String[] address = base.substring("http://".length()).split(":", -1);
        try (java.net.Socket socket =
                new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), Integer.parseInt(address[1]))) {
            StringBuilder request =
                    new StringBuilder("GET /poll/" + poll + "/frames?after=" + after + " HTTP/1.1\r\nHost: x\r\n");
            for (int i = 0; i < headers.length; i += 2) {
                request.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
            }
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public @Nullable ServerFrame next() throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (fetched.isEmpty() && !isOver) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("the server said nothing");
            }
            HttpResponse<String> answer = get(after);
            if (answer.statusCode() != 200) {
                isOver = true;
                return null;
            }
            JsonNode body = tree(answer.body());
            long number = body.get("first").asLong();
            for (JsonNode frame : body.get("frames")) {
                if (number++ > after) {
                    fetched.add(decode(frame.toString()));
                    after = number - 1;
                }
            }
        }
        ServerFrame next = fetched.poll();
        isOver |= next instanceof ServerFrame.Goodbye;
        return next;
    }

    private void refused(HttpResponse<String> answer) throws IOException {
        JsonNode problem = tree(answer.body());
        fetched.add(decode("{\"type\":\"goodbye\",\"problem\":{\"code\":" + problem.get("code")
                + ",\"title\":\"\",\"action\":" + problem.get("action") + "}}"));
        isOver = true;
    }

    private static JsonNode tree(String json) throws IOException {
        return Wire.httpMapper().readTree(json);
    }

    private static ServerFrame decode(String json) {
        try {
            return Wire.readServerFrame(json);
        } catch (Wire.MalformedFrameException e) {
            throw new AssertionError(json, e);
        }
    }

    @Override
    public void close() throws IOException {
        if (poll != null) {
            request("DELETE", "/poll/" + poll, null);
        }
    }
}
