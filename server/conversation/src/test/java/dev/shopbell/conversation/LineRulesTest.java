package dev.shopbell.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.protocol.Author;
import dev.shopbell.protocol.AuthorKind;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.Wire;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t", "a\u0000b", "half \uD83D", "\uDE00 half", "\uD83D\uD83D\uDE00"})
    void a_text_that_cannot_be_stored_or_shown_is_refused(String text) {
        assertThat(LineRules.violation(text)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "<script>", "😀", "\u202Eright to left", "a\nb", "{{7*7}}"})
    void any_other_text_is_allowed_hostile_or_not(String text) {
        assertThat(LineRules.violation(text)).isNull();
    }

    @Test
    void the_longest_text_is_allowed_and_one_more_unit_is_not() {
        assertThat(LineRules.violation("x".repeat(Wire.MAX_TEXT))).isNull();
        assertThat(LineRules.violation("x".repeat(Wire.MAX_TEXT + 1))).contains("4000");
    }

    @Test
    void of_a_text_that_is_being_written_the_beginning_is_seen_without_what_no_line_may_hold() {
        assertThat(LineRules.seen("Is it \ud83e\udd7e\u0000 or \ud83e?")).isEqualTo("Is it \ud83e\udd7e or ?");
        assertThat(LineRules.seen("\ud83e\udd7e".repeat(5_000))).isEqualTo("\ud83e\udd7e".repeat(Wire.MAX_WORDS_SEEN));
        assertThat(Wire.writeUtf8(new ServerFrame.TypingSeen(
                        UUID.randomUUID(),
                        new Author(AuthorKind.SHOPPER, UUID.randomUUID(), null),
                        true,
                        LineRules.seen("half \ud83e"))))
                .isNotEmpty();
    }
}
