package dev.shopbell.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.protocol.AuthorKind;
import dev.shopbell.protocol.ClientFrame;
import dev.shopbell.protocol.ConversationFrame;
import dev.shopbell.protocol.DeskFrame;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.protocol.PageState;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.SessionFrame;
import dev.shopbell.protocol.VisitorFrame;
import dev.shopbell.protocol.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The live line of a shop's page: what [ConnectionContract] promises holds by the same code; this is what is special
/// about it.
@Timeout(30)
class PageLineTest {
    private static final VisitorFrame.Here HERE = new VisitorFrame.Here(UUID.randomUUID(), PageState.ACTIVE);
    private TestServer server = new TestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_page_says_what_happens_and_is_told_what_to_show() throws IOException {
        try (RawSocket line = welcomed("shopper-1")) {
            line.send(HERE);
            ConnectionContract.eventually(() -> server.features.seen.contains(HERE));
            server.features.only().send(new ServerFrame.Withdrawn(HERE.view()));
            assertThat(line.next(ServerFrame.Withdrawn.class).invitation()).isEqualTo(HERE.view());
        }
        ConnectionContract.eventually(() -> server.features.open.isEmpty());
    }

    static List<ClientFrame> frames_of_others() {
        return List.of(
                new ConversationFrame.Say(UUID.randomUUID(), null, EntryKind.LINE, "Hello"),
                new ConversationFrame.Follow(UUID.randomUUID(), 0, null),
                new DeskFrame.WatchWork());
    }

    @ParameterizedTest
    @MethodSource("frames_of_others")
    void nothing_is_said_or_heard_on_the_line_of_a_page(ClientFrame frame) throws IOException {
        try (RawSocket line = welcomed("shopper-1")) {
            line.send(frame);
            assertThat(line.problem()).isEqualTo(Problem.FORBIDDEN);
            assertThat(server.features.seen).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "https://chat.shop.example",
                "http://shop.example",
                "https://shop.example.evil.example",
                "null"
            })
    void a_page_of_another_site_is_turned_away_once_the_token_says_which_it_should_be(String origin)
            throws IOException {
        try (RawSocket line = page("Origin: " + origin)) {
            line.send(new SessionFrame.Hello(Wire.VERSION, "shopper-1"));
            assertThat(line.problem()).isEqualTo(Problem.ORIGIN_REFUSED);
        }
    }

    @Test
    void who_names_no_page_or_two_does_not_connect() throws IOException {
        try (RawSocket none = page();
                RawSocket two = page("Origin: " + TestDoor.SHOP, "Origin: " + TestDoor.SHOP)) {
            assertThat(none.status).isEqualTo(403);
            assertThat(two.status).isEqualTo(403);
        }
    }

    @Test
    void staff_are_nobody_on_the_line_of_a_page() throws IOException {
        try (RawSocket line = page("Origin: " + TestDoor.SHOP, "Cookie: shopbell_session=staff-1")) {
            line.send(new SessionFrame.Hello(Wire.VERSION, null));
            assertThat(line.problem()).isEqualTo(Problem.NOT_SIGNED_IN);
        }
    }

    @Test
    void a_thousand_tabs_leave_places_for_the_chat() throws IOException {
        server.close();
        server = new TestServer(Configs.capped(100, 2));
        try (RawSocket first = page("Origin: " + TestDoor.SHOP);
                RawSocket second = page("Origin: " + TestDoor.SHOP);
                RawSocket third = page("Origin: " + TestDoor.SHOP);
                RawSocket chat = RawSocket.shopper(server.port)) {
            assertThat(List.of(first.status, second.status, third.status, chat.status))
                    .containsExactly(101, 101, 429, 101);
        }
    }

    @Test
    void a_flood_and_nonsense_end_the_line_and_no_other() throws IOException {
        try (RawSocket other = welcomed("shopper-2");
                RawSocket flood = welcomed("shopper-1");
                RawSocket nonsense = welcomed("shopper-1")) {
            for (int i = 0; i < 3 * RealtimeConfig.DEFAULT.shopper().framesBurst(); i++) {
                try {
                    flood.send(HERE);
                } catch (IOException e) {
                    break;
                }
            }
            assertThat(flood.problem()).isEqualTo(Problem.TOO_MANY);
            nonsense.send("{\"type\":\"here\",\"view\":7}".getBytes(StandardCharsets.UTF_8));
            assertThat(nonsense.problem()).isEqualTo(Problem.MALFORMED_FRAME);
            server.features.seen.clear();
            other.send(HERE);
            ConnectionContract.eventually(() -> server.features.seen.contains(HERE));
        }
    }

    @Test
    void a_revoked_visitor_is_cut_off_within_two_seconds() throws IOException {
        try (RawSocket line = welcomed("shopper-1")) {
            server.door.revoked.add("shopper-1");
            long start = System.nanoTime();
            assertThat(line.problem()).isEqualTo(Problem.SESSION_ENDED);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(2_500));
        }
    }

    private RawSocket page(String... headers) throws IOException {
        return new RawSocket(server.port, "/socket/page", 0, headers);
    }

    private RawSocket welcomed(String token) throws IOException {
        RawSocket line = page("Origin: " + TestDoor.SHOP);
        line.send(new SessionFrame.Hello(Wire.VERSION, token));
        assertThat(line.next(ServerFrame.Welcome.class).you().kind()).isEqualTo(AuthorKind.SHOPPER);
        return line;
    }
}
