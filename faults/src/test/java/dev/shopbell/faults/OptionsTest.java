package dev.shopbell.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    @Test
    void without_words_everything_is_broken_as_planned() {
        Options options = Options.parse(List.of(), 5);
        assertThat(options.scenarios()).isEqualTo(Scenarios.all());
        assertThat(options.plan()).isEqualTo(Plan.DEFAULT.withSeed(5));
    }

    @Test
    void scenarios_and_options_stand_in_any_order() {
        Options options = Options.parse(List.of("--rounds", "2", "cut", "--seed", "-9", "drain", "--rate", "80"), 5);
        assertThat(options.scenarios()).extracting(Scenario::name).containsExactly("cut", "drain");
        assertThat(options.plan().rounds()).isEqualTo(2);
        assertThat(options.plan().seed()).isEqualTo(-9);
        assertThat(options.plan().linesPerSecond()).isEqualTo(80);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "flood|There is no scenario flood.",
                "--speed 3|There is no option --speed.",
                "--rounds|--rounds wants a value.",
                "--rounds 0|--rounds wants a whole number from 1 to 10000, not '0'.",
                "--seed one|--seed wants a whole number, not 'one'.",
                "--plant rose|--plant wants one of changed-line, lost-line, shown-note, not 'rose'.",
                "--keep|--keep wants a value.",
            })
    void what_makes_no_sense_is_told_in_a_sentence(String words, String sentence) {
        assertThatThrownBy(() -> Options.parse(List.of(words.split(" ", -1)), 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }
}
