package dev.shopbell.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.protocol.AuthorKind;
import dev.shopbell.protocol.ConversationFrame;
import dev.shopbell.protocol.ConversationHead;
import dev.shopbell.protocol.ConversationState;
import dev.shopbell.protocol.Entry;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.protocol.Page;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.SessionFrame;
import dev.shopbell.protocol.VisitorFrame;
import dev.shopbell.protocol.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a connection promises, whichever transport carries it. Every test runs on each. Long because the contract
/// stands in one place.
@Timeout(30)
abstract class ConnectionContract {
    private static final Duration SOON = Duration.ofSeconds(5);
    private TestServer server = new TestServer();

    /// A shopper's line to the server, no hello sent.
    abstract TestLine shopper(TestServer server) throws IOException;

    /// A member of staff's line to the server, no hello sent.
    abstract TestLine staff(TestServer server, String session) throws IOException;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_welcome_says_who_the_client_is_and_comes_before_what_the_features_send() throws IOException {
        try (TestLine line = shopper(server)) {
            line.send(new SessionFrame.Hello(7, "shopper-1"));
            ServerFrame.Welcome welcome = line.next(ServerFrame.Welcome.class);
            assertThat(welcome.version()).isEqualTo(Wire.VERSION);
            assertThat(welcome.epoch()).isEqualTo("epoch-1");
            assertThat(welcome.heartbeatSeconds()).isEqualTo(30);
            assertThat(welcome.you().kind()).isEqualTo(AuthorKind.SHOPPER);
            line.next(ServerFrame.Current.class);
        }
    }

    @Test
    void frames_are_handled_and_answered_in_their_order() throws IOException {
        try (TestLine line = welcomedStaff("staff-1")) {
            for (int i = 0; i < 100; i++) {
                line.send(new ConversationFrame.Take("take-" + i, UUID.randomUUID()));
            }
            for (int i = 0; i < 100; i++) {
                assertThat(line.next(ServerFrame.Done.class).ref()).isEqualTo("take-" + i);
            }
        }
    }

