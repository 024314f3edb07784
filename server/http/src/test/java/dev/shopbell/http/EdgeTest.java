package dev.shopbell.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.protocol.Wire;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EdgeTest {
    private static final String OURS = "http://127.0.0.1:7360";
    private static final String BODY =
            "{\"text\":\"hello\",\"id\":\"0198c1a0-0000-7000-8000-000000000001\",\"number\":1}";
    private static final String SHOP = "https://shop.example";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final Map<String, Set<Allow.Who>> ALLOWED = Map.of(
            "visitor", EnumSet.of(Allow.Who.VISITOR),
            "both", EnumSet.of(Allow.Who.VISITOR, Allow.Who.AGENT, Allow.Who.SUPERVISOR, Allow.Who.ADMINISTRATOR),
            "agent", EnumSet.of(Allow.Who.AGENT, Allow.Who.SUPERVISOR, Allow.Who.ADMINISTRATOR),
            "supervisor", EnumSet.of(Allow.Who.SUPERVISOR, Allow.Who.ADMINISTRATOR),
            "administrator", EnumSet.of(Allow.Who.ADMINISTRATOR));

    @ParameterizedTest
    @EnumSource(names = {"VISITOR", "AGENT", "SUPERVISOR", "ADMINISTRATOR"})
    void every_caller_reaches_what_they_may_and_nothing_else(Allow.Who who) throws Exception {
        for (Map.Entry<String, Set<Allow.Who>> method : ALLOWED.entrySet()) {
            HttpResponse<String> answer =
                    send(get("/test/" + method.getKey()).header("Authorization", "Bearer " + who));
            if (method.getValue().contains(who)) {
                assertThat(answer.statusCode()).as("%s", method).isEqualTo(200);
            } else {
                assertProblem(answer, 403, "forbidden");
            }
        }
    }

    @Test
    void nobody_reaches_only_what_is_for_anyone() throws Exception {
        for (String method : ALLOWED.keySet()) {
            assertProblem(send(get("/test/" + method)), 401, "notSignedIn");
        }
        assertThat(send(get("/test/anyone")).body()).isEqualTo("true");
    }

    @Test
    void a_method_that_says_nothing_is_refused_to_everybody() throws Exception {
        assertProblem(send(get("/test/forgotten")), 403, "forbidden");
        assertProblem(send(get("/test/forgotten").header("Authorization", "Bearer ADMINISTRATOR")), 403, "forbidden");
    }

    @Test
    void a_body_comes_back_as_it_was() throws Exception {
        HttpResponse<String> answer = send(post(BODY).header("Origin", OURS));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(BODY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "http://127.0.0.1:7361",
                "http://127.0.0.1",
                "http://127.0.0.1:7360.evil.example",
                "https://127.0.0.1:7360",
                "http://localhost:7360",
                "http://evil.example",
            })
    void a_foreign_page_changes_nothing(String origin) throws Exception {
        assertProblem(send(post(BODY).header("Origin", origin)), 403, "originRefused");
    }

    @Test
    void a_client_that_is_no_browser_needs_no_origin() throws Exception {
        assertThat(send(post(BODY)).statusCode()).isEqualTo(200);
    }

    @Test
    void a_session_without_an_origin_changes_nothing() throws Exception {
        assertProblem(send(post(BODY).header("Cookie", "shopbell_session=AGENT")), 403, "originRefused");
        assertThat(send(post(BODY).header("Cookie", "shopbell_session=AGENT").header("Origin", OURS))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{",
                "[]",
                "{}",
                "\"text\"",
                "{\"text\":1,\"id\":\"0198c1a0-0000-7000-8000-000000000001\",\"number\":1}",
                "{\"text\":\"x\",\"id\":\"no id\",\"number\":1}",
                "{\"text\":\"x\",\"id\":\"0198c1a0-0000-7000-8000-000000000001\",\"number\":\"1\"}",
                "{\"text\":\"x\",\"id\":\"0198c1a0-0000-7000-8000-000000000001\",\"number\":1.5}",
                "{\"text\":null,\"id\":\"0198c1a0-0000-7000-8000-000000000001\",\"number\":1}",
                "{\"text\":\"x\",\"id\":\"0198c1a0-0000-7000-8000-000000000001\",\"number\":1,\"number\":2}",
                "{\"text\":\"nul \\u0000\",\"id\":\"0198c1a0-0000-7000-8000-000000000001\",\"number\":1}",
                "{\"text\":\"half \\ud83d\",\"id\":\"0198c1a0-0000-7000-8000-000000000001\",\"number\":1}",
                "{\"text\":\"half \\udd14\",\"id\":\"0198c1a0-0000-7000-8000-000000000001\",\"number\":1}",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
            })
    void a_body_that_is_not_as_it_should_be_is_malformed(String body) throws Exception {
        HttpResponse<String> answer = send(post(body));
        assertProblem(answer, 400, "malformedFrame");
        assertThat(answer.body()).doesNotContain("dev.shopbell", "jackson", "java.");
    }

    @Test
    void a_text_of_whole_characters_comes_back_as_it_was() throws Exception {
        String bell = "\\ud83d\\udd14 <b> \\n";
        String answer = send(post(BODY.replace("hello", bell))).body();
        assertThat(Wire.httpMapper().readTree(answer).get("text").asText()).isEqualTo("🔔 <b> \n");
    }

    @Test
    void invalid_bytes_are_malformed() throws Exception {
        assertProblem(
                send(request("/test")
                        .POST(BodyPublishers.ofByteArray(new byte[] {'"', (byte) 0xff, '"'}))
                        .header("Content-Type", "application/json")),
                400,
                "malformedFrame");
    }

    @Test
    void a_missing_body_is_malformed() throws Exception {
        assertProblem(send(request("/test").POST(BodyPublishers.noBody())), 400, "malformedFrame");
        assertProblem(
                send(request("/test").POST(BodyPublishers.noBody()).header("Content-Type", "application/json")),
                400,
                "malformedFrame");
    }

    @Test
    void a_body_that_is_too_large_is_not_read() throws Exception {
        assertProblem(send(post("\"" + "x".repeat(1_000) + "\"")), 413, "frameTooLarge");
    }

    @Test
    void a_body_of_unsaid_length_is_bounded_too() throws Exception {
        byte[] large = ("\"" + "x".repeat(1_000) + "\"").getBytes(StandardCharsets.UTF_8);
        assertProblem(
                send(request("/test")
                        .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(large)))
                        .header("Content-Type", "application/json")),
                413,
                "frameTooLarge");
    }

    @Test
    void another_content_type_is_refused() throws Exception {
        assertProblem(
                send(request("/test")
                        .POST(BodyPublishers.ofString("text=x"))
                        .header("Content-Type", "application/x-www-form-urlencoded")),
                400,
                "malformedFrame");
        assertProblem(
                send(request("/test").POST(BodyPublishers.ofString(BODY)).header("Content-Type", "text/plain")),
                400,
                "malformedFrame");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nothing", "/test/nothing", "/test/ids/1", "/test/ids/0;drop", "/%2e%2e/etc/passwd"})
    void what_is_not_there_is_not_found(String path) throws Exception {
        assertProblem(send(get(path)), 404, "notFound");
    }

    @Test
    void a_method_that_is_not_there_is_not_found() throws Exception {
        assertProblem(send(request("/test/agent").DELETE()), 404, "notFound");
        assertProblem(send(request("/test").method("PROPFIND", BodyPublishers.noBody())), 404, "notFound");
    }

    @ParameterizedTest
    @CsvSource({
        "refusal, 409, taken",
        "connection, 503, storageUnavailable",
        "pool, 503, storageUnavailable",
        "statement, 500, internal",
        "defect, 500, internal",
    })
    void a_failure_leaves_as_a_problem_without_its_inside(String how, int status, String code) throws Exception {
        HttpResponse<String> answer = send(get("/test/fails/" + how));
        assertProblem(answer, status, code);
        assertThat(answer.body()).doesNotContain("secret", "Exception", "SQL");
        assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
    }

    @Test
    void every_answer_carries_the_headers_of_safety() throws Exception {
        for (HttpResponse<String> answer : Set.of(
                send(get("/test/anyone")),
                send(get("/nothing")),
                send(post(BODY).header("Origin", "http://evil.example")))) {
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("frame-ancestors 'none'");
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
            assertThat(answer.headers().allValues("Date")).containsExactly("Sun, 01 Mar 2026 07:08:09 GMT");
        }
    }

    @Test
    void a_page_of_the_shop_is_heard_and_may_read_the_answer() throws Exception {
        HttpResponse<String> answer = send(intake(BODY).header("Origin", SHOP));
        assertThat(answer.body()).isEqualTo(BODY);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(SHOP);
        assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-credentials");

        HttpResponse<String> refused = send(intake("{").header("Origin", SHOP));
        assertProblem(refused, 400, "malformedFrame");
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).contains(SHOP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "http://shop.example", "https://evil.example", "https://shop.example.evil.example"})
    void another_page_is_none_of_the_shop(String origin) throws Exception {
        HttpResponse<String> answer = send(intake(BODY).header("Origin", origin));
        assertProblem(answer, 403, "originRefused");
        assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void nobody_is_a_page_of_the_shop_without_saying_so_or_with_a_session() throws Exception {
        assertProblem(send(intake(BODY)), 403, "originRefused");
        assertThat(send(intake(BODY).header("Origin", SHOP).header("Cookie", "shopbell_session=AGENT"))
                        .statusCode())
                .isEqualTo(200);
        assertProblem(
                send(request("/intake/other")
                        .POST(BodyPublishers.ofString(BODY))
                        .header("Content-Type", "text/plain")
                        .header("Origin", SHOP)),
                403,
                "originRefused");
    }

    @Test
    void no_spelling_of_the_shop_pages_path_opens_another_to_them() throws Exception {
        for (String path : Set.of("/intake/../test", "/intake/%2e%2e/test", "/intake/shop/../../test")) {
            HttpRequest.Builder post = request(path)
                    .POST(BodyPublishers.ofString(BODY))
                    .header("Content-Type", "application/json")
                    .header("Origin", SHOP);
            assertProblem(send(post), 403, "originRefused");
        }
    }

    @Test
    void what_begins_like_another_encoding_and_is_none_is_malformed() throws Exception {
        byte[] body = {0, 0, 0, '{', 0x7F, -1, -1, -1};
        assertProblem(send(post("").POST(BodyPublishers.ofByteArray(body))), 400, "malformedFrame");
        assertProblem(
                send(intake("").POST(BodyPublishers.ofByteArray(body)).header("Origin", SHOP)), 400, "malformedFrame");
    }

    /// A page cuts its texts to length, perhaps amid a character.
    @Test
    void half_of_a_character_is_left_out_of_what_a_page_of_a_shop_sends() throws Exception {
        String answer = send(intake(BODY.replace("hello", "\\ude00moon \\u0000\\ud83d\\ude80 \\ud83d"))
                        .header("Origin", SHOP))
                .body();
        assertThat(Wire.httpMapper().readTree(answer).get("text").asText()).isEqualTo("moon 🚀 ");
    }

    @Test
    void what_a_page_of_a_shop_sends_is_bounded() throws Exception {
        assertProblem(send(intake("\"" + "x".repeat(16 * 1024) + "\"").header("Origin", SHOP)), 413, "frameTooLarge");
        byte[] large = ("\"" + "x".repeat(16 * 1024) + "\"").getBytes(StandardCharsets.UTF_8);
        assertThat(send(request("/intake/shop")
                                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(large)))
                                .header("Content-Type", "text/plain")
                                .header("Origin", SHOP))
                        .statusCode())
                .isEqualTo(413);
    }

    private static HttpRequest.Builder intake(String body) {
        return request("/intake/shop").POST(BodyPublishers.ofString(body)).header("Content-Type", "text/plain");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"", "\"status\":" + status);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(ProblemBody.MEDIA_TYPE);
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(OURS + path));
    }

    private static HttpRequest.Builder get(String path) {
        return request(path).GET();
    }

    private static HttpRequest.Builder post(String body) {
        return request("/test").POST(BodyPublishers.ofString(body)).header("Content-Type", "application/json");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
