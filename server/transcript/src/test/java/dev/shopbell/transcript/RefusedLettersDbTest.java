package dev.shopbell.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Letters that a mail server refuses at one of its steps, from the real table over real SMTP.
class RefusedLettersDbTest {
    private static final Storage STORAGE = TestDatabase.create("transcript");
    private static final Vertx VERTX = Vertx.vertx();
    private static final UUID VISITOR = UUID.randomUUID();
    private static final UUID CONVERSATION = UUID.randomUUID();

    private final MailStore store = new MailStore(STORAGE.jdbi());
    private final TranscriptConfig config = config(freePort());
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final MailRound round =
            new MailRound(store, new SmtpPostman(VERTX, config), this::contents, config, () -> now);

    @BeforeEach
    void empty() {
        STORAGE.jdbi().useHandle(handle -> handle.execute("DELETE FROM transcript.mail"));
    }

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT TO, 550 No such mailbox here",
        "DATA, 554 No valid recipients",
        "'.', 554 This looks like spam",
        "'.', 552 Too much mail data"
    })
    void a_letter_that_is_refused_for_good_is_given_up_at_once_and_its_shopper_may_know(String at, String reply)
            throws IOException {
        try (UnwillingMailServer server = new UnwillingMailServer(config.smtpPort(), at, reply)) {
            ask("ines@hmoe.example");
            assertThat(round.sendOne()).isTrue();
            assertThat(server.refusals).hasValue(1);
            assertThat(addresses()).containsExactly("");
            assertThat(isGivenUp()).isTrue();
            now = now.plus(Duration.ofDays(1));
            assertThat(round.sendOne()).isFalse();
        }
    }

    /// The greeting, the sign-in and the sender are the same for every letter, and somebody may mend our settings.
    @ParameterizedTest
    @CsvSource({
        "'', 554 No service for you",
        "'', 421 Too busy",
        "MAIL FROM, 530 Authentication required",
        "MAIL FROM, 553 That is not your address",
        "RCPT TO, 450 Mailbox busy",
        "RCPT TO, 452 Mailbox full",
        "DATA, 451 Local error",
        "'.', 451 Greylisted; try again"
    })
    void a_letter_that_may_be_taken_later_waits(String at, String reply) throws IOException {
        try (UnwillingMailServer server = new UnwillingMailServer(config.smtpPort(), at, reply)) {
            ask("ines@home.example");
            assertThat(round.sendOne()).isTrue();
            assertThat(server.refusals).hasPositiveValue();
            assertThat(addresses()).containsExactly("ines@home.example");
            assertThat(isGivenUp()).isFalse();
            now = now.plus(Duration.ofDays(1));
            assertThat(round.sendOne()).isTrue();
        }
    }

    @Test
    void who_asks_again_after_a_letter_was_refused_is_told_of_the_new_one() throws IOException {
        try (UnwillingMailServer server =
                new UnwillingMailServer(config.smtpPort(), "RCPT TO:<ines@hmoe", "550 No such domain")) {
            ask("ines@hmoe.example");
            assertThat(round.sendOne()).isTrue();
            assertThat(isGivenUp()).isTrue();
            assertThat(store.isGivenUp(UUID.randomUUID(), CONVERSATION))
                    .as("for a stranger")
                    .isFalse();
            now = now.plusSeconds(60);
            ask("ines@home.example");
            assertThat(isGivenUp()).isFalse();
            assertThat(round.sendOne()).isTrue();
            assertThat(isGivenUp()).isFalse();
            assertThat(server.refusals).hasValue(1);
        }
    }

    private boolean isGivenUp() {
        return store.isGivenUp(VISITOR, CONVERSATION);
    }

    private void ask(String address) {
        MailStore.Letter letter = new MailStore.Letter(
                UuidCreator.getTimeOrderedEpoch(),
                UUID.randomUUID(),
                CONVERSATION,
                VISITOR,
                address,
                "en",
                "UTC",
                now,
                0);
        assertThat(store.ask(letter, "203.0.113.7", config)).isTrue();
    }

    private Optional<Transcript> contents(MailStore.Letter letter) {
        return Optional.of(new Transcript(
                "tarnwell",
                "Tarn & Well",
                letter.language(),
                "ltr",
                ZoneOffset.UTC,
                letter.askedAt(),
                Map.of("title", "Your conversation with {name}"),
                List.of(new Transcript.Item(letter.askedAt(), "You", "Is it wide?"))));
    }

    private static List<String> addresses() {
        return STORAGE.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT address FROM transcript.mail")
                        .mapTo(String.class)
                        .list());
    }

    private static TranscriptConfig config(int port) {
        return new TranscriptConfig(
                "127.0.0.1",
                port,
                "none",
                null,
                null,
                "chat@shop.example",
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                Duration.ofHours(1),
                Duration.ofDays(3),
                5,
                50,
                10,
                500);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
