package dev.shopbell.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.shopbell.routing.ExpectedWait.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedWaitTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant SINCE = NOW.minus(Queue.WINDOW);

    @Test
    void nothing_is_promised_before_there_are_enough_answers() {
        assertThat(ExpectedWait.of(List.of(), SINCE, NOW).at(1)).isNull();
        assertThat(ExpectedWait.of(alone(ExpectedWait.FEWEST - 1, 60), SINCE, NOW)
                        .at(1))
                .isNull();
        assertThat(ExpectedWait.of(alone(ExpectedWait.FEWEST, 60), SINCE, NOW).at(1))
                .isEqualTo(Duration.ofMinutes(1));
    }

    /// Those who waited alone say nothing of how fast a queue moves.
    @Test
    void a_quiet_morning_does_not_promise_for_the_rush() {
        ExpectedWait quiet = ExpectedWait.of(alone(100, 20), SINCE, NOW);
        assertThat(quiet.at(1)).isEqualTo(Duration.ofSeconds(20));
        assertThat(quiet.at(2)).isNull();
    }

    /// By hand: twenty wait from the beginning, and one of them is answered every minute. While two and more wait
    /// there are 19 answers in 19 minutes.
    @Test
    void a_queue_that_moves_once_a_minute_takes_a_minute_a_place() {
        List<Wait> waits = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            waits.add(new Wait(NOW.minusSeconds(3_600), NOW.minusSeconds(3_600 - 60 * i), true));
        }
        ExpectedWait expected = ExpectedWait.of(waits, SINCE, NOW);
        assertThat(expected.at(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(expected.at(7)).isEqualTo(Duration.ofMinutes(7));
        assertThat(expected.at(200)).isNull();
    }

    @Test
    void where_answers_cease_the_estimate_grows_with_the_clock() {
        List<Wait> waits = new ArrayList<>(alone(10, 60));
        waits.add(new Wait(NOW.minusSeconds(600), null, false));
        assertThat(ExpectedWait.of(waits, SINCE, NOW).at(1)).isEqualTo(Duration.ofMinutes(2));
        waits.set(10, new Wait(NOW.minusSeconds(600), NOW.minusSeconds(300), false));
        assertThat(ExpectedWait.of(waits, SINCE, NOW).at(1)).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void words_promise_no_more_than_the_figure() {
        assertThat(Queue.inRoundWords(Duration.ZERO)).isEqualTo(60);
        assertThat(Queue.inRoundWords(Duration.ofMinutes(1))).isEqualTo(60);
        assertThat(Queue.inRoundWords(Duration.ofMillis(60_001))).isEqualTo(120);
        assertThat(Queue.inRoundWords(Duration.ofMinutes(10))).isEqualTo(600);
        assertThat(Queue.inRoundWords(Duration.ofSeconds(601))).isEqualTo(900);
    }

    @Property
    void whoever_stands_further_back_is_never_promised_a_shorter_wait(
            @ForAll @IntRange(min = 10, max = 60) int answers, @ForAll Random random) {
        List<Wait> waits = new ArrayList<>();
        for (int i = 0; i < answers; i++) {
            Instant from = SINCE.plusSeconds(random.nextInt(14_000));
            waits.add(new Wait(from, from.plusSeconds(1 + random.nextInt(400)), random.nextInt(10) > 0));
        }
        ExpectedWait expected = ExpectedWait.of(waits, SINCE, NOW);
        for (int position = 2; position < 20; position++) {
            Duration before = expected.at(position - 1);
            Duration after = expected.at(position);
            if (before != null && after != null) {
                assertThat(after).isGreaterThanOrEqualTo(before);
            }
        }
    }

    /// Queues of which theory knows the answer: arrivals and handling at random, first come, first served.
    /// `waitSeconds` is the mean wait of those who wait, the average speed of answer divided by the probability
    /// to wait of Erlang C for these parameters.
    ///
    /// Hands that are free answer at once, so that the first step of the queue is one of the busy ones.
    @ParameterizedTest
    @CsvSource({
        "11, 200, 180, 180.00",
        "12, 200, 180, 90.00",
        "13, 200, 180, 60.00",
        "3, 10, 600, 450.00",
        "6, 20, 600, 225.00",
        "9, 40, 600, 257.14"
    })
    void what_is_promised_on_average_is_no_less_than_what_theory_expects_and_little_more(
            int agents, int anHour, int handlingSeconds, double waitSeconds) {
        Promises promises = simulate(agents, anHour, handlingSeconds, 20_000);
        assertThat(promises.meanWaitSeconds()).isCloseTo(waitSeconds, withPercentage(12));
        // The slower of two rates, each from a dozen answers, is on the long side: that is meant.
        assertThat(promises.meanPromiseSeconds() / promises.meanWaitSeconds()).isBetween(0.95, 1.3);
    }

    /// @param meanPromiseSeconds over those who were promised something
    /// @param meanWaitSeconds over the same
    private record Promises(double meanPromiseSeconds, double meanWaitSeconds) {}

    private static Promises simulate(int agents, int anHour, int handlingSeconds, int shoppers) {
        Random random = new Random(20260601);
        PriorityQueue<Double> freeAt = new PriorityQueue<>();
        for (int i = 0; i < agents; i++) {
            freeAt.add(0.0);
        }
        List<double[]> waited = new ArrayList<>();
        double clock = 0;
        for (int i = 0; i < shoppers; i++) {
            clock += exponential(random, 3_600.0 / anHour);
            double begins = Math.max(clock, freeAt.remove());
            freeAt.add(begins + exponential(random, handlingSeconds));
            if (begins > clock) {
                waited.add(new double[] {clock, begins});
            }
        }
        double promised = 0;
        double actual = 0;
        int n = 0;
        Deque<double[]> window = new ArrayDeque<>();
        for (double[] one : waited) {
            double now = one[0];
            double since = now - Queue.WINDOW.toSeconds();
            window.removeIf(other -> other[1] < since);
            int position =
                    1 + (int) window.stream().filter(other -> other[1] > now).count();
            List<Wait> waits = new ArrayList<>();
            window.forEach(
                    other -> waits.add(new Wait(at(other[0]), other[1] > now ? null : at(other[1]), other[1] <= now)));
            Duration promise = ExpectedWait.of(waits, at(since), at(now)).at(position);
            if (promise != null) {
                promised += promise.toMillis() / 1_000.0;
                actual += one[1] - one[0];
                n++;
            }
            window.add(one);
        }
        return new Promises(promised / n, actual / n);
    }

    private static Instant at(double seconds) {
        return NOW.plusNanos((long) (seconds * 1e9));
    }

    private static double exponential(Random random, double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    /// One after another, each waits so long.
    private static List<Wait> alone(int howMany, int seconds) {
        List<Wait> waits = new ArrayList<>();
        for (int i = 0; i < howMany; i++) {
            Instant from = SINCE.plusSeconds(i * 100L);
            waits.add(new Wait(from, from.plusSeconds(seconds), true));
        }
        return waits;
    }
}
