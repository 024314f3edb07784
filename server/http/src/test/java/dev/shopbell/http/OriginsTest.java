package dev.shopbell.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
    private final Origins origins = new Origins(new HttpConfig(
            "127.0.0.1", 7878, URI.create("https://chat.example.com"), List.of("http://localhost:5173"), List.of(), 1));

    @ParameterizedTest
    @ValueSource(strings = {"https://chat.example.com", "http://localhost:5173"})
    void our_own_pages_are_ours(String origin) {
        assertThat(origins.isOurs(origin)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "https://chat.example.com.evil.example",
                "https://evil-chat.example.com",
                "https://sub.chat.example.com",
                "https://example.com",
                "http://chat.example.com",
                "https://chat.example.com:8443",
                "https://chat.example.com/",
                "HTTPS://CHAT.EXAMPLE.COM",
                "https://chat.example.com, https://evil.example",
                "http://127.0.0.1:7878",
            })
    void what_only_resembles_our_origin_is_foreign(String origin) {
        assertThat(origins.isOurs(origin)).isFalse();
    }

    @Test
    void no_origin_is_not_ours() {
        assertThat(origins.isOurs(null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example, https://shop.example",
        "' https://Shop.Example/ ', https://shop.example",
        "HTTP://shop.example:80, http://shop.example",
        "https://shop.example:443, https://shop.example",
        "https://shop.example:8443, https://shop.example:8443",
        "http://localhost:7000, http://localhost:7000",
        "http://[::1]:7000, http://[::1]:7000",
        "https://bücher.example, https://xn--bcher-kva.example",
    })
    void an_origin_is_written_as_browsers_write_it(String typed, String expected) {
        assertThat(Origins.parse(typed)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop.example",
                "//shop.example",
                "ftp://shop.example",
                "javascript:alert(1)",
                "https://shop.example/path",
                "https://shop.example?query",
                "https://shop.example#fragment",
                "https://user@shop.example",
                "https://user:secret@shop.example",
                "https://*.shop.example",
                "https://shop.example; script-src *",
                "https://shop example",
                "https://shop.example:port",
                "https://shop.example:99999",
                "https://",
            })
    void what_is_no_origin_is_refused(String typed) {
        assertThat(Origins.parse(typed)).isNull();
    }

    @Test
    void without_a_public_url_we_are_where_we_listen() {
        assertThat(HttpConfig.DEFAULT.publicOrigin()).isEqualTo("http://127.0.0.1:7878");
        assertThat(listeningOn("0.0.0.0", 80).publicOrigin()).isEqualTo("http://127.0.0.1");
        assertThat(listeningOn("::1", 7878).publicOrigin()).isEqualTo("http://[::1]:7878");
    }

    @Test
    void sockets_are_as_secure_as_pages() {
        assertThat(listeningOn("127.0.0.1", 7878).socketOrigin()).isEqualTo("ws://127.0.0.1:7878");
        HttpConfig secure =
                new HttpConfig("0.0.0.0", 7878, URI.create("https://chat.example.com"), List.of(), List.of(), 1);
        assertThat(secure.socketOrigin()).isEqualTo("wss://chat.example.com");
        assertThat(secure.isHttps()).isTrue();
    }

    @Test
    void a_public_url_with_a_path_is_refused_at_start() {
        assertThatThrownBy(() -> new HttpConfig(
                        "127.0.0.1", 7878, URI.create("https://example.com/chat"), List.of(), List.of(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("publicUrl");
    }

    private static HttpConfig listeningOn(String host, int port) {
        return new HttpConfig(host, port, null, List.of(), List.of(), 1);
    }
}
