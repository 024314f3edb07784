package dev.shopbell.access;

import static dev.shopbell.access.AccessTestWiring.ORIGIN;
import static dev.shopbell.access.Node.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.http.Allow;
import dev.shopbell.protocol.Role;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AccessEdgeTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    /// The role table: every endpoint of this module, and the least that its caller must be.
    private static final Map<String, Allow.Who> TABLE = new TreeMap<>(Map.ofEntries(
            Map.entry("POST /api/session", Allow.Who.ANYONE),
            Map.entry("GET /api/session", Allow.Who.AGENT),
            Map.entry("DELETE /api/session", Allow.Who.AGENT),
            Map.entry("GET /api/sessions", Allow.Who.AGENT),
            Map.entry("DELETE /api/sessions/{id}", Allow.Who.AGENT),
            Map.entry("POST /api/password", Allow.Who.AGENT),
            Map.entry("PUT /api/photo", Allow.Who.AGENT),
            Map.entry("DELETE /api/photo", Allow.Who.AGENT),
            Map.entry("GET /photo/{account}.png", Allow.Who.ANYONE),
            Map.entry("GET /api/accounts", Allow.Who.ADMINISTRATOR),
            Map.entry("POST /api/accounts", Allow.Who.ADMINISTRATOR),
            Map.entry("POST /api/accounts/{id}/invitation", Allow.Who.ADMINISTRATOR),
            Map.entry("POST /api/accounts/{id}/disable", Allow.Who.ADMINISTRATOR),
            Map.entry("POST /api/accounts/{id}/enable", Allow.Who.ADMINISTRATOR),
            Map.entry("GET /api/setup", Allow.Who.ANYONE),
            Map.entry("POST /api/setup", Allow.Who.ANYONE),
            Map.entry("POST /api/invitation", Allow.Who.ANYONE)));

    @Inject
    @SuppressWarnings("NullAway.Init")
    Accounts accounts;

    @Inject
    @SuppressWarnings("NullAway.Init")
    VisitorTokens visitors;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Setup setup;

    @Test
    void the_role_table_has_every_endpoint() {
        Set<String> endpoints = new TreeSet<>();
        Stream.of(
                        SessionEndpoints.class,
                        AccountEndpoints.class,
                        FirstStepsEndpoints.class,
                        PhotoEndpoints.class,
                        ShownPhotoEndpoints.class)
                .forEach(type -> Arrays.stream(type.getMethods())
                        .filter(method -> method.isAnnotationPresent(Allow.class))
                        .forEach(method -> endpoints.add(verb(method.getAnnotations()) + " "
                                + type.getAnnotation(Path.class).value()
                                + (method.isAnnotationPresent(Path.class)
                                        ? method.getAnnotation(Path.class).value()
                                        : ""))));
        assertThat(endpoints).isEqualTo(TABLE.keySet());
    }

    @ParameterizedTest
    @EnumSource
    void every_role_reaches_what_it_may_and_nothing_else(Role role) throws Exception {
        Account person = person(role);
        for (Map.Entry<String, Allow.Who> endpoint : TABLE.entrySet()) {
            // One of them ends the session.
            String session = signIn(person);
            boolean mayCall = new Actor.Staff(UUID.randomUUID(), "", role, UUID.randomUUID()).is(endpoint.getValue());
            HttpResponse<String> answer = call(endpoint.getKey(), session, null);
            if (mayCall) {
                assertThat(answer.statusCode()).as("%s", endpoint).isNotIn(403, 405, 500);
            } else {
                assertProblem(answer, 403, "forbidden");
            }
        }
    }

    @Test
    void a_visitor_and_nobody_reach_only_what_is_for_anyone() throws Exception {
        String token = visitors.issue(UUID.randomUUID()).token();
        for (Map.Entry<String, Allow.Who> endpoint : TABLE.entrySet()) {
            if (endpoint.getValue() != Allow.Who.ANYONE) {
                assertProblem(call(endpoint.getKey(), null, token), 403, "forbidden");
                assertProblem(call(endpoint.getKey(), null, null), 401, "notSignedIn");
                assertProblem(call(endpoint.getKey(), "no such session", null), 401, "notSignedIn");
            }
        }
    }

    @Test
    void signing_in_gives_a_cookie_that_scripts_and_other_sites_do_not_get() throws Exception {
        Account account = person(Role.AGENT);
        HttpResponse<String> answer = post("/api/session", credentials(account.email(), PASSWORD), null);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"account\":{\"id\":\"%s\",\"name\":\"%s\",\"email\":\"%s\",\"role\":\"agent\"}}"
                        .formatted(account.id(), account.name(), account.email()));
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("shopbell_session=[A-Za-z0-9_-]{43};.*")
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Lax")
                .containsIgnoringCase("Path=/")
                .containsIgnoringCase("Max-Age=2592000")
                .doesNotContainIgnoringCase("Domain=");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void signing_out_ends_the_session_and_the_cookie() throws Exception {
        String session = signIn(person(Role.AGENT));
        assertThat(call("GET /api/session", session, null).statusCode()).isEqualTo(200);

        HttpResponse<String> out = call("DELETE /api/session", session, null);

        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(out.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("shopbell_session=;")
                .containsIgnoringCase("Max-Age=0");
        assertProblem(call("GET /api/session", session, null), 401, "notSignedIn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "http://127.0.0.1:7363", "http://localhost:7362"})
    void another_site_cannot_act_with_a_session(String origin) throws Exception {
        String session = signIn(person(Role.ADMINISTRATOR));
        for (String endpoint : TABLE.keySet()) {
            if (!endpoint.startsWith("GET")) {
                assertProblem(send(request(endpoint, session, null).header("Origin", origin)), 403, "originRefused");
                assertProblem(send(request(endpoint, session, null)), 403, "originRefused");
            }
        }
        assertThat(call("GET /api/session", session, null).statusCode()).isEqualTo(200);
    }

    @Test
    void another_sites_page_cannot_sign_anybody_in() throws Exception {
        Account account = person(Role.AGENT);
        assertProblem(
                send(body("/api/session", credentials(account.email(), PASSWORD))
                        .header("Origin", "http://evil.example")),
                403,
                "originRefused");
    }

    @Test
    void a_session_of_somebody_else_is_not_there() throws Exception {
        String mine = signIn(person(Role.ADMINISTRATOR));
        String theirs = signIn(person(Role.AGENT));
        String id = call("GET /api/sessions", theirs, null).body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
        assertProblem(send(own(request("DELETE /api/sessions/" + id, mine, null))), 404, "notFound");
        assertThat(call("GET /api/session", theirs, null).statusCode()).isEqualTo(200);
        assertThat(send(own(request("DELETE /api/sessions/" + id, theirs, null)))
                        .statusCode())
                .isEqualTo(204);
        assertProblem(call("GET /api/session", theirs, null), 401, "notSignedIn");
    }

    @Test
    void a_disabled_account_is_out_at_the_next_request() throws Exception {
        String administrator = signIn(person(Role.ADMINISTRATOR));
        Account account = person(Role.SUPERVISOR);
        String session = signIn(account);
        HttpResponse<String> disabled =
                send(own(request("POST /api/accounts/" + account.id() + "/disable", administrator, null)));
        assertThat(disabled.body()).contains("\"disabled\":true");
        assertProblem(call("GET /api/session", session, null), 401, "notSignedIn");
        assertProblem(post("/api/session", credentials(account.email(), PASSWORD), null), 401, "wrongCredentials");
    }

    @Test
    void a_photo_is_shown_to_everybody_and_no_browser_takes_it_for_anything_else() throws Exception {
        Account account = person(Role.AGENT);
        String session = signIn(account);
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB), "jpg", picture);
        HttpResponse<String> put = send(own(HttpRequest.newBuilder(URI.create(ORIGIN + "/api/photo"))
                .PUT(BodyPublishers.ofByteArray(picture.toByteArray()))
                .header("Content-Type", "image/jpeg")
                .header("Cookie", "shopbell_session=" + session)));
        assertThat(put.body()).contains("\"version\":");

        HttpResponse<String> shown = call("GET /photo/" + account.id() + ".png", null, null);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(shown.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(shown.headers().firstValue("Cache-Control")).contains("public, max-age=300");

        assertThat(call("DELETE /api/photo", session, null).statusCode()).isEqualTo(204);
        HttpResponse<String> none = call("GET /photo/" + account.id() + ".png", null, null);
        assertThat(none.statusCode()).isEqualTo(204);
        // Who looked while there was none must see the next one at once.
        assertThat(none.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void an_invited_colleague_sets_a_password_and_is_signed_in() throws Exception {
        String administrator = signIn(person(Role.ADMINISTRATOR));
        String email = "invited" + PEOPLE.incrementAndGet() + "@shop.example";
        HttpResponse<String> invited = post(
                "/api/accounts",
                "{\"email\":\"%s\",\"name\":\"<b>New</b>\",\"role\":\"agent\"}".formatted(email),
                administrator);
        assertThat(invited.body()).contains("\"invited\":true", ORIGIN + "/console/invitation#");
        String token = invited.body().replaceAll(".*#([A-Za-z0-9_-]+)\".*", "$1");

        HttpResponse<String> accepted =
                post("/api/invitation", "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(token, PASSWORD), null);

        assertThat(accepted.statusCode()).isEqualTo(200);
        assertThat(call("GET /api/session", cookie(accepted), null).body()).contains(email);
        assertProblem(
                post("/api/invitation", "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(token, PASSWORD), null),
                404,
                "notFound");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email\":\"a@b.example\",\"password\":[\"x\"]}",
                "{\"email\":\"a@b.example\",\"password\":true}",
                "{\"email\":\"a@b.example\",\"password\":0}",
                "{\"email\":{\"$ne\":\"\"},\"password\":\"x\"}",
                "{\"email\":\"a@b.example\"}",
                "{\"email\":null,\"password\":null}",
            })
    void credentials_of_another_shape_are_malformed(String body) throws Exception {
        assertProblem(post("/api/session", body, null), 400, "malformedFrame");
    }

    @Test
    void what_sql_would_do_with_an_address_does_not_happen() throws Exception {
        assertProblem(post("/api/session", credentials("' OR 1=1 --", PASSWORD), null), 401, "wrongCredentials");
        assertProblem(
                post("/api/session", credentials("a\\u0000b@shop.example", PASSWORD), null), 400, "malformedFrame");
    }

    @Test
    void a_setup_link_that_is_none_opens_nothing() throws Exception {
        setup.issueToken();
        assertProblem(
                post(
                        "/api/setup",
                        "{\"token\":\"guess\",\"email\":\"a@b.example\",\"name\":\"A\",\"password\":\"%s\",\"shopName\":\"S\",\"shopOrigin\":\"https://s.example\"}"
                                .formatted(PASSWORD),
                        null),
                404,
                "notFound");
    }

    private Account person(Role role) {
        String name = "Edge " + PEOPLE.incrementAndGet();
        return Node.done(accounts.create(
                new Actor.Program(), new NewAccount(name.replace(' ', '.') + "@shop.example", name, role), PASSWORD));
    }

    private static String signIn(Account account) throws Exception {
        return cookie(post("/api/session", credentials(account.email(), PASSWORD), null));
    }

    private static String credentials(String email, String password) {
        return "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Set-Cookie")
                .orElseThrow(() -> new AssertionError(answer.body()))
                .split("[=;]", 3)[1];
    }

    private static String verb(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(method -> method != null)
                .map(HttpMethod::value)
                .findAny()
                .orElseThrow();
    }

    private static HttpResponse<String> call(String endpoint, @Nullable String session, @Nullable String bearer)
            throws Exception {
        return send(own(request(endpoint, session, bearer)));
    }

    private static HttpResponse<String> post(String path, String json, @Nullable String session) throws Exception {
        HttpRequest.Builder request = own(body(path, json));
        if (session != null) {
            request.header("Cookie", "shopbell_session=" + session);
        }
        return send(request);
    }

    private static HttpRequest.Builder request(String endpoint, @Nullable String session, @Nullable String bearer) {
        String[] words = endpoint.split(" ", 2);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(ORIGIN
                        + words[1].replaceAll("\\{\\w+}", UUID.randomUUID().toString())))
                .method(words[0], words[0].equals("POST") ? BodyPublishers.ofString("{}") : BodyPublishers.noBody())
                .header("Content-Type", "application/json");
        if (session != null) {
            request.header("Cookie", "shopbell_session=" + session);
        }
        return bearer == null ? request : request.header("Authorization", "Bearer " + bearer);
    }

    private static HttpRequest.Builder body(String path, String json) {
        return HttpRequest.newBuilder(URI.create(ORIGIN + path))
                .POST(BodyPublishers.ofString(json))
                .header("Content-Type", "application/json");
    }

    private static HttpRequest.Builder own(HttpRequest.Builder request) {
        return request.header("Origin", ORIGIN);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.body()).as("%s", answer).contains("\"code\":\"" + code + "\"", "\"status\":" + status);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }
}
