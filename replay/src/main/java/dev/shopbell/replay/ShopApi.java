package dev.shopbell.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopbell.protocol.Entry;
import dev.shopbell.protocol.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// As much of the HTTP API as it takes to let shoppers and staff in and to read conversations. Thread-safe.
public final class ShopApi implements AutoCloseable {
    /// Where the shop of [#setUp] has its pages.
    public static final String SHOP_ORIGIN = "http://localhost";

    /// The first administrator of a server of our own.
    static final String OWNER = "owner@example.com";
    /// Of accounts that are made for a run, on a server of our own.
    static final String PASSWORD = "only for this one run";

    static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final int OUR_FAULT = 500;
    private static final int PAGE = 200;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final URI url;

    /// @param url scheme, host and port of the server
    public ShopApi(URI url) {
        this.url = url;
    }

    /// A member of staff who is signed in.
    ///
    /// @param cookie the value of the `Cookie` header
    public record Staff(UUID account, String name, String cookie) {}

    /// A browser that the server knows.
    public record Shopper(UUID visitor, String token) {}

    /// The server answered, and the answer was no.
    public static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1;
        private final int status;

        RefusedException(String path, int status, String body) {
            super(path + " answered " + status + ": " + body);
            this.status = status;
        }

        /// The status of the answer.
        public int status() {
            return status;
        }

        /// Whether the same request may succeed later.
        public boolean mayPass() {
            return status == TOO_MANY || status >= OUR_FAULT;
        }
    }

    /// The first administrator of a server of our own, by the one-time link in its data directory.
    public Staff setUp(Path data) throws IOException, InterruptedException {
        ObjectNode wanted = JSON.createObjectNode()
                .put("token", setupToken(data))
                .put("email", OWNER)
                .put("name", "Owner")
                .put("password", PASSWORD)
                .put("shopName", "Trial shop")
                .put("shopOrigin", SHOP_ORIGIN);
        return staff(post("/api/setup", wanted, null));
    }

    /// A busy server may answer its first request a moment before it writes the token.
    private static String setupToken(Path data) throws IOException, InterruptedException {
        return Retry.until(TIMEOUT, () -> {
            String token = Files.readString(data.resolve("setup-token")).strip();
            if (token.isEmpty()) {
                throw new IOException("The token is still being written.");
            }
            return token;
        });
    }

    /// Somebody who has an account.
    public Staff signIn(String email, String password) throws IOException, InterruptedException {
        return staff(
                post("/api/session", JSON.createObjectNode().put("email", email).put("password", password), null));
    }

    /// A new agent, invited by an administrator.
    public Staff hire(Staff administrator, String name) throws IOException, InterruptedException {
        ObjectNode invitation = JSON.createObjectNode()
                .put("email", UUID.randomUUID() + "@example.com")
                .put("name", name)
                .put("role", "agent");
        String link = body(post("/api/accounts", invitation, administrator.cookie()))
                .get("link")
                .asText();
        ObjectNode acceptance = JSON.createObjectNode()
                .put("token", link.substring(link.indexOf('#') + 1))
                .put("password", PASSWORD);
        return staff(post("/api/invitation", acceptance, null));
    }

    /// The key of the server's first site.
    public String siteKey(Staff staff) throws IOException, InterruptedException {
        return body(get("/api/sites", "Cookie", staff.cookie()))
                .get("sites")
                .get(0)
                .get("key")
                .asText();
    }

    /// A new browser on a site.
    public Shopper newShopper(String siteKey) throws IOException, InterruptedException {
        JsonNode answer = body(post("/api/visitors", JSON.createObjectNode().put("site", siteKey), null));
        return new Shopper(
                UUID.fromString(answer.get("visitor").asText()),
                answer.get("token").asText());
    }

    /// Every entry of a conversation that the shopper may see.
    public List<Entry> entries(Shopper shopper, UUID conversation) throws IOException, InterruptedException {
        return entries(conversation, "Authorization", "Bearer " + shopper.token());
    }

    /// Every entry of a conversation.
    public List<Entry> entries(Staff staff, UUID conversation) throws IOException, InterruptedException {
        return entries(conversation, "Cookie", staff.cookie());
    }

    /// The status with which the server answers a shopper who asks for a conversation.
    public int statusOfEntries(Shopper shopper, UUID conversation) throws IOException, InterruptedException {
        return get("/api/conversations/" + conversation + "/entries", "Authorization", "Bearer " + shopper.token())
                .statusCode();
    }

    @Override
    public void close() {
        http.close();
    }

    private List<Entry> entries(UUID conversation, String header, String value)
            throws IOException, InterruptedException {
        List<Entry> all = new ArrayList<>();
        while (true) {
            JsonNode page = body(get(
                    "/api/conversations/" + conversation + "/entries?limit=" + PAGE + "&after="
                            + (all.isEmpty() ? 0 : all.getLast().number()),
                    header,
                    value));
            for (JsonNode entry : page.get("entries")) {
                all.add(Wire.httpMapper().treeToValue(entry, Entry.class));
            }
            if (page.get("entries").isEmpty()
                    || all.getLast().number() >= page.get("head").asInt()) {
                return all;
            }
        }
    }

    private static Staff staff(HttpResponse<String> response) throws IOException {
        JsonNode account = body(response).get("account");
        String cookie = response.headers()
                .firstValue("Set-Cookie")
                .map(header -> header.substring(0, header.indexOf(';')))
                .orElseThrow(() -> new IOException("no cookie came with the session"));
        return new Staff(
                UUID.fromString(account.get("id").asText()), account.get("name").asText(), cookie);
    }

    private HttpResponse<String> get(String path, String header, String value)
            throws IOException, InterruptedException {
        return http.send(request(path).header(header, value).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, ObjectNode body, @Nullable String cookie)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .header("Origin", url.toString())
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path)).timeout(TIMEOUT);
    }

    private static JsonNode body(HttpResponse<String> response) throws IOException {
        if (response.statusCode() / 100 != 2) {
            throw new RefusedException(response.request().uri().getPath(), response.statusCode(), response.body());
        }
        return JSON.readTree(response.body());
    }
}
