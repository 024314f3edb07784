package dev.shopbell.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrowserTest {
    @Test
    void the_family_is_the_one_that_others_do_not_claim() {
        assertThat(Browser.family("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0"))
                .isEqualTo("Edge");
        assertThat(Browser.family("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15"
                        + " (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1"))
                .isEqualTo("Safari on a phone");
        assertThat(Browser.family("curl/8.0")).isNull();
        assertThat(Browser.family(null)).isNull();
    }

    @Test
    void the_language_is_the_first_that_is_asked_for() {
        assertThat(Browser.language("nl-NL,nl;q=0.9,en;q=0.8")).isEqualTo("nl-NL");
        assertThat(Browser.language("*")).isNull();
        assertThat(Browser.language("<script>")).isNull();
        assertThat(Browser.language("")).isNull();
    }
}
