package dev.shopbell.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestsTest {
    private final Requests behindProxies = new Requests(trusting("10.0.0.0/8", "192.0.2.7", "fd00::/8"));

    @Test
    void a_peer_that_is_no_trusted_proxy_speaks_for_itself() {
        assertThat(behindProxies.remoteAddress("198.51.100.1", List.of("203.0.113.9")))
                .isEqualTo("198.51.100.1");
        assertThat(new Requests(HttpConfig.DEFAULT).remoteAddress("127.0.0.1", List.of("203.0.113.9")))
                .isEqualTo("127.0.0.1");
    }

    @Test
    void a_trusted_proxy_names_the_sender() {
        assertThat(behindProxies.remoteAddress("10.1.2.3", List.of("203.0.113.9")))
                .isEqualTo("203.0.113.9");
        assertThat(behindProxies.remoteAddress("fd00::1", List.of("2001:db8::1")))
                .isEqualTo("2001:db8::1");
    }

    @Test
    void an_address_that_the_sender_claimed_before_the_proxy_is_not_believed() {
        assertThat(behindProxies.remoteAddress("10.1.2.3", List.of("127.0.0.1, 203.0.113.9")))
                .isEqualTo("203.0.113.9");
        assertThat(behindProxies.remoteAddress("10.1.2.3", List.of("127.0.0.1", "203.0.113.9, 192.0.2.7")))
                .isEqualTo("203.0.113.9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "evil.example", "203.0.113.9:1234", "<script>"})
    void what_is_no_address_is_not_taken_for_one(String forwarded) {
        assertThat(behindProxies.remoteAddress("10.1.2.3", List.of(forwarded))).isEqualTo("10.1.2.3");
    }

    @Test
    void a_proxy_without_the_header_is_the_sender() {
        assertThat(behindProxies.remoteAddress("10.1.2.3", List.of())).isEqualTo("10.1.2.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "proxy.example", "", "10.0.0.0/x", "::/129"})
    void a_range_that_is_none_is_refused_at_start(String range) {
        assertThatThrownBy(() -> trusting(range)).isInstanceOf(IllegalArgumentException.class);
    }

    private static HttpConfig trusting(String... ranges) {
        return new HttpConfig("127.0.0.1", 7878, null, List.of(), List.of(ranges), 1);
    }
}
