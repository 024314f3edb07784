package dev.shopbell.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.protocol.PageKind;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SitePagesTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Inject
    @SuppressWarnings("NullAway.Init")
    Sites sites;

    @Test
    void the_loader_carries_the_sites_settings() throws Exception {
        Site site = site("Alpine", SiteSettings.DEFAULT);
        HttpResponse<String> loader = get("/widget/" + site.key() + ".js");

        assertThat(loader.statusCode()).isEqualTo(200);
        assertThat(loader.body())
                .startsWith("const settings = {\"site\":\"" + site.key() + "\",\"server\":\"http:")
                .contains(
                        "\"server\":\"http://127.0.0.1:7878\"",
                        "--side:auto var(--inline)",
                        "\"home\"],[\"\",\"other\"]]")
                .doesNotContain("texts", "greeting");
        assertThat(header(loader, "Content-Type")).startsWith("text/javascript");
        assertThat(header(loader, "Cache-Control")).isEqualTo("public, max-age=300");
        assertThat(header(loader, "Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
    }

    @Test
    void a_browser_that_has_the_loader_is_told_so() throws Exception {
        Site site = site("Alpine", SiteSettings.DEFAULT);
        String path = "/widget/" + site.key() + ".js";
        String etag = header(get(path), "ETag");
        HttpResponse<String> again = get(path, "If-None-Match", etag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "ETag")).isEqualTo(etag);
        assertThat(get(path, "If-None-Match", "\"another\"").statusCode()).isEqualTo(200);
    }

    @Test
    void what_an_administrator_typed_is_data_and_never_code() throws Exception {
        String hostile = "</script><script>alert(1)</script>\"'&";
        SiteSettings settings = SiteSettings.DEFAULT
                .with(new SiteSettings.Languages(
                        List.of("en"),
                        "en",
                        Map.of(
                                "en",
                                new SiteSettings.Words(hostile, List.of("\"><img src=x onerror=alert(1)>"), Map.of()))))
                .with(new SiteSettings.PageKinds(
                        List.of(new SiteSettings.PageRule("/" + hostile + "\u2028", PageKind.OTHER)),
                        Set.of(),
                        Set.of(),
                        List.of("/" + hostile)));
        Site site = site("\"><script>alert(1)</script>", settings);

        String loader = get("/widget/" + site.key() + ".js").body();
        assertThat(loader).doesNotContain("<", "\u2028").contains("\\u003cscript>");
        String panel = get("/panel/" + site.key()).body();
        assertThat(panel).doesNotContain("<script", "<img").contains("\\\">&lt;img");
    }

    @Test
    void only_the_sites_own_pages_may_frame_the_panel() throws Exception {
        Site site = created(
                new NewSite(null, "Two", List.of("https://a.example", "http://localhost:7900"), SiteSettings.DEFAULT));
        HttpResponse<String> panel = get("/panel/" + site.key());

        assertThat(header(panel, "Content-Security-Policy"))
                .contains(
                        "default-src 'none'",
                        "script-src 'self';",
                        "style-src 'self' 'sha256-",
                        "connect-src 'self' ws://127.0.0.1:7878",
                        "frame-ancestors https://a.example http://localhost:7900")
                .doesNotContain("unsafe", "*");
        assertThat(header(panel, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(panel.body()).contains("lang=\"en\"", "<title>Two</title>", "\"standalone\":false");
    }

    @Test
    void the_panels_policy_allows_the_brands_style_and_no_other() throws Exception {
        Site site = site("Alpine", SiteSettings.DEFAULT);
        for (String path : List.of("/panel/", "/chat/")) {
            HttpResponse<String> page = get(path + site.key());
            String style = page.body().replaceAll("(?s).*<style>|</style>.*", "");
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            assertThat(style).startsWith(":root{--accent:#1f6feb;");
            assertThat(header(page, "Content-Security-Policy"))
                    .contains("style-src 'self' 'sha256-" + Base64.getEncoder().encodeToString(hash) + "';");
        }
    }

    @Test
    void the_panel_speaks_the_first_language_wanted_that_we_have() throws Exception {
        Site site = site("Alpine", SiteSettings.DEFAULT);
        String panel = get("/panel/" + site.key() + "?language=xx,ar-EG,en").body();
        assertThat(panel).contains("lang=\"ar\" dir=\"rtl\"", "\"send\":\"إرسال\"");
        assertThat(panel).contains("\"greeting\":\"\"");

        HttpResponse<String> chat = get("/chat/" + site.key(), "Accept-Language", "zh;q=0.5, ar;q=0.3");
        assertThat(chat.body()).contains("lang=\"ar\"");
        assertThat(chat.headers().allValues("Vary")).contains("Accept-Language");
        assertThat(get("/panel/" + site.key() + "?language=%27%22%3E,").body()).contains("lang=\"en\" dir=\"ltr\"");
    }

    @Test
    void texts_that_come_later_may_be_read_by_any_page() throws Exception {
        Site site = site("Alpine", SiteSettings.DEFAULT);
        HttpResponse<String> more = get("/widget/" + site.key() + "/texts/ar/more.json");
        assertThat(more.body()).isEqualTo("{\"cancel\":\"إلغاء\"}");
        assertThat(header(more, "Content-Type")).startsWith("application/json");
        assertThat(header(more, "Access-Control-Allow-Origin")).isEqualTo("*");
        for (String path : List.of("xx/more", "ar/dir", "ar/nothing", "en/__proto__", "..%2fen/more")) {
            assertThat(get("/widget/" + site.key() + "/texts/" + path + ".json").statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void nobody_may_frame_the_chat_page_or_the_console() throws Exception {
        Site site = site("Alpine", SiteSettings.DEFAULT);
        HttpResponse<String> chat = get("/chat/" + site.key());
        assertThat(header(chat, "Content-Security-Policy")).endsWith("frame-ancestors 'none'");
        assertThat(chat.body()).contains("\"standalone\":true");
        assertThat(header(get("/console/"), "Content-Security-Policy")).endsWith("frame-ancestors 'none'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/widget/nobody.js", "/panel/nobody", "/chat/nobody", "/panel/..%2f..", "/widget/x", "/panel/"})
    void a_site_that_is_not_there_has_no_pages(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void a_file_with_a_hash_in_its_name_is_kept_for_ever() throws Exception {
        HttpResponse<String> asset = get("/assets/panel-B7xK_2qd.js");
        assertThat(asset.statusCode()).isEqualTo(200);
        assertThat(header(asset, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(asset.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(header(get("/console/favicon.svg"), "Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void a_file_comes_in_the_best_form_that_the_browser_takes() throws Exception {
        String path = "/assets/panel-B7xK_2qd.js";
        assertThat(header(get(path, "Accept-Encoding", "gzip, deflate, br"), "Content-Encoding"))
                .isEqualTo("br");
        assertThat(header(get(path, "Accept-Encoding", "gzip"), "Content-Encoding"))
                .isEqualTo("gzip");
        assertThat(header(get(path, "Accept-Encoding", "br;q=0, gzip;q=0.5"), "Content-Encoding"))
                .isEqualTo("gzip");
        assertThat(header(get(path), "Vary")).isEqualTo("Accept-Encoding");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/missing-B7xK_2qd.js",
                "/assets/../panel.html",
                "/assets/%2e%2e/panel.html",
                "/assets/..%2fpanel.html",
                "/assets/.hidden",
                "/assets//etc/passwd",
                "/console/assets/missing.js",
            })
    void there_is_no_way_out_of_the_build(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"code\":\"notFound\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/",
                "/console/setup",
                "/console/conversations/17",
                "/console/notes.unknown",
                "/console/index.html"
            })
    void every_address_of_the_console_is_its_document(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<title>Console</title>");
        assertThat(header(answer, "Content-Security-Policy")).contains("script-src 'self';");
    }

    @Test
    void the_short_addresses_lead_to_the_console() throws Exception {
        for (String path : List.of("/", "/console")) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(header(answer, "Location")).endsWith("/console/");
        }
    }

    @Test
    void staff_read_what_a_shop_must_carry_and_nobody_else_does() throws Exception {
        Site site = site("Snippet", SiteSettings.DEFAULT);
        HttpResponse<String> answer = get("/api/sites", "Authorization", "Bearer agent");
        assertThat(answer.body())
                .contains("\"key\":\"" + site.key() + "\"")
                .contains("http://127.0.0.1:7878/widget/" + site.key() + ".js")
                .contains("http://127.0.0.1:7878/chat/" + site.key());
        assertThat(get("/api/sites").statusCode()).isEqualTo(401);
    }

    private Site site(String name, SiteSettings settings) {
        return created(new NewSite("site-" + COUNT.incrementAndGet(), name, List.of("https://shop.example"), settings));
    }

    private Site created(NewSite wanted) {
        return switch (sites.create(wanted)) {
            case CreateSiteOutcome.Created(Site site) -> site;
            case CreateSiteOutcome.Refused refused -> throw new AssertionError(refused);
        };
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:7361" + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