    @Test
    void what_many_threads_send_arrives_once_and_in_the_order_of_each() throws Exception {
        try (TestLine line = welcomedStaff("staff-1")) {
            Connection connection = server.features.only();
            CountDownLatch go = new CountDownLatch(1);
            List<Thread> senders = IntStream.range(0, 4)
                    .mapToObj(sender -> Thread.ofPlatform().start(() -> {
                        try {
                            go.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        for (int i = 0; i < 1_000; i++) {
                            connection.send(new ServerFrame.Done(sender + ":" + i));
                        }
                    }))
                    .toList();
            go.countDown();
            int[] next = new int[4];
            for (int i = 0; i < 4_000; i++) {
                String[] ref = line.next(ServerFrame.Done.class).ref().split(":", -1);
                assertThat(Integer.parseInt(ref[1])).isEqualTo(next[Integer.parseInt(ref[0])]++);
            }
            for (Thread sender : senders) {
                sender.join();
            }
        }
    }

    @Test
    void a_large_text_of_three_byte_characters_comes_through_unharmed() throws IOException {
        try (TestLine line = welcomedShopper("shopper-1")) {
            String text = "\u20AC\"\\\n".repeat(Wire.MAX_TEXT / 4);
            line.send(new ConversationFrame.Say(UUID.randomUUID(), null, EntryKind.LINE, text));
            line.next(ServerFrame.Said.class);
            assertThat(((ConversationFrame.Say) server.features.seen.element()).text())
                    .isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody-knows-me", "staff-1", ""})
    void a_shopper_without_a_valid_token_is_turned_away(String token) throws IOException {
        try (TestLine line = shopper(server)) {
            line.send(new SessionFrame.Hello(1, token));
            assertThat(line.problem()).isEqualTo(Problem.NOT_SIGNED_IN);
            assertThat(server.features.closings).hasValue(0);
        }
    }

    @Test
    void staff_are_turned_away_without_a_session_also_with_a_shoppers_token() throws IOException {
        try (TestLine line = staff(server, "nobody")) {
            line.send(new SessionFrame.Hello(1, "shopper-1"));
            assertThat(line.problem()).isEqualTo(Problem.NOT_SIGNED_IN);
        }
    }

    @Test
    void a_client_without_a_known_version_is_told_to_reload() throws IOException {
        try (TestLine line = shopper(server)) {
            line.send(new SessionFrame.Hello(0, "shopper-1"));
            assertThat(line.problem()).isEqualTo(Problem.VERSION_TOO_OLD);
        }
    }

    @Test
    void a_doorkeeper_that_fails_lets_nobody_in() throws IOException {
        try (TestLine line = shopper(server)) {
            line.send(new SessionFrame.Hello(1, "broken-1"));
            assertThat(line.problem()).isEqualTo(Problem.INTERNAL);
        }
    }

    @Test
    void nothing_is_handled_before_a_hello() throws IOException {
        try (TestLine line = shopper(server)) {
            line.send(new SessionFrame.Beat());
            assertThat(line.problem()).isEqualTo(Problem.MALFORMED_FRAME);
        }
    }

    static List<byte[]> malformed() {
        List<byte[]> bodies = new ArrayList<>();
        for (String text : List.of(
                "",
                "nonsense",
                "null",
                "[]",
                "\"beat\"",
                "{}",
                "{\"type\":\"noSuchFrame\"}",
                "{\"type\":\"welcome\",\"version\":1,\"epoch\":\"e\",\"heartbeatSeconds\":1}",
                "{\"type\":\"take\",\"ref\":\"r\"}",
                "{\"type\":\"take\",\"ref\":7,\"conversation\":\"00000000-0000-0000-0000-000000000001\"}",
                "{\"type\":\"hello\",\"version\":1,\"token\":\"shopper-1\"}",
                "{\"type\":\"beat\"} {\"type\":\"beat\"}",
                "{\"type\":\"beat\",\"deep\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}")) {
            bodies.add(text.getBytes(StandardCharsets.UTF_8));
        }
        // Overlong, surrogate and cut UTF-8 inside a string.
        for (byte[] evil : new byte[][] {{(byte) 0xC0, (byte) 0x80}, {(byte) 0xFF}, {(byte) 0xE2, (byte) 0x82}}) {
            bodies.add(concat(
                    "{\"type\":\"take\",\"ref\":\"", evil, "\",\"conversation\":\"" + UUID.randomUUID() + "\"}"));
        }
        return bodies;
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void what_is_not_a_frame_ends_the_connection(byte[] body) throws IOException {
        try (TestLine line = welcomedShopper("shopper-1")) {
            line.send(body);
            assertThat(line.problem()).isEqualTo(Problem.MALFORMED_FRAME);
            assertThat(server.features.seen).isEmpty();
        }
    }

    @Test
    void unknown_members_of_a_frame_are_ignored() throws IOException {
        try (TestLine line = welcomedShopper("shopper-1")) {
            line.send(("{\"type\":\"take\",\"ref\":\"r\",\"colour\":{\"r\":[1]},\"conversation\":\"" + UUID.randomUUID()
                            + "\"}")
                    .getBytes(StandardCharsets.UTF_8));
            line.next(ServerFrame.Done.class);
        }
    }

    @Test
    void a_frame_above_the_bound_ends_the_connection() throws IOException {
        try (TestLine line = welcomedStaff("staff-1")) {
            line.send(("{\"type\":\"beat\",\"padding\":\"" + "x".repeat(Wire.MAX_CLIENT_FRAME_BYTES) + "\"}")
                    .getBytes(StandardCharsets.UTF_8));
            assertThat(line.problem()).isEqualTo(Problem.FRAME_TOO_LARGE);
        }
    }

    @Test
    void a_frame_at_the_bound_is_taken() throws IOException {
        try (TestLine line = welcomedStaff("staff-1")) {
            String frame =
                    "{\"type\":\"take\",\"ref\":\"r\",\"conversation\":\"" + UUID.randomUUID() + "\",\"padding\":\"";
            frame += "x".repeat(Wire.MAX_CLIENT_FRAME_BYTES - frame.length() - 2) + "\"}";
            line.send(frame.getBytes(StandardCharsets.UTF_8));
            line.next(ServerFrame.Done.class);
        }
    }

    @Test
    void a_flood_of_frames_ends_the_connection_and_no_other() throws IOException {
        try (TestLine other = welcomedShopper("shopper-2");
                TestLine line = welcomedShopper("shopper-1")) {
            int burst = RealtimeConfig.DEFAULT.shopper().framesBurst();
            for (int i = 0; i < 3 * burst; i++) {
                try {
                    line.send(new VisitorFrame.PageView(new Page("https://shop.example/", "Shop")));
                } catch (IOException e) {
                    break;
                }
            }
            assertThat(line.problem()).isEqualTo(Problem.TOO_MANY);
            other.send(new ConversationFrame.Take("r", UUID.randomUUID()));
            other.next(ServerFrame.Done.class);
        }
    }

    @Test
    void a_handler_that_fails_ends_its_connection_only() throws IOException {
        try (TestLine other = welcomedShopper("shopper-2");
                TestLine line = welcomedShopper("shopper-1")) {
            line.send(new ConversationFrame.Say(UUID.randomUUID(), null, EntryKind.LINE, "explode"));
            assertThat(line.problem()).isEqualTo(Problem.INTERNAL);
            other.send(new ConversationFrame.Take("r", UUID.randomUUID()));
            other.next(ServerFrame.Done.class);
        }
    }

    @Test
    void a_reader_who_lets_the_queue_fill_is_cut_off_and_no_other() throws Exception {
        TestLine line = welcomedShopper("shopper-1");
        Connection slow = server.features.only();
        try (TestLine other = welcomedShopper("shopper-2")) {
            EncodedFrame frame = EncodedFrame.of(new ServerFrame.Done("x".repeat(10_000)));
            // The kernel's buffers take some megabytes before the queue behind them grows.
            for (int i = 0; i < 5_000 && slow.isOpen(); i++) {
                slow.send(frame);
                Thread.sleep(i % 100 == 0 ? 1 : 0);
            }
            assertThat(slow.isOpen()).isFalse();
            other.send(new ConversationFrame.Take("r", UUID.randomUUID()));
            other.next(ServerFrame.Done.class);
            eventually(() -> server.features.closings.get() == 1);
            assertThat(server.connections.figures().closed().get(Problem.SLOW_READER))
                    .isEqualTo(1);
        } finally {
            line.close();
        }
    }

    @Test
    void one_frame_above_the_bound_reaches_a_reader_who_is_up_to_date() throws IOException {
        try (TestLine line = welcomedShopper("shopper-1")) {
            String large = "x".repeat(2 * RealtimeConfig.DEFAULT.shopper().outgoingBytes());
            eventually(() -> server.features.only().isOpen());
            line.send(new ConversationFrame.Take("r", UUID.randomUUID()));
            line.next(ServerFrame.Done.class);
            acknowledged(line);
            server.features.only().send(new ServerFrame.Done(large));
            assertThat(line.next(ServerFrame.Done.class).ref()).isEqualTo(large);
        }
    }

    @Test
    void a_revoked_caller_is_cut_off_within_two_seconds_and_no_other() throws IOException {
        try (TestLine other = welcomedShopper("shopper-2");
                TestLine line = welcomedShopper("shopper-1")) {
            server.door.revoked.add("shopper-1");
            long start = System.nanoTime();
            assertThat(line.problem()).isEqualTo(Problem.SESSION_ENDED);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(2_500));
            other.send(new ConversationFrame.Take("r", UUID.randomUUID()));
            other.next(ServerFrame.Done.class);
        }
    }

    @Test
    void whom_the_shop_blocks_is_cut_off_within_two_seconds_and_does_not_come_back() throws IOException {
        try (TestLine other = welcomedShopper("shopper-2");
                TestLine line = welcomedShopper("shopper-1")) {
            server.door.blocked.add("shopper-1");
            long start = System.nanoTime();
            assertThat(line.problem()).isEqualTo(Problem.BLOCKED);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(2_500));
            try (TestLine again = shopper(server)) {
                again.send(new SessionFrame.Hello(1, "shopper-1"));
                assertThat(again.problem()).isEqualTo(Problem.BLOCKED);
            }
            other.send(new ConversationFrame.Take("r", UUID.randomUUID()));
            other.next(ServerFrame.Done.class);
        }
    }

    @Test
    void a_session_that_ends_on_this_node_ends_its_connections_at_once() throws IOException {
        try (TestLine other = welcomedStaff("staff-2");
                TestLine line = welcomedStaff("staff-1")) {
            long start = System.nanoTime();
            server.connections.endAll(
                    caller -> caller.equals(new TestDoor.Person(Audience.STAFF, "staff-1")), Problem.SESSION_ENDED);
            assertThat(line.problem()).isEqualTo(Problem.SESSION_ENDED);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
            other.send(new ConversationFrame.Take("r", UUID.randomUUID()));
            other.next(ServerFrame.Done.class);
        }
    }

    @Test
    void what_was_sent_before_the_goodbye_arrives_before_it() throws IOException {
        try (TestLine line = welcomedShopper("shopper-1")) {
            Connection connection = server.features.only();
            for (int i = 0; i < 20; i++) {
                connection.send(new ServerFrame.Done("r" + i));
            }
            connection.close(Problem.SESSION_ENDED, "Somebody signed you out.");
            connection.send(new ServerFrame.Done("too late"));
            for (int i = 0; i < 20; i++) {
                assertThat(line.next(ServerFrame.Done.class).ref()).isEqualTo("r" + i);
            }
            assertThat(line.next(ServerFrame.Goodbye.class).problem().detail()).isEqualTo("Somebody signed you out.");
            assertThat(line.next()).isNull();
        }
    }

    @Test
    void a_shutdown_says_goodbye_to_all_and_takes_nobody_in() throws Exception {
        try (TestLine first = welcomedShopper("shopper-1");
                TestLine second = welcomedStaff("staff-1")) {
            Thread drain = Thread.ofVirtual().start(() -> {
                try {
                    server.connections.drain();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(first.problem()).isEqualTo(Problem.SHUTTING_DOWN);
            assertThat(second.problem()).isEqualTo(Problem.SHUTTING_DOWN);
            drain.join(Duration.ofSeconds(10));
            assertThat(drain.isAlive()).isFalse();
            assertThat(server.features.closings).hasValue(2);
        }
    }

    @Test
    void a_client_that_leaves_is_noticed_once() throws IOException {
        TestLine line = welcomedShopper("shopper-1");
        assertThat(server.features.open).hasSize(1);
        line.close();
        eventually(() -> server.features.open.isEmpty());
        eventually(() -> server.connections.figures().sockets()
                        + server.connections.figures().polls()
                == 0);
        assertThat(server.features.closings).hasValue(1);
    }

    @Test
    void a_heartbeat_carries_the_heads_and_a_client_that_lives_stays() throws IOException {
        restart(Configs.FAST);
        try (TestLine line = welcomedShopper("shopper-1")) {
            UUID conversation = UUID.randomUUID();
            server.features.heads = List.of(new ConversationHead(conversation, ConversationState.OPEN, 17));
            for (int i = 0; i < 5; i++) {
                assertThat(line.next(ServerFrame.Heartbeat.class).heads()).hasSizeLessThan(2);
                line.send(new SessionFrame.Beat());
            }
            assertThat(line.next(ServerFrame.Heartbeat.class).heads().getFirst().head())
                    .isEqualTo(17);
        }
    }

    @Test
    void a_client_that_falls_silent_is_noticed() throws IOException {
        restart(Configs.FAST);
        TestLine line = welcomedShopper("shopper-1");
        long start = System.nanoTime();
        eventually(() -> server.features.open.isEmpty());
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(1_500), Duration.ofMillis(4_500));
        assertThat(server.connections.figures().closed().get(Problem.LINE_SILENT))
                .isEqualTo(1);
        line.close();
    }

    @Test
    void ephemeral_frames_are_dropped_once_half_of_the_queue_is_taken() throws IOException {
        try (TestLine line = welcomedShopper("shopper-1")) {
            Connection connection = server.features.only();
            acknowledged(line);
            // More than the kernel's buffers take, in one frame.
            Entry entry = new Entry(1, EntryKind.LINE, connection.author(), 1, "x".repeat(500_000), null, null);
            connection.send(new ServerFrame.Entries(UUID.randomUUID(), Collections.nCopies(40, entry), 40));
            connection.sendIfQuiet(EncodedFrame.of(new ServerFrame.Done("typing")));
            line.next(ServerFrame.Entries.class);
            acknowledged(line);
            line.send(new ConversationFrame.Take("r", UUID.randomUUID()));
            line.next(ServerFrame.Done.class);
            connection.sendIfQuiet(EncodedFrame.of(new ServerFrame.Done("typing again")));
            assertThat(line.next(ServerFrame.Done.class).ref()).isEqualTo("typing again");
            assertThat(server.connections.figures().framesDropped()).isEqualTo(1);
        }
    }

    TestLine welcomedShopper(String token) throws IOException {
        return welcomed(shopper(server), token);
    }

    private TestLine welcomedStaff(String session) throws IOException {
        return welcomed(staff(server, session), null);
    }

    private static TestLine welcomed(TestLine line, @org.jspecify.annotations.Nullable String token)
            throws IOException {
        line.send(new SessionFrame.Hello(Wire.VERSION, token));
        line.next(ServerFrame.Welcome.class);
        line.next(ServerFrame.Current.class);
        return line;
    }

    /// Lets the server learn that the client has all that was sent.
    void acknowledged(TestLine line) throws IOException {}

    private void restart(RealtimeConfig config) {
        server.close();
        server = new TestServer(config);
    }

    static void eventually(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not happen within " + SOON);
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static byte[] concat(String before, byte[] middle, String after) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        all.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        all.writeBytes(middle);
        all.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        return all.toByteArray();
    }
}
