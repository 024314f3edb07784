package dev.shopbell.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.protocol.Campaign;
import dev.shopbell.protocol.Cart;
import dev.shopbell.protocol.Product;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainFactsTest {
    @Test
    void a_product_that_is_one_stays_as_it_is() {
        Product jacket = new Product("J-1", "Jacket", "Outdoor", 129.5, "EUR", "https://shop.example/jacket.webp");
        assertThat(PlainFacts.product(jacket)).isEqualTo(jacket);
    }

    @Test
    void what_cannot_be_true_of_a_product_is_left_out_and_the_rest_kept() {
        Product forged = new Product("\u202E", "Ja\u0007cket", "x".repeat(10_000), -1.0, "euro", "javascript:alert(1)");
        assertThat(PlainFacts.product(forged))
                .isEqualTo(new Product(null, "Jacket", "x".repeat(100), null, null, null));
        assertThat(PlainFacts.product(new Product("1", " ", null, 1.0, "EUR", null)))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1e300, Double.NaN, Double.POSITIVE_INFINITY})
    void a_cart_of_no_possible_value_is_none(double value) {
        assertThat(PlainFacts.cart(new Cart(value, "EUR", List.of()))).isNull();
    }

    @Test
    void a_cart_holds_only_so_much_and_nothing_that_is_no_number_of_pieces() {
        List<Cart.Item> items = IntStream.range(-5, 100)
                .mapToObj(i -> new Cart.Item(null, "Sock " + i, i, 3.0))
                .toList();
        Cart cart = Objects.requireNonNull(PlainFacts.cart(new Cart(10, "eur", items)));
        assertThat(cart.currency()).isEqualTo("EUR");
        assertThat(cart.items()).hasSizeLessThanOrEqualTo(Cart.MAX_ITEMS).allMatch(item -> item.quantity() > 0);
    }

    @Test
    void an_empty_campaign_is_none() {
        assertThat(PlainFacts.campaign(new Campaign("", " ", null))).isNull();
        assertThat(PlainFacts.campaign(new Campaign("news", null, null))).isEqualTo(new Campaign("news", null, null));
    }

    @Test
    void attributes_are_few_and_plain() {
        Map<String, String> many = IntStream.range(0, 1_000)
                .boxed()
                .collect(Collectors.toMap(i -> "name" + i, i -> "\u0000value".repeat(1_000)));
        assertThat(PlainFacts.attributes(many))
                .hasSize(20)
                .allSatisfy((name, value) -> assertThat(value).hasSize(200).doesNotContain("\u0000"));
        assertThat(PlainFacts.attributes(Collections.singletonMap("nothing", null)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "facebookexternalhit/1.1",
                "curl/8.5.0",
                " "
            })
    void programs_that_say_so_are_no_visitors(String userAgent) {
        assertThat(Browser.isRobot(userAgent)).isTrue();
        assertThat(Browser.isRobot(null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
                "Mozilla/5.0 (Linux; Android 11; CUBOT NOTE 20) AppleWebKit/537.36 Chrome/119 Mobile Safari/537.36"
            })
    void browsers_are_visitors(String userAgent) {
        assertThat(Browser.isRobot(userAgent)).isFalse();
    }
}
