package dev.shopbell.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.shopbell.invitation.Outcome;
import dev.shopbell.protocol.Wire;
import dev.shopbell.site.Site;
import dev.shopbell.site.SiteSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What sample visitors tell, heard by an intake that invites everybody after three seconds on a page.
class SampleVisitorsTest {
    private static final String STORE = "http://localhost:7879";
    private static final Site SITE =
            new Site(UUID.randomUUID(), "tarnwell", "Tarnwell", List.of(STORE), SiteSettings.DEFAULT);
    private static final UUID INVITATION = UUID.randomUUID();

    private record Told(String what, JsonNode body) {}

    private static final List<Told> TOLD = new CopyOnWriteArrayList<>();
    private static HttpServer intake;

    @BeforeAll
    static void listen() throws IOException {
        intake = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        intake.createContext("/intake/tarnwell/", exchange -> {
            String what = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
            JsonNode body = Wire.httpMapper().readTree(exchange.getRequestBody());
            TOLD.add(new Told(what, body));
            Map<String, Object> answer = new HashMap<>();
            if (what.equals("view")) {
                answer.put("token", "secret of a browser");
                answer.put("triggers", List.of(Map.of("rule", UUID.randomUUID(), "afterSeconds", 3)));
            } else if (what.equals("trigger")) {
                answer.put("invitation", Map.of("id", INVITATION));
            }
            byte[] bytes = Wire.httpMapper().writeValueAsString(answer).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        intake.start();
    }

    @AfterAll
    static void end() {
        intake.stop(0);
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void whoever_is_invited_answers_in_their_own_way(Outcome reaction) throws Exception {
        SamplePerson person =
                new SamplePerson(SamplePerson.of(0).facts(), Map.of(), SamplePage.of("cairn-mid-boot"), reaction);
        UUID accepted = lookAround(person);
        List<Told> outcomes =
                TOLD.stream().filter(told -> told.what().equals("outcome")).toList();
        assertThat(outcomes).isNotEmpty();
        JsonNode first = outcomes.getFirst().body();
        assertThat(first.get("outcome").asText()).isEqualToIgnoringCase(reaction.name());
        assertThat(first.get("invitation").asText()).isEqualTo(INVITATION.toString());
        assertThat(first.get("token").asText()).isEqualTo("secret of a browser");
        // Whoever accepts is in a chat, and looks no further.
        assertThat(accepted).isEqualTo(reaction == Outcome.ACCEPTED ? INVITATION : null);
        assertThat(views().size() == 1).isEqualTo(reaction == Outcome.ACCEPTED);
    }

    @Test
    void the_first_page_alone_tells_what_brought_somebody_and_the_others_are_of_the_same_browser() throws Exception {
        SamplePerson person = SamplePerson.of(2);
        lookAround(person);
        JsonNode first = views().getFirst();
        assertThat(first.get("campaign").get("source").asText()).isEqualTo("instagram");
        assertThat(first.get("referrer").asText()).isEqualTo("https://www.instagram.com/");
        assertThat(first.get("page").get("url").asText())
                .isEqualTo(STORE + person.landing().path());
        assertThat(first.has("token")).isFalse();
        assertThat(views().subList(1, views().size()))
                .isNotEmpty()
                .allSatisfy(view ->
                        assertThat(view.has("campaign") || view.has("referrer")).isFalse())
                .allSatisfy(view -> assertThat(view.get("token").asText()).isEqualTo("secret of a browser"));
    }

    @Test
    void nine_people_are_enough_to_see_every_kind_of_them() {
        Set<String> devices = new HashSet<>();
        Set<String> languages = new HashSet<>();
        Set<String> campaigns = new HashSet<>();
        Set<String> referrers = new HashSet<>();
        Set<Outcome> reactions = new HashSet<>();
        for (int number = 0; number < 9; number++) {
            SamplePerson person = SamplePerson.of(number);
            devices.add(person.facts().get("device"));
            languages.add(person.facts().get("language"));
            campaigns.add(person.campaign().getOrDefault("name", ""));
            referrers.add(person.facts().getOrDefault("referrer", ""));
            reactions.add(person.reaction());
        }
        assertThat(devices).containsExactlyInAnyOrder("desktop", "phone", "tablet");
        assertThat(languages).hasSizeGreaterThan(5);
        assertThat(campaigns).contains("").hasSizeGreaterThan(2);
        assertThat(referrers).contains("").hasSizeGreaterThan(2);
        assertThat(reactions).containsExactlyInAnyOrder(Outcome.values());
    }

    private static @Nullable UUID lookAround(SamplePerson person) throws Exception {
        TOLD.clear();
        String socketOrigin = "ws://127.0.0.1:" + intake.getAddress().getPort();
        try (HttpClient http = HttpClient.newHttpClient();
                SampleBrowser browser = new SampleBrowser(http, SITE, STORE, socketOrigin, null, person)) {
            // Always the same walk; time is for people.
            return new SampleVisitors(http, seconds -> {}).lookAround(browser, person, new Random(7));
        }
    }

    private static List<JsonNode> views() {
        return TOLD.stream()
                .filter(told -> told.what().equals("view"))
                .map(Told::body)
                .toList();
    }
}
