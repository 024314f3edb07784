package dev.shopbell.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.protocol.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPageTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "//shop.example/x",
                "https://user:secret@shop.example/",
                "http://",
                "https:///x",
                "java\tscript:alert(1)",
                "ht tp://shop.example"
            })
    void a_url_that_is_no_page_of_a_shop_is_replaced_by_an_empty_text(String url) {
        assertThat(PlainPage.of(new Page(url, "")).url()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example",
                "http://localhost:7880/product/alder?size=M&x=[a b]#reviews",
                "https://xn--mnchen-3ya.example/käse"
            })
    void a_url_of_a_shop_is_kept_as_it_is(String url) {
        assertThat(PlainPage.of(new Page(url, "")).url()).isEqualTo(url);
    }

    @Test
    void a_title_keeps_its_letters_and_loses_what_would_disturb_other_text() {
        Page page = PlainPage.of(new Page("", "Alder\u0000 \u202Ejacket\uD800 😀 <b>"));

        assertThat(page.title()).isEqualTo("Alder jacket 😀 <b>");
    }

    @Test
    void a_title_is_cut_before_half_of_a_character() {
        String title = PlainPage.of(new Page("", "x".repeat(199) + "😀")).title();

        assertThat(title).isEqualTo("x".repeat(199));
    }
}
