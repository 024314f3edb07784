package dev.shopbell.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopbell.protocol.ConversationFrame;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.SessionFrame;
import dev.shopbell.protocol.Wire;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What only a long poll can meet: requests that are lost, repeated, late or not its own.
@Timeout(30)
class LongPollTest {
    private static final byte[] TAKE =
            ("[" + Wire.write(new ConversationFrame.Take("r", new UUID(1, 2))) + "]").getBytes(StandardCharsets.UTF_8);
    private TestServer server = new TestServer(Configs.QUIET);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_batch_that_is_repeated_is_handled_once() throws IOException {
        try (PollLine line = welcomed()) {
            assertThat(line.post(1, TAKE).statusCode()).isEqualTo(204);
            assertThat(line.post(1, TAKE).statusCode()).isEqualTo(204);
            assertThat(line.post(2, TAKE).statusCode()).isEqualTo(204);
            assertThat(line.post(1, TAKE).statusCode()).isEqualTo(204);
            assertThat(server.features.seen).hasSize(2);
        }
    }

    @Test
    void a_batch_that_skips_one_ends_the_connection() throws IOException {
        try (PollLine line = welcomed()) {
            assertThat(line.post(2, TAKE).statusCode()).isEqualTo(400);
            ConnectionContract.eventually(() -> server.features.open.isEmpty());
            assertThat(server.features.seen).isEmpty();
        }
    }

    @Test
    void frames_that_are_not_acknowledged_come_again() throws IOException {
        try (PollLine line = welcomed()) {
            server.features.only().send(new ServerFrame.Done("first"));
            assertThat(refs(line.get(2), 3)).isEqualTo("first");
            server.features.only().send(new ServerFrame.Done("second"));
            String both = refs(line.get(2), 3);
            while (both.equals("first")) {
                both = refs(line.get(2), 3);
            }
            assertThat(both).isEqualTo("first second");
            assertThat(refs(line.get(3), 4)).isEqualTo("second");
        }
    }

