package dev.shopbell.faults;

import static dev.shopbell.faults.Neighbourhood.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopbell.protocol.ConversationFrame;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.replay.LocalServer;
import dev.shopbell.replay.ShopApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Long because all of it is tried on one running product, in one order.
///
/// What belongs to a shopper, over the HTTP of the built product on two nodes: files, transcript, request, feedback and
/// who they are. Its owner has it, whoever else asks is answered as if it were not there, and after a deletion nobody
/// has it. The order matters: the deletion comes last.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BelongingsDbTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] INVOICE = "%PDF-1.7\n% an invoice\n".getBytes(StandardCharsets.US_ASCII);
    private static final String SHOP_PAGE = ShopApi.SHOP_ORIGIN;

    @TempDir
    private static Path folder;

    private static Neighbourhood shop;
    private static UUID file;

    @BeforeAll
    static void open() throws IOException, InterruptedException, SQLException {
        assumeTrue(isBuilt(), "The server is not built: ./mvnw package -DskipTests -pl server/app -am");
        // Both keep files in one place, as the documentation asks of nodes that share a database.
        shop = Neighbourhood.open(folder, 2, List.of("file.directory=" + folder.resolve("files")));
        file = sent(shop.asker);
    }

    private static boolean isBuilt() {
        try {
            return LocalServer.home().toFile().isDirectory();
        } catch (IllegalStateException notBuilt) {
            return false;
        }
    }

    @AfterAll
    static void close() throws IOException, SQLException {
        if (shop != null) { // null where the server is not built or did not start
            shop.close();
        }
    }

    /// Uploads a file and says it.
    private static UUID sent(ShopApi.Shopper shopper) throws IOException, InterruptedException {
        UUID clientId = UUID.randomUUID();
        JsonNode begun = json(shop.post(
                        "/api/files",
                        "{\"clientId\":\"" + clientId + "\",\"name\":\"" + Neighbourhood.SECRET + ".pdf\",\"bytes\":"
                                + INVOICE.length + "}")
                .header("Authorization", bearer(shopper)));
        UUID id = UUID.fromString(begun.path("id").asText());
        json(shop.request("/api/files/" + id)
                .header("Authorization", bearer(shopper))
                .header("Content-Type", "application/octet-stream")
                .header("Upload-Offset", "0")
                .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(INVOICE)));
        shop.askerLine.ask(
                new ConversationFrame.Say(clientId, null, EntryKind.FILE, id.toString()), ServerFrame.Said.class);
        return id;
    }

    /// What only its owner and staff may read.
    private static Stream<String> belongings() {
        return Stream.of(
                "/api/files/" + file,
                "/api/files/" + file + "/state",
                "/api/transcripts/" + shop.conversation + "/text",
                "/api/transcripts/" + shop.conversation + "/page");
    }

    @ParameterizedTest
    @MethodSource("belongings")
    @Order(1)
    void a_stranger_is_answered_as_if_it_were_not_there(String path) throws IOException, InterruptedException {
        for (ShopApi.Shopper stranger : List.of(shop.neighbour, shop.foreigner)) {
            refused(Problem.NOT_FOUND, shop.request(path).header("Authorization", bearer(stranger)));
        }
        Map<String, Map<String, String>> nobody = new HashMap<>();
        nobody.put("nobody", Map.of());
        nobody.put("a token as session", Map.of("Cookie", "shopbell_session=" + shop.asker.token()));
        Knock.wrongTokens().forEach((name, token) -> {
            String text = token.of(shop);
            nobody.put(name, Map.of("Authorization", "Bearer " + text));
        });
        shop.formerStaff.forEach((end, staff) -> nobody.put(end, Map.of("Cookie", staff.cookie())));
        for (Map<String, String> headers : nobody.values()) {
            HttpRequest.Builder request = shop.request(path);
            headers.forEach(request::header);
            refused(Problem.NOT_SIGNED_IN, request);
        }
    }

    @Test
    @Order(2)
    void a_file_is_given_to_who_may_read_its_conversation_such_that_nothing_in_it_runs()
            throws IOException, InterruptedException {
        for (Map<String, String> who :
                List.of(Map.of("Authorization", bearer(shop.asker)), Map.of("Cookie", shop.agent.cookie()))) {
            HttpRequest.Builder request = shop.request("/api/files/" + file);
            who.forEach(request::header);
            HttpResponse<String> answer = shop.answerTo(request);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(new String(INVOICE, StandardCharsets.US_ASCII));
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(answer, "Content-Disposition")).startsWith("attachment;");
            assertThat(header(answer, "Content-Security-Policy")).contains("default-src 'none'", "sandbox");
            assertThat(header(answer, "Cache-Control")).isEqualTo("private, no-cache");
            assertThat(header(answer, "Content-Type")).isEqualTo("application/pdf");
        }
        HttpRequest.Builder part = shop.request("/api/files/" + file)
                .header("Authorization", bearer(shop.asker))
                .header("Range", "bytes=5-7");
        HttpResponse<String> answer = shop.answerTo(part);
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo("1.7");
        assertThat(header(answer, "Content-Range")).isEqualTo("bytes 5-7/" + INVOICE.length);
        HttpRequest.Builder beyond = shop.request("/api/files/" + file)
                .header("Authorization", bearer(shop.asker))
                .header("Range", "bytes=" + INVOICE.length + "-");
        assertThat(shop.answerTo(beyond).statusCode()).isEqualTo(416);
        HttpRequest.Builder known = shop.request("/api/files/" + file)
                .header("Authorization", bearer(shop.asker))
                .header("If-None-Match", header(answer, "ETag"));
        assertThat(shop.answerTo(known).statusCode()).isEqualTo(304);
    }

    @Test
    @Order(3)
    void a_transcript_holds_what_its_shopper_saw_and_no_note() throws IOException, InterruptedException {
        for (String form : List.of("text", "page")) {
            HttpResponse<String> answer = shop.answerTo(
                    shop.request("/api/transcripts/" + shop.conversation + "/" + form + "?language=xx&zone=Mars/Base")
                            .header("Authorization", bearer(shop.asker)));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .contains("Do you sell " + Neighbourhood.SECRET, "come on Friday", Neighbourhood.SECRET + ".pdf")
                    .doesNotContain("We never sold", "<script");
            assertThat(header(answer, "Content-Disposition")).startsWith("attachment;");
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(answer, "Cache-Control")).isEqualTo("private, no-store");
        }
        // No mail server is set here: nobody can have anything sent.
        refused(
                Problem.FORBIDDEN,
                shop.post("/api/transcripts/" + shop.conversation + "/mail", "{\"email\":\"a@b.example\"}")
                        .header("Authorization", bearer(shop.asker)));
    }

    @Test
    @Order(4)
    void nobody_rates_or_deletes_what_is_anothers() throws IOException, InterruptedException {
        for (ShopApi.Shopper stranger : List.of(shop.neighbour, shop.foreigner)) {
            String rating = "{\"steps\":1}";
            refused(
                    Problem.NOT_FOUND,
                    shop.post("/api/survey/ratings/" + shop.conversation, rating)
                            .method("PUT", HttpRequest.BodyPublishers.ofString(rating))
                            .header("Authorization", bearer(stranger)));
            refused(
                    Problem.NOT_FOUND,
                    shop.request("/api/conversations/" + shop.conversation + "/words")
                            .DELETE()
                            .header("Authorization", bearer(stranger)));
            refused(
                    Problem.NOT_FOUND,
                    shop.request("/api/files/" + file)
                            .header("Authorization", bearer(stranger))
                            .header("Content-Type", "application/octet-stream")
                            .header("Upload-Offset", "0")
                            .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(INVOICE)));
            shop.answerTo(shop.request("/api/files/" + file).DELETE().header("Authorization", bearer(stranger)));
        }
        assertThat(shop.answerTo(shop.request("/api/files/" + file).header("Authorization", bearer(shop.asker)))
                        .statusCode())
                .isEqualTo(200);
        refused(
                Problem.FORBIDDEN,
                shop.request("/api/files/" + file).DELETE().header("Authorization", bearer(shop.asker)));
    }

    @Test
    @Order(5)
    void a_request_that_is_sent_many_times_at_once_to_both_nodes_has_one_number()
            throws IOException, InterruptedException, ExecutionException {
        String wanted = request(UUID.randomUUID(), "null", "ines@home.example", "Do you ship?");
        Set<String> numbers = new HashSet<>();
        try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<JsonNode>> answers = Stream.of(shop.shop.first(), shop.shop.second())
                    .flatMap(node -> Stream.generate(() -> node).limit(6))
                    .map(node -> hands.submit(
                            () -> json(HttpRequest.newBuilder(node.url().resolve("/api/requests"))
                                    .header("Content-Type", "application/json")
                                    .header("Authorization", bearer(shop.neighbour))
                                    .POST(HttpRequest.BodyPublishers.ofString(wanted)))))
                    .toList();
            for (Future<JsonNode> answer : answers) {
                numbers.add(answer.get().path("number").asText());
            }
        }
        assertThat(numbers).singleElement().asString().matches("SB-[0-9]{6}");
    }

    @Test
    @Order(6)
    void a_request_is_refused_that_is_hostile_anothers_or_one_too_many() throws IOException, InterruptedException {
        UUID id = UUID.randomUUID();
        assertThat(ask(shop.foreigner, request(id, "null", "ines@home.example", "First"))
                        .statusCode())
                .isEqualTo(200);
        code(Problem.CLIENT_ID_REUSED, ask(shop.foreigner, request(id, "null", "ines@home.example", "Second")));
        code(
                Problem.NOT_FOUND,
                ask(
                        shop.foreigner,
                        request(UUID.randomUUID(), "\"" + shop.conversation + "\"", "ines@home.example", "Mine?")));
        for (String address : List.of(
                "a@b.example\\r\\nBcc: all@b.example", "a@b.example,c@d.example", "<a@b.example>", "no address", "")) {
            code(Problem.INVALID, ask(shop.foreigner, request(UUID.randomUUID(), "null", address, "Q")));
        }
        code(
                Problem.INVALID,
                ask(shop.foreigner, request(UUID.randomUUID(), "null", "a@b.example", "x".repeat(5_000))));
        for (String broken : List.of("a\\u0000b", "a\\ud800b")) {
            code(
                    Problem.MALFORMED_FRAME,
                    ask(shop.foreigner, request(UUID.randomUUID(), "null", "a@b.example", broken)));
        }
        HttpResponse<String> last;
        int taken = 1;
        do {
            last = ask(shop.foreigner, request(UUID.randomUUID(), "null", "a@b.example", "Again"));
            taken += last.statusCode() == 200 ? 1 : 0;
        } while (last.statusCode() == 200 && taken < 50);
        code(Problem.TOO_MANY, last);
        assertThat(taken).isEqualTo(5);
        refused(Problem.NOT_SIGNED_IN, shop.post("/api/requests", request(id, "null", "a@b.example", "Nobody's")));
    }

    @Test
    @Order(7)
    void no_foreign_page_says_who_a_shopper_is_or_that_they_left() throws IOException, InterruptedException {
        String body = "{\"token\":\"" + shop.asker.token() + "\",\"name\":\"Eve\"}";
        for (String door : List.of("identify", "logout")) {
            for (String origin : Knock.FOREIGN_ORIGINS) {
                if (!origin.equals(SHOP_PAGE)) {
                    assertThat(shop.answerTo(intake(shop.shop.siteKey(), door, body)
                                            .header("Origin", origin.replace("OURS", shop.origin())))
                                    .statusCode())
                            .as("%s from %s", door, origin)
                            .isEqualTo(Problem.ORIGIN_REFUSED.httpStatus());
                }
            }
            assertThat(shop.answerTo(intake(shop.shop.siteKey(), door, body)).statusCode())
                    .as("%s from no page", door)
                    .isEqualTo(Problem.ORIGIN_REFUSED.httpStatus());
        }
        // A page of another shop, with the secret of a shopper that it should not have: nothing happens.
        assertThat(shop.answerTo(intake("other-shop", "logout", body).header("Origin", "http://other.example"))
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> forged = shop.answerTo(
                intake(shop.shop.siteKey(), "identify", "{\"token\":\"" + shop.asker.token() + "\",\"jwt\":\"a.b.c\"}")
                        .header("Origin", SHOP_PAGE));
        code(Problem.IDENTITY_REFUSED, forged);
        assertThat(shop.answerTo(Asking.entries(shop).header("Authorization", bearer(shop.asker)))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @Order(8)
    void a_line_that_an_old_secret_opened_on_another_node_ends_with_it()
            throws IOException, InterruptedException, GeneralSecurityException {
        ShopApi.Shopper shopper = shop.shop.api().newShopper(shop.shop.siteKey());
        UUID site = siteId();
        JsonNode key = json(shop.post("/api/sites/" + site + "/identity-keys", "{\"use\":\"hs256\"}")
                .header("Origin", shop.origin())
                .header("Cookie", shop.owner.cookie()));
        String jwt =
                jwt(key.path("key").path("kid").asText(), key.path("secret").asText(), "customer-17");
        try (HeardLine old = HeardLine.open(shop.socketOf(shop.shop.second(), "shopper", Map.of()), shopper.token())) {
            old.ask(Neighbourhood.line(UUID.randomUUID(), "Mine."), ServerFrame.Said.class);
            JsonNode answer = json(intake(
                            shop.shop.siteKey(),
                            "identify",
                            "{\"token\":\"" + shopper.token() + "\",\"jwt\":\"" + jwt + "\"}")
                    .header("Origin", SHOP_PAGE));
            String renewed = answer.path("token").asText();
            assertThat(renewed).isNotEmpty().isNotEqualTo(shopper.token());
            try (HeardLine young = HeardLine.open(shop.socketOf(shop.shop.second(), "shopper", Map.of()), renewed)) {
                young.await(ServerFrame.Welcome.class, any -> true);
                old.awaitEnd();
                assertThat(goodbye(old)).isEqualTo(Problem.SESSION_ENDED.code());
                young.ask(Neighbourhood.line(UUID.randomUUID(), "Still mine."), ServerFrame.Said.class);

                json(intake(shop.shop.siteKey(), "logout", "{\"token\":\"" + renewed + "\"}")
                        .header("Origin", SHOP_PAGE));
                young.awaitEnd();
                assertThat(goodbye(young)).isEqualTo(Problem.SESSION_ENDED.code());
            }
        }
        try (HeardLine again =
                HeardLine.open(shop.socketOf(shop.shop.second(), "shopper", Map.of()), shopper.token())) {
            again.awaitEnd();
            assertThat(goodbye(again)).isEqualTo(Problem.NOT_SIGNED_IN.code());
        }
    }

    @Test
    @Order(9)
    void who_is_blocked_leaves_no_request_and_begins_no_upload() throws IOException, InterruptedException {
        json(shop.post(
                        "/api/blocks",
                        "{\"kind\":\"visitor\",\"value\":\"" + shop.foreigner.visitor() + "\",\"reason\":\"Rude.\"}")
                .header("Origin", shop.origin())
                .header("Cookie", shop.owner.cookie()));
        code(
                Problem.BLOCKED,
                ask(shop.foreigner, request(UUID.randomUUID(), "null", "ines@home.example", "By mail, then.")));
        String wanted = "{\"clientId\":\"" + UUID.randomUUID() + "\",\"name\":\"a.pdf\",\"bytes\":10}";
        refused(Problem.BLOCKED, shop.post("/api/files", wanted).header("Authorization", bearer(shop.foreigner)));
    }

    @Test
    @Order(10)
    void after_a_deletion_nobody_has_anything_of_it() throws IOException, InterruptedException {
        assertThat(shop.answerTo(shop.request("/api/conversations/" + shop.conversation + "/words")
                                .DELETE()
                                .header("Authorization", bearer(shop.asker)))
                        .statusCode())
                .isEqualTo(204);
        List<Map<String, String>> everybody = List.of(
                Map.of("Authorization", bearer(shop.asker)),
                Map.of("Authorization", bearer(shop.neighbour)),
                Map.of("Cookie", shop.agent.cookie()));
        for (String path : List.of("/api/files/" + file, "/api/transcripts/" + shop.conversation + "/text")) {
            for (Map<String, String> who : everybody) {
                boolean isGone = Crowd.await(Duration.ofSeconds(15), () -> {
                    HttpRequest.Builder request = shop.request(path);
                    who.forEach(request::header);
                    try {
                        int status = shop.answerTo(request).statusCode();
                        // Staff have no transcripts at all.
                        return status == 404 || status == 403;
                    } catch (IOException | InterruptedException e) {
                        throw new AssertionError(e);
                    }
                });
                assertThat(isGone).as("%s for %s", path, who.keySet()).isTrue();
            }
        }
        // The row goes first, the content after it.
        assertThat(Crowd.await(Duration.ofSeconds(15), () -> contents().isEmpty()))
                .as("%s", contents())
                .isTrue();
    }

    private static List<Path> contents() {
        try (Stream<Path> kept = Files.walk(folder.resolve("files"))) {
            return kept.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String goodbye(HeardLine line) {
        return HeardLine.read(line.frames().getLast()) instanceof ServerFrame.Goodbye goodbye
                ? goodbye.problem().code()
                : "no goodbye";
    }

    private static UUID siteId() throws IOException, InterruptedException {
        for (JsonNode site : json(shop.request("/api/sites").header("Cookie", shop.owner.cookie()))
                .path("sites")) {
            if (site.path("key").asText().equals(shop.shop.siteKey())) {
                return UUID.fromString(site.path("id").asText());
            }
        }
        throw new AssertionError("the site is not there");
    }

    /// As a shop's server makes it.
    private static String jwt(String kid, String secret, String person) throws GeneralSecurityException {
        String unsigned = part("{\"alg\":\"HS256\",\"kid\":\"" + kid + "\"}") + "."
                + part("{\"sub\":\"" + person + "\",\"name\":\"Ada\",\"aud\":\"" + shop.shop.siteKey() + "\",\"exp\":"
                        + (Instant.now().getEpochSecond() + 300) + "}");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return unsigned + "."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(mac.doFinal(unsigned.getBytes(StandardCharsets.UTF_8)));
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpRequest.Builder intake(String key, String door, String body) {
        return shop.request("/intake/" + key + "/" + door)
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static String request(UUID clientId, String conversation, String email, String question) {
        return "{\"clientId\":\"" + clientId + "\",\"conversation\":" + conversation + ",\"name\":\"Ines\",\"email\":\""
                + email + "\",\"question\":\"" + question + "\",\"consent\":true}";
    }

    private static HttpResponse<String> ask(ShopApi.Shopper shopper, String wanted)
            throws IOException, InterruptedException {
        return shop.answerTo(shop.post("/api/requests", wanted).header("Authorization", bearer(shopper)));
    }

    private static JsonNode json(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = shop.answerTo(request);
        assertThat(answer.statusCode())
                .as("%s: %s", answer.request(), answer.body())
                .isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("no " + name);
    }

    private static void code(Problem problem, HttpResponse<String> answer) throws IOException {
        assertThat(JSON.readTree(answer.body()).path("code").asText())
                .as(answer.body())
                .isEqualTo(problem.code());
        assertThat(answer.statusCode()).isEqualTo(problem.httpStatus());
    }

    private static void refused(Problem problem, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = shop.answerTo(request);
        code(problem, answer);
        assertThat(answer.body()).doesNotContain(Neighbourhood.SECRET);
    }
}
