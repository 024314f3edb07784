package dev.shopbell.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.shopbell.client.ClientListener;
import dev.shopbell.client.ShopbellClient;
import dev.shopbell.client.WebSocketTransport;
import dev.shopbell.invitation.Outcome;
import dev.shopbell.protocol.PageState;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.VisitorFrame;
import dev.shopbell.protocol.Wire;
import dev.shopbell.site.Site;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The browser of somebody in the sample shop: it tells of its pages by the front door, as the widget's page script
/// does, watches for the rules that the server names, and holds the live line of the page that is open. One thread uses
/// it at a time.
final class SampleBrowser implements AutoCloseable {
    private final HttpClient http;
    private final Site site;
    private final String storeUrl;
    private final String socketOrigin;
    private final SamplePerson person;
    private final List<Trigger> triggers = new ArrayList<>();
    /// What the server or somebody of the shop wants to show.
    private final AtomicReference<@Nullable UUID> invited = new AtomicReference<>();
    private @Nullable String token;
    private @Nullable UUID view;
    private @Nullable ShopbellClient line;

    /// A rule to ask for.
    ///
    /// @param seconds after so long on the page; nothing is done on it meanwhile
    /// @param onLeaving only on the way out
    private record Trigger(String rule, int seconds, boolean onLeaving) {}

    /// @param socketOrigin `ws://127.0.0.1:7878`
    /// @param token where the browser has one already
    SampleBrowser(
            HttpClient http,
            Site site,
            String storeUrl,
            String socketOrigin,
            @Nullable String token,
            SamplePerson person) {
        this.http = http;
        this.site = site;
        this.storeUrl = storeUrl;
        this.socketOrigin = socketOrigin;
        this.token = token;
        this.person = person;
    }

    /// By what the server knows this browser; null before it has opened a page.
    @Nullable
    String token() {
        return token;
    }

    /// Comes in by this page, from wherever the person was before.
    void enter(SamplePage page, Map<String, Object> cart) throws IOException, InterruptedException {
        open(page, cart, true);
    }

    /// Opens a page, by a link from the one before.
    void open(SamplePage page, Map<String, Object> cart) throws IOException, InterruptedException {
        open(page, cart, false);
    }

    private void open(SamplePage page, Map<String, Object> cart, boolean first)
            throws IOException, InterruptedException {
        UUID opened = UUID.randomUUID();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("view", opened);
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
        for (String name : List.of("language", "zone", "device")) {
            body.put(name, person.facts().get(name));
        }
        if (first && person.facts().containsKey("referrer")) {
            body.put("referrer", person.facts().get("referrer"));
        }
        if (first && !person.campaign().isEmpty()) {
            body.put("campaign", person.campaign());
        }
        if (!cart.isEmpty()) {
            body.put("cart", cart);
        }
        view = opened;
        triggers.clear();
        JsonNode answer = post("view", body);
        if (answer.hasNonNull("token")) {
            token = answer.get("token").asText();
        }
        for (JsonNode trigger : answer.path("triggers")) {
            triggers.add(new Trigger(
                    trigger.path("rule").asText(),
                    Math.max(
                            trigger.path("afterSeconds").asInt(),
                            trigger.path("idleSeconds").asInt()),
                    trigger.path("exitIntent").asBoolean()));
        }
        take(answer);
        if (answer.path("line").asBoolean()) {
            here(opened, PageState.ACTIVE);
        }
    }

    /// The invitation that the person sees after so long on the page: one that came by itself, or by a rule whose
    /// moment
    /// this is.
    ///
    /// @param leaving whether they are about to go
    Optional<UUID> invitation(int seconds, boolean leaving) throws IOException, InterruptedException {
        Iterator<Trigger> watched = triggers.iterator();
        while (invited.get() == null && watched.hasNext()) {
            Trigger trigger = watched.next();
            if (seconds >= trigger.seconds() && (leaving || !trigger.onLeaving())) {
                watched.remove();
                take(post(
                        "trigger", new LinkedHashMap<>(Map.of("view", String.valueOf(view), "rule", trigger.rule()))));
            }
        }
        return Optional.ofNullable(invited.getAndSet(null));
    }

    /// Tells what became of an invitation.
    void settle(UUID invitation, Outcome outcome) throws IOException, InterruptedException {
        post("outcome", new LinkedHashMap<>(Map.of("invitation", invitation, "outcome", outcome)));
    }

    private void take(JsonNode answer) {
        if (answer.path("invitation").hasNonNull("id")) {
            invited.set(UUID.fromString(answer.path("invitation").get("id").asText()));
        }
    }

    /// Says what is done with the page, on its line.
    private void here(UUID opened, PageState state) {
        if (line == null) {
            line = new ShopbellClient(
                    new WebSocketTransport(http, URI.create(socketOrigin + "/socket/page"), Map.of("Origin", storeUrl)),
                    token,
                    new ClientListener() {
                        @Override
                        public void frame(ServerFrame frame) {
                            if (frame instanceof ServerFrame.Invited byHand) {
                                invited.set(byHand.invitation().id());
                            }
                        }
                    });
            line.start();
        }
        line.stand(new VisitorFrame.Here(opened, state));
    }

    private JsonNode post(String what, Map<String, Object> body) throws IOException, InterruptedException {
        if (token != null) {
            body.put("token", token);
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http" + socketOrigin.substring(2) + "/intake/" + site.key() + "/" + what))
                    .header("Origin", storeUrl)
                    .header("Content-Type", "text/plain")
                    .header("User-Agent", person.facts().getOrDefault("userAgent", "Firefox/140.0"))
                    .POST(HttpRequest.BodyPublishers.ofString(Wire.httpMapper().writeValueAsString(body)))
                    .build();
            return Wire.httpMapper()
                    .readTree(http.send(request, HttpResponse.BodyHandlers.ofString())
                            .body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what a page tells cannot be written", e);
        }
    }

    @Override
    public void close() {
        if (line != null) {
            line.close();
            line = null;
        }
    }
}
