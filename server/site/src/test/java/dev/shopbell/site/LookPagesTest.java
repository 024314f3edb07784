package dev.shopbell.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopbell.protocol.Wire;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the console asks of a site's settings.
@QuarkusTest
class LookPagesTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String SHOP = "{\"name\":\"Alpine\",\"origins\":[\"https://alpine.example\"]}";

    @Inject
    @SuppressWarnings("NullAway.Init")
    Sites sites;

    @Test
    void a_site_is_added_read_and_changed_as_a_whole() throws Exception {
        JsonNode added = body(send("POST", "/api/sites", SHOP));
        String path = "/api/sites/" + added.get("id").asText();
        assertThat(added.get("version").asInt()).isEqualTo(1);
        assertThat(body(send("GET", path, null))).isEqualTo(added);

        ObjectNode update = update(added);
        update.withObject("/settings/look").put("launcher", "pill").put("accent", "#aa3344");
        JsonNode changed = body(send("PUT", path, update.toString()));
        assertThat(changed.get("version").asInt()).isEqualTo(2);
        assertThat(changed.at("/settings/look/launcher").asText()).isEqualTo("pill");
        assertThat(text("/widget/" + added.get("key").asText() + ".js")).contains("\"pill\":true", "--accent:#aa3344");

        HttpResponse<String> stale = send("PUT", path, update.toString());
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(body(stale).get("code").asText()).isEqualTo("staleSettings");
        assertThat(body(stale).get("action").asText()).isEqualTo("mend");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"Shop\"}",
                "{\"name\":null,\"origins\":[\"https://a.example\"]}",
                "{\"name\":\"Shop\",\"origins\":[null]}",
                "{\"name\":\"Shop\",\"origins\":\"https://a.example\"}",
                "{\"name\":\"Shop\",\"origins\":[\"https://a.example\"],\"settings\":{\"look\":{}}}",
                "{\"name\":\"a\\u0000b\",\"origins\":[\"https://a.example\"]}",
                "[]",
            })
    void a_body_that_is_no_site_is_malformed(String body) throws Exception {
        HttpResponse<String> answer = send("POST", "/api/sites", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"\",\"origins\":[\"https://a.example\"]}",
                "{\"name\":\"Shop\",\"origins\":[]}",
                "{\"name\":\"Shop\",\"origins\":[\"javascript:alert(1)\"]}",
                "{\"key\":\"../up\",\"name\":\"Shop\",\"origins\":[\"https://a.example\"]}",
            })
    void a_site_that_cannot_be_is_refused_with_what_to_mend(String body) throws Exception {
        HttpResponse<String> answer = send("POST", "/api/sites", body);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(body(answer).get("detail").asText()).endsWith(".");
    }

    @Test
    void a_huge_document_is_refused_before_it_is_read() throws Exception {
        assertThat(send("POST", "/api/sites", SHOP + " ".repeat(300_000)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void a_site_that_is_not_there_is_not_found() throws Exception {
        String nowhere = "/api/sites/" + UUID.randomUUID();
        JsonNode added = body(send("POST", "/api/sites", SHOP));
        assertThat(send("GET", nowhere, null).statusCode()).isEqualTo(404);
        assertThat(send("PUT", nowhere, update(added).toString()).statusCode()).isEqualTo(404);
        assertThat(putLogo(nowhere, PicturesTest.picture(10, 10, "png"), "image/png")
                        .statusCode())
                .isEqualTo(404);
        assertThat(send("GET", "/api/sites/no-uuid", null).statusCode()).isEqualTo(404);
    }

    @Test
    void a_logo_is_kept_for_ever_under_the_name_of_its_content() throws Exception {
        Site site = site();
        String path = "/api/sites/" + site.id();
        byte[] picture = PicturesTest.picture(800, 200, "jpeg");
        JsonNode uploaded = body(putLogo(path, picture, "image/jpeg"));
        String logo = uploaded.get("logo").asText();
        assertThat(body(putLogo(path, picture, "image/jpeg"))).isEqualTo(uploaded);

        HttpResponse<byte[]> served = CLIENT.send(
                request("/logo/" + site.key() + "/" + logo + ".png").build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(served.statusCode()).isEqualTo(200);
        assertThat(served.headers().map())
                .containsEntry("content-type", List.of("image/png"))
                .containsEntry("x-content-type-options", List.of("nosniff"))
                .containsEntry("cache-control", List.of("public, max-age=31536000, immutable"));
        assertThat(served.body()).startsWith(0x89, 'P', 'N', 'G');

        ObjectNode update = update(body(send("GET", path, null)));
        update.withObject("/settings/look").put("logo", logo);
        assertThat(send("PUT", path, update.toString()).statusCode()).isEqualTo(200);
        assertThat(text("/panel/" + site.key()))
                .contains("<header>\n<img src=\"/logo/" + site.key() + "/" + logo + ".png\"");
        // Of another site it is no logo.
        assertThat(get("/logo/" + site().key() + "/" + logo + ".png").statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_is_no_picture_becomes_no_logo() throws Exception {
        String path = "/api/sites/" + site().id();
        byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8);
        assertThat(putLogo(path, svg, "image/png").statusCode()).isEqualTo(422);
        assertThat(putLogo(path, svg, "image/svg+xml").statusCode()).isBetween(400, 422);
        assertThat(putLogo(path, new byte[300_000], "image/png").statusCode()).isEqualTo(413);
        ObjectNode update = update(body(send("GET", path, null)));
        update.withObject("/settings/look").put("logo", UUID.randomUUID().toString());
        assertThat(send("PUT", path, update.toString()).statusCode()).isEqualTo(422);
    }

    @Test
    void a_preview_shows_what_was_not_saved_and_saves_nothing() throws Exception {
        Site site = site();
        String path = "/api/sites/" + site.id();
        ObjectNode wanted = update(body(send("GET", path, null)));
        wanted.put("language", "ar").put("name", "<Elsewhere>");
        wanted.withObject("/settings/look").put("launcher", "pill");
        JsonNode preview = body(send("POST", path + "/preview", wanted.toString()));
        assertThat(preview.get("panel").asText()).contains("dir=\"rtl\"", "&lt;Elsewhere&gt;", "\"preview\":true");
        assertThat(preview.at("/button/pill").asBoolean()).isTrue();
        assertThat(sites.versioned(site.id())).contains(new VersionedSite(site, 1));

        wanted.withObject("/settings/look").put("accent", "#ffd400").put("scheme", "light");
        HttpResponse<String> poor = send("POST", path + "/preview", wanted.toString());
        assertThat(poor.statusCode()).isEqualTo(422);
        assertThat(body(poor).get("detail").asText()).contains("#ffd400");
    }

    @Test
    void a_colour_is_checked_and_a_poor_one_gets_a_near_one_that_is_not() throws Exception {
        JsonNode checked = body(send("GET", "/api/sites/colours?accent=" + encoded("#ffd400"), null));
        assertThat(checked.at("/light/enough").asBoolean()).isFalse();
        assertThat(checked.at("/light/text").asText()).isEqualTo("#000000");
        assertThat(checked.at("/dark/enough").asBoolean()).isTrue();
        String better = checked.at("/light/suggestion").asText();
        assertThat(body(send("GET", "/api/sites/colours?accent=" + encoded(better), null))
                        .at("/light/enough")
                        .asBoolean())
                .isTrue();
        for (String query : List.of("", "?accent=red", "?accent=%23123456&accentDark=url(x)")) {
            assertThat(send("GET", "/api/sites/colours" + query, null).statusCode())
                    .as(query)
                    .isEqualTo(422);
        }
    }

    @Test
    void every_text_of_the_widget_can_be_read_to_be_said_otherwise() throws Exception {
        JsonNode texts = body(send("GET", "/api/sites/languages/en", null)).get("texts");
        assertThat(texts).extracting(text -> text.get("key").asText()).contains("send", "newer.one", "newer.other");
        assertThat(send("GET", "/api/sites/languages/xx", null).statusCode()).isEqualTo(404);
    }

    private Site site() {
        return switch (sites.create(new NewSite("Shop", List.of("https://shop.example")))) {
            case CreateSiteOutcome.Created(Site site) -> site;
            case CreateSiteOutcome.Refused refused -> throw new AssertionError(refused);
        };
    }

    private static ObjectNode update(JsonNode detail) {
        return ((ObjectNode) detail.deepCopy()).retain("version", "name", "origins", "settings");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String text(String path) throws Exception {
        return get(path).body();
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> putLogo(String site, byte[] picture, String type) throws Exception {
        return CLIENT.send(
                request(site + "/logo")
                        .header("Authorization", "Bearer administrator")
                        .header("Content-Type", type)
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(picture))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> send(String method, String path, @org.jspecify.annotations.Nullable String body)
            throws Exception {
        HttpRequest.Builder request = request(path).header("Authorization", "Bearer administrator");
        return CLIENT.send(
                body == null
                        ? request.method(method, HttpRequest.BodyPublishers.noBody())
                                .build()
                        : request.header("Content-Type", "application/json")
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode body(HttpResponse<String> answer) throws Exception {
        return Wire.httpMapper().readTree(answer.body());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:7361" + path));
    }
}
