package dev.shopbell.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import io.vertx.core.Vertx;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rounds of letters, from the real table to a real SMTP server that comes and goes.
///
/// Long because SMTP servers go wrong in many ways.
class MailRoundDbTest {
    private static final Storage STORAGE = TestDatabase.create("transcript");
    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final MailStore store = new MailStore(STORAGE.jdbi());
    private final int port = freePort();
    private final List<MailRound> rounds = new ArrayList<>();
    private volatile String brand = "Tarn & Well";
    private volatile boolean isErased;
    private volatile @Nullable UUID unwritable;
    private volatile Instant now = Instant.parse("2026-03-01T10:00:00Z");

    @BeforeEach
    void empty() {
        STORAGE.jdbi().useHandle(handle -> handle.execute("DELETE FROM transcript.mail"));
    }

    @AfterEach
    void end() {
        rounds.forEach(MailRound::close);
    }

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_letter_waits_for_a_mail_server_that_is_away_and_arrives_once() throws MessagingException {
        MailRound round = round();
        UUID letter = ask("ines@home.example");
        assertThat(round.sendOne()).isTrue();
        assertThat(round.sendOne()).as("tried again at once").isFalse();
        assertThat(dueIn()).isEqualTo(PAUSE);
        now = now.plus(PAUSE);
        assertThat(round.sendOne()).isTrue();
        assertThat(dueIn()).as("the pauses grow").isEqualTo(PAUSE.multipliedBy(2));

        now = now.plus(PAUSE.multipliedBy(2));
        GreenMail server = server();
        try {
            assertThat(round.sendOne()).isTrue();
            now = now.plus(Duration.ofDays(1));
            assertThat(round.sendOne()).isFalse();
            assertThat(server.getReceivedMessages()).hasSize(1);
            MimeMessage arrived = server.getReceivedMessages()[0];
            assertThat(arrived.getMessageID()).isEqualTo("<" + letter + "@shop.example>");
            assertThat(recipients(arrived)).containsExactly("ines@home.example");
        } finally {
            server.stop();
        }
        assertThat(addresses()).as("kept after it was sent").containsExactly("");
    }

    @Test
    void a_letter_that_nobody_took_in_time_is_given_up_and_its_address_forgotten() {
        MailRound round = round();
        ask("ines@home.example");
        Instant asked = now;
        int attempts = 0;
        while (round.sendOne()) {
            attempts++;
            now = now.plus(config().longestPause());
        }
        assertThat(Duration.between(asked, now)).isGreaterThan(config().giveUpAfter());
        assertThat(attempts).isGreaterThan(3);
        assertThat(addresses()).containsExactly("");
    }

