package dev.shopbell.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.protocol.Wire;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ScriptTest {
    @Test
    void turns_that_cannot_be_said_as_they_are_are_counted() {
        Script script = Script.of(new Dialogue(
                "d",
                List.of(
                        shopper("fine"),
                        shopper(" \n\t"),
                        shopper("word ".repeat(1_000)),
                        shopper("a\0b"),
                        shopper("half \uD83D"))));
        assertThat(script.skipped()).isEqualTo(1);
        assertThat(script.split()).isEqualTo(1);
        assertThat(script.mended()).isEqualTo(2);
        assertThat(script.lines())
                .extracting(Script.Line::text)
                .startsWith("fine")
                .endsWith("a\uFFFDb", "half \uFFFD")
                .hasSize(5);
    }

    @Test
    void a_shopper_goes_before_an_agent_who_begins() {
        Dialogue dialogue = new Dialogue("d", List.of(new Dialogue.Turn(Dialogue.Side.AGENT, "Anything else?")));
        Script script = Script.of(dialogue);
        assertThat(script.greeted()).isTrue();
        assertThat(script.lines())
                .extracting(Script.Line::side)
                .containsExactly(Dialogue.Side.SHOPPER, Dialogue.Side.AGENT);
        assertThat(Script.of(new Dialogue("e", List.of())).lines()).isEmpty();
    }

    @Test
    void a_long_turn_is_cut_between_words() {
        assertThat(Script.split("word ".repeat(1_000)))
                .hasSize(2)
                .allSatisfy(part -> assertThat(part.strip()).startsWith("word").endsWith("word"));
    }

    @Property(tries = 300)
    void parts_of_any_text_can_be_said_and_together_lose_nothing_but_blank_parts(
            @ForAll @StringLength(max = 9_000) String text) {
        String mended = Script.mend(text);
        List<String> parts = Script.split(mended);
        CharsetEncoder strict = StandardCharsets.UTF_8.newEncoder();
        assertThat(parts).allSatisfy(part -> {
            assertThat(part).isNotBlank().doesNotContain("\0");
            assertThat(part.length()).isLessThanOrEqualTo(Wire.MAX_TEXT);
            assertThat(strict.canEncode(part)).isTrue();
        });
        assertThat(String.join("", parts).replaceAll("\\s", "")).isEqualTo(mended.replaceAll("\\s", ""));
    }

    private static Dialogue.Turn shopper(String text) {
        return new Dialogue.Turn(Dialogue.Side.SHOPPER, text);
    }
}
