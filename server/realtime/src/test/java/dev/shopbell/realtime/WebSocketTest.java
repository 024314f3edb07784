package dev.shopbell.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.protocol.ClientFrame;
import dev.shopbell.protocol.ConversationFrame;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.SessionFrame;
import dev.shopbell.protocol.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What only a WebSocket can do wrong: everything below the frames.
@Timeout(30)
class WebSocketTest {
    private static final SessionFrame.Hello HELLO = new SessionFrame.Hello(1, "shopper-1");
    private TestServer server = new TestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void frames_sent_right_after_the_hello_are_kept_until_it_is_answered() throws IOException {
        CountDownLatch door = new CountDownLatch(1);
        server.door.closed = door;
        try (RawSocket socket = RawSocket.shopper(server.port)) {
            ByteArrayOutputStream burst = new ByteArrayOutputStream();
            burst.writeBytes(text(HELLO));
            for (int i = 0; i < 50; i++) {
                burst.writeBytes(text(new ConversationFrame.Take("take-" + i, UUID.randomUUID())));
            }
            socket.sendBytes(burst.toByteArray());
            ConnectionContract.eventually(() -> server.connections.figures().framesIn() == 51);
            assertThat(server.features.seen).isEmpty();
            door.countDown();
            socket.next(ServerFrame.Welcome.class);
            socket.next(ServerFrame.Current.class);
            for (int i = 0; i < 50; i++) {
                assertThat(socket.next(ServerFrame.Done.class).ref()).isEqualTo("take-" + i);
            }
        }
    }

    @Test
    void a_flood_while_the_hello_is_being_checked_is_cut_off() throws IOException {
        server.door.closed = new CountDownLatch(1);
        try (RawSocket socket = RawSocket.shopper(server.port)) {
            socket.send(HELLO);
            for (int i = 0; i < 200; i++) {
                socket.send(new SessionFrame.Beat());
            }
            assertEndsWith(socket, Problem.TOO_MANY);
        }
        server.door.closed.countDown();
    }

    @Test
    void a_client_that_leaves_while_its_hello_is_checked_is_never_opened() throws Exception {
        server.door.closed = new CountDownLatch(1);
        try (RawSocket socket = RawSocket.shopper(server.port)) {
            socket.send(HELLO);
            ConnectionContract.eventually(() -> server.connections.figures().framesIn() == 1);
        }
        ConnectionContract.eventually(() -> server.connections.figures().sockets() == 0);
        server.door.closed.countDown();
        Thread.sleep(100);
        assertThat(server.features.open).isEmpty();
        assertThat(server.features.closings).hasValue(0);
    }

    @Test
    void a_socket_without_a_hello_is_closed() throws IOException {
        restart(Configs.FAST);
        try (RawSocket socket = RawSocket.shopper(server.port)) {
            assertEndsWith(socket, Problem.LINE_SILENT);
        }
    }

    @Test
    void a_binary_frame_is_malformed() throws IOException {
        try (RawSocket socket = welcomed()) {
            socket.send(true, RawSocket.BINARY, new byte[] {1, 2, 3});
            assertEndsWith(socket, Problem.MALFORMED_FRAME);
        }
    }

    @Test
    void an_unmasked_frame_is_malformed() throws IOException {
        try (RawSocket socket = welcomed()) {
            socket.sendBytes(new byte[] {(byte) 0x81, 2, '{', '}'});
            assertEndsWith(socket, Problem.MALFORMED_FRAME);
        }
    }

    @Test
    void a_frame_with_reserved_bits_is_malformed_since_nothing_was_negotiated() throws IOException {
        try (RawSocket socket = welcomed()) {
            byte[] frame = text(new SessionFrame.Beat());
            frame[0] |= 0x40;
            socket.sendBytes(frame);
            assertEndsWith(socket, Problem.MALFORMED_FRAME);
        }
    }