    @Test
    void letters_of_several_nodes_arrive_once_each() throws InterruptedException, ExecutionException {
        GreenMail server = server();
        try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> asked = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                String address = "shopper" + i + "@home.example";
                asked.add(address);
                ask(address);
            }
            List<Future<?>> working = new ArrayList<>();
            for (int node = 0; node < 3; node++) {
                MailRound round = round();
                working.add(nodes.submit(() -> {
                    while (round.sendOne()) {
                        // until nothing is due
                    }
                }));
            }
            for (Future<?> node : working) {
                node.get();
            }
            // What the server was too busy for waits for its next time.
            now = now.plus(PAUSE);
            MailRound last = round();
            while (last.sendOne()) {
                // until nothing is due
            }
            assertThat(Arrays.stream(server.getReceivedMessages())
                            .map(MailRoundDbTest::recipients)
                            .flatMap(List::stream))
                    .containsExactlyInAnyOrderElementsOf(asked);
        } finally {
            server.stop();
        }
    }

    @Test
    void a_letter_is_sent_by_itself_soon_after_it_was_asked_for() {
        GreenMail server = server();
        try {
            MailRound round = round();
            round.start();
            ask("ines@home.example");
            round.ring();
            await().untilAsserted(() -> assertThat(server.getReceivedMessages()).hasSize(1));
        } finally {
            server.stop();
        }
    }

    @Test
    void what_was_deleted_while_it_waited_is_not_sent() {
        GreenMail server = server();
        try {
            ask("ines@home.example");
            isErased = true;
            assertThat(round().sendOne()).isTrue();
            assertThat(server.getReceivedMessages()).isEmpty();
            assertThat(addresses()).containsExactly("");
        } finally {
            server.stop();
        }
    }

    @Test
    void no_name_of_a_shop_adds_a_header_or_a_recipient() throws MessagingException {
        GreenMail server = server();
        try {
            brand = "Tarn\r\nBcc: all@home.example\r\n\r\n<script>";
            ask("ines@home.example");
            assertThat(round().sendOne()).isTrue();
            assertThat(server.getReceivedMessages()).hasSize(1);
            MimeMessage arrived = server.getReceivedMessages()[0];
            assertThat(recipients(arrived)).containsExactly("ines@home.example");
            assertThat(arrived.getHeader("Bcc")).isNull();
            assertThat(arrived.getSubject()).contains("Tarn  Bcc: all@home.example");
        } finally {
            server.stop();
        }
    }

    /// SMTP has no answer to this: a server that takes a letter and dies before it says so has it, and we cannot know.
    /// We send again; both bear one `Message-ID`, by which mailboxes that look for doubles find them.
    @Test
    void a_letter_whose_receipt_was_lost_comes_again_under_the_same_id() throws IOException {
        try (Forgetful server = new Forgetful(port)) {
            MailRound round = round();
            UUID letter = ask("ines@home.example");
            assertThat(round.sendOne()).isTrue();
            now = now.plus(PAUSE);
            assertThat(round.sendOne()).isTrue();
            now = now.plus(Duration.ofDays(1));
            assertThat(round.sendOne()).isFalse();
            assertThat(server.ids).containsExactly("<" + letter + "@shop.example>", "<" + letter + "@shop.example>");
        }
    }

    @Test
    void a_letter_to_nobody_is_given_up_at_once_and_one_that_comes_at_a_bad_time_is_not() throws IOException {
        try (Forgetful server = new Forgetful(port)) {
            MailRound round = round();
            server.recipient = "450 busy";
            ask("ines@home.example");
            assertThat(round.sendOne()).isTrue();
            assertThat(dueIn()).isEqualTo(PAUSE);

            server.recipient = "550 nobody here has this name";
            now = now.plus(PAUSE);
            assertThat(round.sendOne()).isTrue();
            now = now.plus(Duration.ofDays(1));
            assertThat(round.sendOne()).isFalse();
            assertThat(addresses()).containsExactly("");
        }
    }

    @Test
    void a_server_that_takes_letters_and_never_says_so_gets_few_of_them_and_none_behind_our_back() throws IOException {
        try (Forgetful server = new Forgetful(port)) {
            server.isSilent = true;
            MailRound round = round();
            ask("ines@home.example");
            int attempts = 0;
            while (round.sendOne()) {
                attempts++;
                now = now.plus(Duration.ofHours(1));
            }
            assertThat(attempts).isEqualTo(3);
            assertThat(server.ids).hasSize(3);
            assertThat(addresses()).containsExactly("");
        }
    }

    @Test
    void a_letter_that_cannot_be_written_keeps_no_other_waiting() {
        GreenMail server = server();
        try {
            MailRound round = round();
            UUID broken = ask("ines@home.example");
            unwritable = broken;
            now = now.plusSeconds(1);
            ask("jonas@home.example");
            assertThat(round.sendOne()).isTrue();
            assertThat(round.sendOne()).isTrue();
            assertThat(round.sendOne()).isFalse();
            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThat(recipients(server.getReceivedMessages()[0])).containsExactly("jonas@home.example");
        } finally {
            server.stop();
        }
    }

    private UUID ask(String address) {
        MailStore.Letter letter = new MailStore.Letter(
                UuidCreator.getTimeOrderedEpoch(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                address,
                "en",
                "UTC",
                now,
                0);
        assertThat(store.ask(letter, "203.0.113.7", config())).isTrue();
        return letter.id();
    }

    private MailRound round() {
        SmtpPostman postman = new SmtpPostman(VERTX, config());
        MailRound round = new MailRound(store, postman, this::contents, config(), () -> now);
        rounds.add(round);
        return round;
    }

    private Optional<Transcript> contents(MailStore.Letter letter) {
        if (letter.id().equals(unwritable)) {
            throw new IllegalStateException("what it says cannot be read");
        }
        return isErased
                ? Optional.empty()
                : Optional.of(new Transcript(
                        "tarnwell",
                        brand,
                        letter.language(),
                        "ltr",
                        ZoneOffset.UTC,
                        letter.askedAt(),
                        Map.of("title", "Your conversation with {name}"),
                        List.of(new Transcript.Item(letter.askedAt(), "You", "Is it wide?"))));
    }

    private TranscriptConfig config() {
        return new TranscriptConfig(
                "127.0.0.1",
                port,
                "none",
                null,
                null,
                "chat@shop.example",
                WITHIN,
                PAUSE,
                Duration.ofHours(1),
                Duration.ofDays(3),
                5,
                50,
                10,
                500);
    }

    private Duration dueIn() {
        return Duration.between(
                now,
                STORAGE.jdbi()
                        .withHandle(handle -> handle.createQuery("SELECT due_at FROM transcript.mail")
                                .map((row, context) -> row.getObject(1, java.time.OffsetDateTime.class)
                                        .toInstant())
                                .one()));
    }

    private static List<String> addresses() {
        return STORAGE.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT address FROM transcript.mail")
                        .mapTo(String.class)
                        .list());
    }

    private static List<String> recipients(MimeMessage message) {
        try {
            return Arrays.stream(message.getAllRecipients())
                    .map(Object::toString)
                    .toList();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private GreenMail server() {
        GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// A mail server that takes every letter, and dies once before it says so.
    private static final class Forgetful implements AutoCloseable {
        final List<String> ids = new CopyOnWriteArrayList<>();
        /// What it says to every recipient.
        volatile String recipient = "250 ok";
        /// Whether it takes letters and never says so.
        volatile boolean isSilent;

        private final ServerSocket door;

        Forgetful(int port) throws IOException {
            door = new ServerSocket(port, 5, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(this::serve);
        }

        private void serve() {
            while (!door.isClosed()) {
                try (Socket socket = door.accept()) {
                    talk(socket);
                } catch (IOException e) {
                    // The client or the test has gone.
                }
            }
        }

        private void talk(Socket socket) throws IOException {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            PrintStream out = new PrintStream(socket.getOutputStream(), true, StandardCharsets.UTF_8);
            out.print("220 forgetful\r\n");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("DATA")) {
                    out.print("354 go on\r\n");
                    for (String said = in.readLine(); said != null && !said.equals("."); said = in.readLine()) {
                        if (said.startsWith("Message-ID: ")) {
                            ids.add(said.substring("Message-ID: ".length()));
                        }
                    }
                    if (isSilent) {
                        continue;
                    }
                    if (ids.size() == 1) {
                        return;
                    }
                }
                String reply = line.startsWith("QUIT") ? "221 bye" : line.startsWith("RCPT") ? recipient : "250 ok";
                out.print(reply + "\r\n");
            }
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }
}
