package dev.shopbell.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.SessionFrame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What only a WebSocket can do wrong: everything below the frames.
class WebSocketTest {
    private static final SessionFrame.Hello HELLO = new SessionFrame.Hello(1, "shopper-1");
    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_binary_frame_is_malformed() throws IOException {
        try (RawSocket socket = welcomed()) {
            socket.send(true, RawSocket.BINARY, new byte[] {1, 2, 3});
            assertEndsWith(socket, Problem.MALFORMED_FRAME);
        }
    }

    @Test
    void an_oversized_frame_is_refused_before_it_is_read_and_the_client_learns_why() throws IOException {
        try (RawSocket socket = welcomed()) {
            byte[] huge = new byte[8 * 1024 * 1024];
            Arrays.fill(huge, (byte) 'x');
            socket.send(true, RawSocket.TEXT, huge);
            assertEndsWith(socket, Problem.FRAME_TOO_LARGE);
        }
    }

    private RawSocket welcomed() throws IOException {
        RawSocket socket = RawSocket.shopper(server.port);
        socket.send(HELLO);
        socket.next(ServerFrame.Welcome.class);
        socket.next(ServerFrame.Current.class);
        return socket;
    }

    private static void assertEndsWith(RawSocket socket, Problem problem) throws IOException {
        List<ServerFrame> frames = new ArrayList<>();
        RawSocket.Ended ended = socket.end(frames);
        assertThat(ended).isEqualTo(new RawSocket.Ended(problem.closeCode(), problem.code()));
        assertThat(frames.getLast())
                .isInstanceOfSatisfying(
                        ServerFrame.Goodbye.class,
                        goodbye -> assertThat(goodbye.problem().code()).isEqualTo(problem.code()));
    }
}
