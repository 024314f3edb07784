package dev.shopbell.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
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
        assertThat(Pattern.compile(AddressPattern.of(pattern)).matcher(address).find())
                .isEqualTo(isFit);
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
