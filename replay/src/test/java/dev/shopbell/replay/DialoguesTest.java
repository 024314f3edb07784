package dev.shopbell.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DialoguesTest {
    private static final String TWO_LINES = """
            {"dialog_id": "a", "split": "train", "turns": [{"role": "customer", "text": "hé"}, {"role": "agent", "text": "ho"}]}

            {"id": 7, "turns": []}
            """;

    @TempDir
    Path folder;

    @Test
    void plain_and_packed_recordings_read_alike() throws IOException {
        Path plain = Files.writeString(folder.resolve("plain.jsonl"), TWO_LINES);
        Path packed = folder.resolve("packed.anything");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(TWO_LINES.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(Dialogues.in(plain))
                .isEqualTo(Dialogues.in(packed))
                .containsExactly(
                        new Dialogue(
                                "a",
                                List.of(
                                        new Dialogue.Turn(Dialogue.Side.SHOPPER, "hé"),
                                        new Dialogue.Turn(Dialogue.Side.AGENT, "ho"))),
                        new Dialogue("7", List.of()));
    }

    @Test
    void a_line_that_is_not_as_it_should_be_is_named() throws IOException {
        assertRefused("{\"id\": \"a\", \"turns\": []}\n{\"id\"", "Line 2 is not JSON");
        assertRefused("{\"id\": \"a\"}", "Line 1 has no list of turns");
        assertRefused("{\"turns\": [{\"role\": \"agent\"}]}", "Line 1 has a turn without a text");
        assertRefused("{\"turns\": [{\"role\": \"parrot\", \"text\": \"\"}]}", "unknown role 'parrot'");
    }

    @Test
    void the_shipped_dialogues_have_both_sides_and_no_blank_turn() {
        assertThat(Dialogues.shipped()).hasSizeGreaterThanOrEqualTo(6).allSatisfy(dialogue -> {
            assertThat(dialogue.turns()).extracting(Dialogue.Turn::side).contains(Dialogue.Side.values());
            assertThat(dialogue.turns())
                    .allSatisfy(turn -> assertThat(turn.text()).isNotBlank());
        });
    }

    private void assertRefused(String content, String words) throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.jsonl"), content);
        assertThatThrownBy(() -> Dialogues.in(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(words);
    }
}
