package dev.shopbell.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {
    private static final Offset<Double> NINE_DIGITS = within(1e-8);

    /// Reference values computed by statsmodels' `proportion_confint`, method `wilson`.
    @ParameterizedTest
    @CsvSource({
        "81, 263, 0.25528852, 0.366209577",
        "15, 148, 0.0623864, 0.160487242",
        "0, 20, 0, 0.161125158",
        "1, 29, 0.006113214, 0.171755219",
        "3, 100, 0.010254524, 0.084519364",
        "300, 10000, 0.026832805, 0.033528154",
        "1812, 2210, 0.803338021, 0.835370769"
    })
    void the_interval_of_a_share_is_wilsons(int count, int of, double low, double high) {
        Proportion share = Proportion.of(count, of);

        assertThat(share.low()).isCloseTo(low, NINE_DIGITS);
        assertThat(share.high()).isCloseTo(high, NINE_DIGITS);
    }

    /// The examples of Newcombe's own table, and a large one.
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.052431472, 0.333872654",
        "9, 10, 3, 10, 0.170522724, 0.809017974",
        "6, 7, 2, 7, 0.058227927, 0.806249638",
        "5, 56, 0, 29, -0.038137148, 0.192560014",
        "0, 10, 0, 20, -0.161125158, 0.2775328",
        "0, 10, 0, 10, -0.2775328, 0.2775328",
        "10, 10, 0, 20, 0.679086037, 1",
        "10, 10, 0, 10, 0.60750935, 1",
        "6240, 200000, 6000, 200000, 0.000132488, 0.002267722"
    })
    void the_interval_of_a_difference_is_newcombes(int x1, int n1, int x0, int n0, double low, double high) {
        Proportion.Difference difference = Proportion.of(x1, n1).minus(Proportion.of(x0, n0));

        assertThat(difference.low()).isCloseTo(low, NINE_DIGITS);
        assertThat(difference.high()).isCloseTo(high, NINE_DIGITS);
    }

    @Property
    void a_share_lies_in_its_interval_and_that_between_nothing_and_all(
            @ForAll @IntRange(max = 100_000) int count, @ForAll @IntRange(max = 100_000) int others) {
        Proportion share = Proportion.of(count, (long) count + others);

        assertThat(share.low()).isBetween(0.0, share.value());
        assertThat(share.high()).isBetween(share.value(), 1.0);
    }
}
