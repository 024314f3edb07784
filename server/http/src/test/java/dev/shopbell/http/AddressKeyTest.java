package dev.shopbell.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressKeyTest {
    @Test
    void a_network_of_ipv6_counts_as_one_and_an_address_of_ipv4_alone() {
        assertThat(AddressKey.of("2001:db8:1:2:3:4:5:6")).isEqualTo(AddressKey.of("2001:db8:1:2:ffff::1"));
        assertThat(AddressKey.of("2001:db8:1:2::1")).isNotEqualTo(AddressKey.of("2001:db8:1:3::1"));
        assertThat(AddressKey.of("192.0.2.7")).isEqualTo("192.0.2.7").isNotEqualTo(AddressKey.of("192.0.2.8"));
        assertThat(AddressKey.of("::ffff:192.0.2.7")).isEqualTo("192.0.2.7");
    }

    @Test
    void whatever_is_no_address_is_not_looked_up_and_counts_as_one() {
        assertThat(AddressKey.of("shop.example")).isEqualTo(AddressKey.of("")).isEqualTo("unknown");
    }
}