    @Test
    void compression_is_not_negotiated() throws IOException {
        try (RawSocket socket =
                new RawSocket(server.port, "/socket/shopper", 0, "Sec-WebSocket-Extensions: permessage-deflate")) {
            assertThat(socket.status).isEqualTo(101);
            assertThat(socket.head).doesNotContainIgnoringCase("permessage-deflate");
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

    @Test
    void a_message_in_fragments_is_one_frame() throws IOException {
        try (RawSocket socket = welcomed()) {
            byte[] json = Wire.write(new ConversationFrame.Take("\u20AC", UUID.randomUUID()))
                    .getBytes(StandardCharsets.UTF_8);
            // Cut inside the three bytes of the euro sign too.
            for (int i = 0; i < json.length; i++) {
                boolean isFirst = i == 0;
                if (i % 7 == 0) {
                    int end = Math.min(i + 7, json.length);
                    socket.send(
                            end == json.length,
                            isFirst ? RawSocket.TEXT : RawSocket.CONTINUATION,
                            Arrays.copyOfRange(json, i, end));
                }
            }
            assertThat(socket.next(ServerFrame.Done.class).ref()).isEqualTo("\u20AC");
        }
    }

    @Test
    void fragments_that_add_up_to_too_much_are_refused() throws IOException {
        try (RawSocket socket = welcomed()) {
            byte[] part = new byte[Wire.MAX_CLIENT_FRAME_BYTES / 2 + 1];
            Arrays.fill(part, (byte) 'x');
            socket.send(false, RawSocket.TEXT, part);
            socket.send(false, RawSocket.CONTINUATION, part);
            assertEndsWith(socket, Problem.FRAME_TOO_LARGE);
        }
    }

    @Test
    void a_flood_of_empty_fragments_is_cut_off() throws IOException {
        try (RawSocket socket = welcomed()) {
            ByteArrayOutputStream flood = new ByteArrayOutputStream();
            flood.writeBytes(RawSocket.frame(false, RawSocket.TEXT, new byte[0]));
            for (int i = 0; i < 1_000; i++) {
                flood.writeBytes(RawSocket.frame(false, RawSocket.CONTINUATION, new byte[0]));
            }
            socket.sendBytes(flood.toByteArray());
            assertEndsWith(socket, Problem.TOO_MANY);
        }
    }

    @Test
    void a_ping_is_answered_and_a_flood_of_them_is_cut_off() throws IOException {
        try (RawSocket socket = welcomed()) {
            socket.send(true, RawSocket.PING, new byte[] {42});
            ByteArrayOutputStream flood = new ByteArrayOutputStream();
            for (int i = 0; i < 1_000; i++) {
                flood.writeBytes(RawSocket.frame(true, RawSocket.PING, new byte[125]));
            }
            socket.sendBytes(flood.toByteArray());
            assertEndsWith(socket, Problem.TOO_MANY);
            assertThat(socket.pongs)
                    .isBetween(1, RealtimeConfig.DEFAULT.shopper().framesBurst());
        }
    }

    @Test
    void a_close_by_the_client_is_answered_in_kind() throws IOException {
        try (RawSocket socket = welcomed()) {
            socket.send(true, RawSocket.CLOSE, new byte[] {0x03, (byte) 0xE8});
            assertThat(socket.next()).isNull();
            assertThat(socket.ended()).isEqualTo(new RawSocket.Ended(1_000, ""));
            assertThat(socket.isCutWithin(Duration.ofSeconds(1))).isTrue();
            ConnectionContract.eventually(() -> server.features.closings.get() == 1);
        }
    }

    @Test
    void a_reader_who_takes_nothing_at_all_is_cut_off_in_bounded_time_and_memory() throws Exception {
        RawSocket slow = new RawSocket(server.port, "/socket/shopper", 1_024);
        slow.send(HELLO);
        slow.next(ServerFrame.Welcome.class);
        Connection connection = server.features.only();
        EncodedFrame frame = EncodedFrame.of(new ServerFrame.Done("x".repeat(1_000)));
        for (int i = 0; i < 20_000 && connection.isOpen(); i++) {
            connection.send(frame);
            if (i % 100 == 0) {
                Thread.sleep(1);
            }
        }
        assertThat(connection.isOpen()).isFalse();
        long start = System.nanoTime();
        ConnectionContract.eventually(() -> server.connections.figures().sockets() == 0);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(RealtimeConfig.DEFAULT.closeWithin().plusSeconds(1));
        slow.close();
    }

    @Test
    void a_connection_that_is_reset_is_noticed_at_once() throws IOException {
        RawSocket socket = welcomed();
        socket.socket.setSoLinger(true, 0);
        socket.close();
        ConnectionContract.eventually(() -> server.features.closings.get() == 1);
    }

    @Test
    void a_client_that_ignores_the_goodbye_is_cut_off() throws IOException {
        try (RawSocket socket = welcomed()) {
            server.features.only().close(Problem.SESSION_ENDED, null);
            assertEndsWith(socket, Problem.SESSION_ENDED);
            assertThat(socket.isCutWithin(RealtimeConfig.DEFAULT.closeWithin().plusSeconds(1)))
                    .isTrue();
        }
    }

    @Test
    void many_connections_are_each_sent_their_own_in_order() throws Exception {
        int count = 200;
        RawSocket[] sockets = new RawSocket[count];
        try {
            for (int i = 0; i < count; i++) {
                sockets[i] = RawSocket.shopper(server.port);
                sockets[i].send(new SessionFrame.Hello(1, "shopper-" + i));
                sockets[i].next(ServerFrame.Welcome.class);
                sockets[i].next(ServerFrame.Current.class);
            }
            for (int round = 0; round < 20; round++) {
                for (Connection connection : server.features.open) {
                    connection.send(new ServerFrame.Done(connection.author().name() + "/" + round));
                }
            }
            for (int i = 0; i < count; i++) {
                for (int round = 0; round < 20; round++) {
                    assertThat(sockets[i].next(ServerFrame.Done.class).ref()).isEqualTo("shopper-" + i + "/" + round);
                }
            }
        } finally {
            for (RawSocket socket : sockets) {
                socket.close();
            }
        }
    }

    private RawSocket welcomed() throws IOException {
        RawSocket socket = RawSocket.shopper(server.port);
        socket.send(HELLO);
        socket.next(ServerFrame.Welcome.class);
        socket.next(ServerFrame.Current.class);
        return socket;
    }

    private void restart(RealtimeConfig config) {
        server.close();
        server = new TestServer(config);
    }

    private static byte[] text(ClientFrame frame) {
        return RawSocket.frame(true, RawSocket.TEXT, Wire.write(frame).getBytes(StandardCharsets.UTF_8));
    }

    private static void assertEndsWith(RawSocket socket, Problem problem) throws IOException {
        assertThat(socket.problem()).isEqualTo(problem);
        assertThat(socket.ended()).isEqualTo(new RawSocket.Ended(problem.closeCode(), problem.code()));
    }
}
