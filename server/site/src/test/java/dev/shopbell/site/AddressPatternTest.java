package dev.shopbell.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.protocol.PageKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPatternTest {
    @ParameterizedTest
    @CsvSource({
        "/cart, /cart, true",
        "/cart, /cart/, true",
        "/cart, /cart?step=2, true",
        "/cart, /carts, false",
        "/cart, /nl/cart, false",
        "*/cart, /nl/cart, true",
        "/products/*, /products/tent, true",
        "/products/*, /products/tents/dome, true",
        "/products/*, /products, false",
        "/a.b, /aXb, false",
        "/, /, true",
        "/, /?campaign=1, true",
        "/, /cart, false",
        "/^.product.\\d+/, /product/12, true",
        "/[?&]s=/, /?s=tent, true",
    })
    void a_pattern_fits_the_paths_that_it_names(String pattern, String address, boolean isFit) {
        assertThat(AddressPattern.fits(pattern, address)).isEqualTo(isFit);
    }

    @Test
    void an_address_made_to_keep_an_expression_busy_does_not_fit_it() {
        // Doubles the work with each letter: some 2^1000 steps.
        assertThat(AddressPattern.fits("/^.(a+)+$/", "/" + "a".repeat(1_000) + "!"))
                .isFalse();
        assertThat(AddressPattern.fits("/^.(a+)+$/", "/aaa")).isTrue();
        assertThat(AddressPattern.fits("/^(.|a)*$/", "/" + "a".repeat(100_000))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example, home",
        "https://shop.example/?utm_source=x, home",
        "https://shop.example/p/tent?colour=red#reviews, product",
        "https://shop.example/p/sale/tent, category",
        "https://shop.example/about, other",
        "https://shop.example/account/orders, other",
        "https://shop.example/about#/account/orders, other",
        "'', other",
        "javascript:alert(1), other",
    })
    void a_page_is_what_the_first_rule_for_its_address_says(String url, String kind) {
        SiteSettings.PageKinds pages = new SiteSettings.PageKinds(
                List.of(
                        new SiteSettings.PageRule("/p/sale/*", PageKind.CATEGORY),
                        new SiteSettings.PageRule("/p/*", PageKind.PRODUCT)),
                Set.of(),
                Set.of(),
                List.of("/account/*"));
        assertThat(pages.kindOf(url)).isEqualTo(PageKind.valueOf(kind.toUpperCase(Locale.ROOT)));
        assertThat(pages.isExcluded(url)).isEqualTo(url.endsWith("/account/orders") && !url.contains("#"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/(/", "/a++/", "/(?>a)/", "/(?i)cart/", "/\\Qcart\\E/"})
    void what_browsers_would_stumble_over_is_refused(String pattern) {
        assertThat(AddressPattern.complaint(pattern)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cart", "/(?:a|b)+/", "/(?<!x)cart$/", "/(?=a)/", "*"})
    void what_browsers_take_is_taken(String pattern) {
        assertThat(AddressPattern.complaint(pattern)).isNull();
    }
}