    @Test
    void a_request_that_comes_late_neither_disturbs_nor_waits() throws Exception {
        try (PollLine line = welcomed()) {
            server.features.only().send(new ServerFrame.Done("first"));
            assertThat(refs(line.get(2), 3)).isEqualTo("first");
            CompletableFuture<String> waiting = CompletableFuture.supplyAsync(() -> {
                try {
                    return refs(line.get(3), 4);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            Thread.sleep(200);
            assertThat(refs(line.get(1), 4)).isEmpty();
            server.features.only().send(new ServerFrame.Done("second"));
            assertThat(waiting.join()).isEqualTo("second");
        }
    }

    @Test
    void a_request_takes_the_place_of_one_that_waits() throws Exception {
        try (PollLine line = welcomed()) {
            CompletableFuture<String> waiting = CompletableFuture.supplyAsync(() -> {
                try {
                    return refs(line.get(2), 3);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            Thread.sleep(200);
            CompletableFuture<String> next = CompletableFuture.supplyAsync(() -> {
                try {
                    return refs(line.get(2), 3);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(waiting.join()).isEmpty();
            server.features.only().send(new ServerFrame.Done("one"));
            assertThat(next.join()).isEqualTo("one");
        }
    }

    @Test
    void a_number_that_was_never_given_ends_the_connection() throws IOException {
        try (PollLine line = welcomed()) {
            assertThat(line.get(99).statusCode()).isEqualTo(400);
            ConnectionContract.eventually(() -> server.features.open.isEmpty());
        }
    }

    @Test
    void a_wait_without_frames_ends_with_an_empty_answer() throws IOException {
        restart(Configs.FAST);
        try (PollLine line = welcomed()) {
            HttpResponse<String> answer = line.get(2);
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void answers_are_not_cached_and_say_what_they_are() throws IOException {
        try (PollLine line = welcomed()) {
            server.features.only().send(new ServerFrame.Done("first"));
            HttpResponse<String> answer = line.get(2);
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        }
    }

    @Test
    void a_large_backlog_comes_in_bounded_answers() throws IOException {
        try (PollLine line = welcomed()) {
            String large = "x".repeat(RealtimeConfig.DEFAULT.pollBatchBytes() / 3);
            for (int i = 0; i < 5; i++) {
                server.features.only().send(new ServerFrame.Done(large));
            }
            int answers = 0;
            for (long after = 2; after < 7; answers++) {
                after += Wire.httpMapper()
                        .readTree(line.get(after).body())
                        .get("frames")
                        .size();
            }
            assertThat(answers).isBetween(3, 5);
        }
    }

    @Test
    void an_id_that_nobody_has_is_unknown() throws IOException {
        try (PollLine line = new PollLine(server.port, "/poll/shopper")) {
            for (HttpResponse<String> answer : List.of(
                    line.request("GET", "/poll/abc/frames?after=0", null),
                    line.request("POST", "/poll/abc/frames?seq=1", TAKE),
                    line.request("DELETE", "/poll/abc", null))) {
                assertThat(answer.statusCode()).isEqualTo(410);
                assertThat(Wire.httpMapper().readTree(answer.body()).get("code").asText())
                        .isEqualTo("pollUnknown");
            }
        }
    }

    @Test
    void a_connection_that_ended_is_unknown() throws IOException {
        PollLine line = welcomed();
        line.close();
        assertThat(line.get(0).statusCode()).isEqualTo(410);
    }

    @Test
    void a_foreign_page_that_knows_the_id_is_refused() throws IOException {
        try (PollLine line = welcomed()) {
            PollLine foreign = new PollLine(server.port, "/poll/shopper", "Origin", "https://evil.example");
            foreign.poll = line.poll;
            assertThat(foreign.get(0).statusCode()).isEqualTo(403);
            assertThat(foreign.post(1, TAKE).statusCode()).isEqualTo(403);
            assertThat(foreign.request("DELETE", "/poll/" + line.poll, null).statusCode())
                    .isEqualTo(403);
            assertThat(server.features.open).hasSize(1);
        }
    }

    @Test
    void who_knows_the_id_of_a_poll_of_staff_but_not_its_session_finds_none() throws IOException {
        try (PollLine line = PollLine.staff(server.port, "staff-1")) {
            line.send(new SessionFrame.Hello(1, null));
            line.next(ServerFrame.Welcome.class);
            for (PollLine stranger : List.of(
                    new PollLine(server.port, "/poll/staff", "Origin", TestServer.ORIGIN),
                    new PollLine(server.port, "/poll/staff", "Origin", TestServer.ORIGIN, "Cookie", "other=staff-1"),
                    PollLine.staff(server.port, ""),
                    PollLine.staff(server.port, "staff-2"))) {
                stranger.poll = line.poll;
                for (HttpResponse<String> answer : List.of(
                        stranger.get(0),
                        stranger.post(1, TAKE),
                        stranger.request("DELETE", "/poll/" + line.poll, null))) {
                    assertThat(answer.statusCode()).isEqualTo(410);
                    assertThat(Wire.httpMapper()
                                    .readTree(answer.body())
                                    .get("code")
                                    .asText())
                            .isEqualTo("pollUnknown");
                }
            }
            assertThat(server.features.open).hasSize(1);
            assertThat(line.get(0).body()).contains("welcome");
        }
    }

    @Test
    void ids_do_not_resemble_each_other() throws IOException {
        try (PollLine one = welcomed();
                PollLine two = welcomed()) {
            assertThat(one.poll).hasSize(32).isNotEqualTo(two.poll);
        }
    }

    private PollLine welcomed() throws IOException {
        PollLine line = PollLine.shopper(server.port);
        line.send(new SessionFrame.Hello(1, "shopper-1"));
        line.next(ServerFrame.Welcome.class);
        line.next(ServerFrame.Current.class);
        return line;
    }

    private void restart(RealtimeConfig config) {
        server.close();
        server = new TestServer(config);
    }

    /// The refs of an answer's frames, past heartbeats; the first frame must have this number.
    private static String refs(HttpResponse<String> answer, long first) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode body = Wire.httpMapper().readTree(answer.body());
        assertThat(body.get("first").asLong()).isEqualTo(first);
        StringBuilder refs = new StringBuilder();
        for (JsonNode frame : body.get("frames")) {
            refs.append(refs.isEmpty() ? "" : " ").append(frame.get("ref").asText());
        }
        return refs.toString();
    }
}
