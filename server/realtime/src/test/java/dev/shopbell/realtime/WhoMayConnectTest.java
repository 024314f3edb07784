package dev.shopbell.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.SessionFrame;
import dev.shopbell.protocol.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is decided before anything of a client is believed: its origin, and how many there are already.
@Timeout(30)
class WhoMayConnectTest {
    private static final byte[] HELLO =
            Wire.write(new SessionFrame.Hello(1, "shopper-1")).getBytes(StandardCharsets.UTF_8);
    private TestServer server = new TestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "absent",
            value = {
                "shopper, https://chat.shop.example, true",
                "shopper, absent, true",
                "shopper, null, false",
                "shopper, '', false",
                "shopper, http://chat.shop.example, false",
                "shopper, https://chat.shop.example:8443, false",
                "shopper, https://chat.shop.example.evil.example, false",
                "shopper, https://evil-chat.shop.example, false",
                "shopper, https://sub.chat.shop.example, false",
                "shopper, https://shop.example, false",
                "shopper, https://chat.shop.example/, false",
                "shopper, https://chat.shop.example@evil.example, false",
                "staff, https://chat.shop.example, true",
                "staff, absent, false",
                "staff, null, false",
                "staff, '', false",
                "staff, http://chat.shop.example, false",
                "staff, https://chat.shop.example:8443, false",
                "staff, https://chat.shop.example.evil.example, false",
                "staff, https://evil-chat.shop.example, false",
                "staff, https://sub.chat.shop.example, false",
                "staff, https://shop.example, false",
            })
    void only_pages_of_ours_connect_and_for_shoppers_clients_without_a_page(String audience, String origin, boolean may)
            throws IOException {
        List<String> socketHeaders = new ArrayList<>(List.of("Cookie: shopbell_session=staff-1"));
        List<String> pollHeaders = new ArrayList<>(List.of("Cookie", "shopbell_session=staff-1"));
        if (origin != null) {
            socketHeaders.add("Origin: " + origin);
            pollHeaders.addAll(List.of("Origin", origin));
        }
        try (RawSocket socket =
                new RawSocket(server.port, "/socket/" + audience, 0, socketHeaders.toArray(new String[0]))) {
            assertThat(socket.status).isEqualTo(may ? 101 : 403);
        }
        PollLine poll = new PollLine(server.port, "/poll/" + audience, pollHeaders.toArray(new String[0]));
        assertThat(poll.request("POST", "/poll/" + audience, HELLO).statusCode())
                .isEqualTo(may ? 200 : 403);
    }

    @Test
    void two_origins_are_none_of_ours() throws IOException {
        try (RawSocket socket = new RawSocket(
                server.port, "/socket/shopper", 0, "Origin: " + TestServer.ORIGIN, "Origin: https://evil.example")) {
            assertThat(socket.status).isEqualTo(403);
        }
    }

    @Test
    void one_address_holds_only_so_many_shoppers_and_may_come_back_when_some_leave() throws IOException {
        restart(Configs.capped(100, 2));
        try (RawSocket first = RawSocket.shopper(server.port);
                PollLine second = PollLine.shopper(server.port)) {
            second.send(HELLO);
            second.next(ServerFrame.Welcome.class);
            assertThat(first.status).isEqualTo(101);
            try (RawSocket third = RawSocket.shopper(server.port)) {
                assertThat(third.status).isEqualTo(429);
            }
            PollLine fourth = PollLine.shopper(server.port);
            assertThat(fourth.request("POST", "/poll/shopper", HELLO).statusCode())
                    .isEqualTo(429);
            try (RawSocket staff = RawSocket.staff(server.port, "staff-1")) {
                assertThat(staff.status).isEqualTo(101);
            }
        }
        ConnectionContract.eventually(() -> server.connections.figures().sockets()
                        + server.connections.figures().polls()
                == 0);
        try (RawSocket again = RawSocket.shopper(server.port)) {
            assertThat(again.status).isEqualTo(101);
        }
    }

    @Test
    void a_full_server_says_so() throws IOException {
        restart(Configs.capped(1, 100));
        try (RawSocket first = RawSocket.staff(server.port, "staff-1");
                RawSocket second = RawSocket.staff(server.port, "staff-1")) {
            assertThat(first.status).isEqualTo(101);
            assertThat(second.status).isEqualTo(503);
        }
    }

    @Test
    void a_request_that_is_no_upgrade_gets_an_answer_and_leaves_no_trace() throws IOException {
        PollLine plain = new PollLine(server.port, "");
        assertThat(plain.request("GET", "/socket/shopper", null).statusCode()).isEqualTo(400);
        ConnectionContract.eventually(() -> server.connections.figures().sockets() == 0);
    }

    @Test
    void nobody_is_taken_in_while_the_server_drains() throws Exception {
        server.connections.drain();
        try (RawSocket socket = RawSocket.shopper(server.port)) {
            assertThat(socket.status).isEqualTo(503);
        }
        PollLine poll = PollLine.shopper(server.port);
        assertThat(poll.request("POST", "/poll/shopper", HELLO).statusCode()).isEqualTo(503);
    }

    private void restart(RealtimeConfig config) {
        server.close();
        server = new TestServer(config);
    }
}
