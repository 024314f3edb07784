package dev.shopbell.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void a_pipe_gets_plain_lines_and_the_final_state() {
        try (Progress progress = new Progress(out(), false, 200, "lines")) {
            progress.say("note");
            progress.done(100);
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .startsWith("note\n 50 % 100 of 200 lines,")
                .doesNotContain("\r");
    }

    @Test
    void a_terminal_gets_a_bar() {
        try (Progress progress = new Progress(out(), true, 4, "lines")) {
            progress.done(1);
            assertThat(progress.line(true, 1)).startsWith("[" + "#".repeat(10) + " ".repeat(30) + "]  25 %");
        }
    }

    @Test
    void nothing_to_do_is_no_division_by_zero() {
        try (Progress progress = new Progress(out(), false, 0, "lines")) {
            assertThat(progress.line(true, 0)).contains("0 of 0 lines");
        }
    }

    private PrintStream out() {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
