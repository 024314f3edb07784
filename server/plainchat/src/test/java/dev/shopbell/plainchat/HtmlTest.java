package dev.shopbell.plainchat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {
    @Test
    void what_somebody_typed_is_text_wherever_it_stands() {
        assertThat(Html.linked("<img src=x onerror='alert(1)'> & \"more\""))
                .isEqualTo("&lt;img src=x onerror=&#39;alert(1)&#39;&gt; &amp; &quot;more&quot;");
    }

    @ParameterizedTest
    @CsvSource({
        "See https://example.com/a?b=1&c=2., https://example.com/a?b=1&amp;c=2",
        "(www.example.com), https://www.example.com",
        "HTTP://EXAMPLE.COM/x!, HTTP://EXAMPLE.COM/x",
    })
    void a_web_address_becomes_a_link_that_shows_where_it_leads(String line, String address) {
        assertThat(Html.linked(line)).contains("<a href=\"" + address + "\" rel=\"noopener noreferrer nofollow\">");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "ftp://example.com", "https://", "http://%%"})
    void nothing_else_becomes_one(String line) {
        assertThat(Html.linked(line)).doesNotContain("<a");
    }

    @Test
    void a_quote_ends_an_address() {
        assertThat(Html.linked("https://example.com/\"onmouseover=alert(1)"))
                .contains("href=\"https://example.com/\"")
                .contains("&quot;onmouseover=alert(1)")
                .doesNotContain("\"onmouseover");
    }
}
