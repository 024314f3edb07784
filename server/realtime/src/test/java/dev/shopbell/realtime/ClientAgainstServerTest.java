package dev.shopbell.realtime;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.client.ClientListener;
import dev.shopbell.client.LongPollTransport;
import dev.shopbell.client.ShopbellClient;
import dev.shopbell.client.Transport;
import dev.shopbell.client.WebSocketTransport;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.ProblemDetail;
import dev.shopbell.protocol.ServerFrame;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Our own client and our own edge, over real sockets: two readings of one protocol.
@Timeout(60)
class ClientAgainstServerTest {
    enum By {
        WEB_SOCKET,
        LONG_POLL
    }

    private final TestServer server = new TestServer();
    private final AtomicInteger connected = new AtomicInteger();
    private final List<ProblemDetail> stopped = new CopyOnWriteArrayList<>();
    private final ClientListener listener = new ClientListener() {
        @Override
        public void connected(dev.shopbell.protocol.Author you) {
            connected.incrementAndGet();
        }

        @Override
        public void stopped(ProblemDetail problem) {
            stopped.add(problem);
        }
    };

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void every_line_is_answered_in_order_although_the_line_is_cut_between(By transport) throws Exception {
        try (ShopbellClient client = new ShopbellClient(transport(transport), "shopper-1", listener)) {
            client.start();
            List<CompletableFuture<ServerFrame.Said>> answers = new ArrayList<>();
            for (int round = 0; round < 3; round++) {
                for (int i = 0; i < 10; i++) {
                    answers.add(client.say(null, EntryKind.LINE, "line"));
                }
                answers.get(answers.size() - 5).get(20, SECONDS);
                server.connections.endAll(caller -> true, Problem.SHUTTING_DOWN);
            }
            for (CompletableFuture<ServerFrame.Said> answer : answers) {
                answer.get(20, SECONDS);
            }
            assertThat(IntStream.range(1, answers.size())
                            .allMatch(i -> answers.get(i - 1).join().number()
                                    < answers.get(i).join().number()))
                    .isTrue();
            assertThat(connected.get()).isBetween(3, 4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_client_whose_token_is_revoked_stops_and_is_told_why(By transport) {
        try (ShopbellClient client = new ShopbellClient(transport(transport), "shopper-1", listener)) {
            client.start();
            ConnectionContract.eventually(() -> connected.get() == 1);
            server.door.revoked.add("shopper-1");
            server.connections.endAll(caller -> true, Problem.SESSION_ENDED);
            ConnectionContract.eventually(() -> !stopped.isEmpty());
            assertThat(stopped.getFirst().action()).isEqualTo(Problem.Action.SIGN_IN);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_client_without_a_valid_token_stops_and_is_told_why(By transport) {
        try (ShopbellClient client = new ShopbellClient(transport(transport), "nobody", listener)) {
            client.start();
            ConnectionContract.eventually(() -> !stopped.isEmpty());
            assertThat(stopped.getFirst().code()).isEqualTo(Problem.NOT_SIGNED_IN.code());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_client_that_closes_is_gone_from_the_server(By transport) {
        ShopbellClient client = new ShopbellClient(transport(transport), "shopper-1", listener);
        client.start();
        ConnectionContract.eventually(() -> server.features.open.size() == 1);
        client.close();
        ConnectionContract.eventually(() -> server.features.open.isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void many_conversations_at_once_fit_through(By transport) throws Exception {
        try (ShopbellClient client = new ShopbellClient(transport(transport), "shopper-1", listener)) {
            client.start();
            ConnectionContract.eventually(() -> connected.get() == 1);
            // As many of the longest lines at once as a shopper's bounds allow: more than fits one batch.
            String longest = "\u20AC".repeat(dev.shopbell.protocol.Wire.MAX_TEXT);
            List<CompletableFuture<ServerFrame.Said>> answers = Stream.generate(
                            () -> client.say(UUID.randomUUID(), EntryKind.LINE, longest))
                    .limit(20)
                    .toList();
            for (CompletableFuture<ServerFrame.Said> answer : answers) {
                answer.get(20, SECONDS);
            }
            assertThat(connected).hasValue(1);
        }
    }

    private Transport transport(By transport) {
        return switch (transport) {
            case WEB_SOCKET ->
                new WebSocketTransport(
                        HttpClient.newHttpClient(),
                        URI.create("ws://127.0.0.1:" + server.port + "/socket/shopper"),
                        Map.of());
            case LONG_POLL -> new LongPollTransport("http://127.0.0.1:" + server.port, "shopper", Map.of());
        };
    }
}
