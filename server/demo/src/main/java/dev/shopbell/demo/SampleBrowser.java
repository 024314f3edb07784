package dev.shopbell.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.shopbell.client.ClientListener;
import dev.shopbell.client.ShopbellClient;
import dev.shopbell.client.WebSocketTransport;
import dev.shopbell.protocol.PageState;
import dev.shopbell.protocol.VisitorFrame;
import dev.shopbell.protocol.Wire;
import dev.shopbell.site.Site;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The browser of somebody in the sample shop: it tells of its pages by the front door, as the widget's page script
/// does, and holds the live line of the one that is open.
final class SampleBrowser implements AutoCloseable {
    private final HttpClient http;
    private final Site site;
    private final String storeUrl;
    private final String socketOrigin;
    private final Map<String, String> facts;
    private @Nullable String token;
    private @Nullable ShopbellClient line;

    /// @param socketOrigin `ws://127.0.0.1:7878`
    /// @param token where the browser has one already
    /// @param facts of the browser itself: `userAgent`, `language`, `zone`, `device`, perhaps `referrer`
    SampleBrowser(
            HttpClient http,
            Site site,
            String storeUrl,
            String socketOrigin,
            @Nullable String token,
            Map<String, String> facts) {
        this.http = http;
        this.site = site;
        this.storeUrl = storeUrl;
        this.socketOrigin = socketOrigin;
        this.token = token;
        this.facts = Map.copyOf(facts);
    }

    /// Opens a page, by a link from the one before.
    void open(SamplePage page, Map<String, Object> cart) throws IOException, InterruptedException {
        UUID view = UUID.randomUUID();
        Map<String, Object> body = new LinkedHashMap<>();
        if (token != null) {
            body.put("token", token);
        }
        body.put("view", view);
        body.put("page", Map.of("url", storeUrl + page.path(), "title", page.title() + " · Tarnwell"));
        body.put("kind", page.kind());
        if (page.price() > 0) {
            body.put(
                    "product",
                    Map.of(
                            "name",
                            page.title(),
                            "category",
                            page.category(),
                            "price",
                            page.price(),
                            "currency",
                            "EUR"));
        }
        for (String name : new String[] {"language", "zone", "device", "referrer"}) {
            if (facts.containsKey(name)) {
                body.put(name, facts.get(name));
            }
        }
        if (!cart.isEmpty()) {
            body.put("cart", cart);
        }
        JsonNode answer = post(body);
        if (answer.hasNonNull("token")) {
            token = answer.get("token").asText();
        }
        if (answer.path("line").asBoolean()) {
            here(view, PageState.ACTIVE);
        }
    }

    /// Says what is done with the page, on its line.
    void here(UUID view, PageState state) {
        if (line == null) {
            line = new ShopbellClient(
                    new WebSocketTransport(http, URI.create(socketOrigin + "/socket/page"), Map.of("Origin", storeUrl)),
                    token,
                    new ClientListener() {});
            line.start();
        }
        line.stand(new VisitorFrame.Here(view, state));
    }

    private JsonNode post(Map<String, Object> body) throws IOException, InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http" + socketOrigin.substring(2) + "/intake/" + site.key() + "/view"))
                    .header("Origin", storeUrl)
                    .header("Content-Type", "text/plain")
                    .header("User-Agent", facts.getOrDefault("userAgent", "Firefox/140.0"))
                    .POST(HttpRequest.BodyPublishers.ofString(Wire.httpMapper().writeValueAsString(body)))
                    .build();
            return Wire.httpMapper()
                    .readTree(http.send(request, HttpResponse.BodyHandlers.ofString())
                            .body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a page view cannot be written", e);
        }
    }

    @Override
    public void close() {
        if (line != null) {
            line.close();
        }
    }
}
