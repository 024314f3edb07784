package dev.shopbell.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Frames over a WebSocket, by the JDK's own client. Any number of lines share its threads.
public final class WebSocketTransport implements Transport {
    /// A line that is not up by then is tried anew: longer than a handshake takes over the slowest mobile
    /// network.
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);

    private final HttpClient http;
    private final URI uri;
    private final Map<String, String> headers;

    /// @param http may be shared by many transports
    /// @param uri `ws://host/socket/shopper` or `.../socket/staff`
    /// @param headers sent with the handshake: `Origin` and `Cookie` for staff
    public WebSocketTransport(HttpClient http, URI uri, Map<String, String> headers) {
        this.http = http;
        this.uri = uri;
        this.headers = Map.copyOf(headers);
    }

    @Override
    public Line open(String hello, Listener listener) {
        SocketLine line = new SocketLine(listener);
        WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(CONNECT_WITHIN);
        headers.forEach(builder::header);
        line.start(builder.buildAsync(uri, line), hello);
        return line;
    }

    private static final class SocketLine implements Line, WebSocket.Listener {
        private final Listener listener;
        private final AtomicBoolean closed = new AtomicBoolean();
        private final StringBuilder partial = new StringBuilder();
        /// The last of the sends, which follow each other: the JDK's socket takes one at a time.
        private CompletableFuture<@Nullable WebSocket> sent = new CompletableFuture<>();

        SocketLine(Listener listener) {
            this.listener = listener;
        }

        void start(CompletableFuture<WebSocket> opening, String hello) {
            synchronized (this) {
                sent = opening.thenCompose(socket -> socket.sendText(hello, true))
                        .handle(this::orEnded);
            }
        }

        @Override
        public synchronized void send(String frame) {
            sent = sent.thenCompose(socket -> socket == null
                            ? CompletableFuture.completedFuture((@Nullable WebSocket) null)
                            : socket.sendText(frame, true))
                    .handle(this::orEnded);
        }

        @Override
        public synchronized void close() {
            closed.set(true);
            sent = sent.thenApply(socket -> {
                if (socket != null) {
                    socket.abort();
                }
                return null;
            });
        }

        private @Nullable WebSocket orEnded(@Nullable WebSocket socket, @Nullable Throwable failure) {
            if (failure != null) {
                ended();
            }
            return socket;
        }

        private void ended() {
            if (closed.compareAndSet(false, true)) {
                listener.closed(null);
            }
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            if (!last || partial.length() > 0) {
                partial.append(data);
            }
            if (last && !closed.get()) {
                listener.frame(partial.length() == 0 ? data.toString() : partial.toString());
            }
            if (last) {
                partial.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            ended();
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            ended();
        }
    }
}
