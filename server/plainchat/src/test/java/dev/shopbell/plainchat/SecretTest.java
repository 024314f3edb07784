package dev.shopbell.plainchat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    @Test
    void a_form_is_known_by_the_secret_that_made_it_and_does_not_tell_it() {
        Secret secret = Secret.of(null);
        assertThat(Secret.of(secret.token())).isEqualTo(secret);
        assertThat(secret.madeForm(secret.formKey())).isTrue();
        assertThat(secret.madeForm(Secret.of(null).formKey())).isFalse();
        assertThat(secret.madeForm("")).isFalse();
        assertThat(secret.formKey()).doesNotContain(secret.token());
        assertThat(secret.toString()).doesNotContain(secret.token());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "a token that is much longer than any that we ever made for anybody"})
    void a_cookie_that_is_none_of_ours_is_replaced(String cookie) {
        assertThat(Secret.of(cookie).token()).isNotEqualTo(cookie);
    }
}
