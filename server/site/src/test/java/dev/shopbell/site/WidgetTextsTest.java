package dev.shopbell.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WidgetTextsTest {
    private static final Path WIDGET = Path.of("../../web/widget");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de-AT,en             | de",
                "DE                   | de",
                "de_DE                | de",
                "zh,ja-JP             | ja",
                "en;q=0.2, fr;q=0.9   | fr",
                "iw                   | he",
                "zh-Hant-TW           | nl",
                "*                    | nl",
                "''                   | nl",
                "'<script>,,;q=,-'    | nl",
                "'<script>,sv'        | sv"
            })
    void a_wish_is_met_as_well_as_can_be(String wanted, String chosen) {
        assertThat(WidgetTexts.choose(WidgetTexts.LANGUAGES, "nl", wanted)).isEqualTo(chosen);
    }

    @Test
    void what_is_not_offered_is_not_spoken() {
        assertThat(WidgetTexts.choose(List.of("de", "xx"), "de", "fr,xx")).isEqualTo("de");
        assertThat(WidgetTexts.choose(List.of(), "xx", "de")).isEqualTo("en");
        assertThat(WidgetTexts.choose(WidgetTexts.LANGUAGES, "nl", "de,".repeat(10_000)))
                .isEqualTo("nl");
    }

    @Test
    void the_languages_are_those_whose_texts_are_there() throws IOException {
        try (Stream<Path> files = Files.list(WIDGET.resolve("texts"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(WidgetTexts.LANGUAGES);
        }
    }

    @Test
    void a_site_says_its_own_words_where_there_is_a_text_for_them() {
        WidgetTexts texts = new WidgetTexts(new WebBuild(null, getClass().getClassLoader()));
        Map<String, String> own =
                Map.of("send", "Go", "newer.one", "a line", "newer.few", "x", "newer", "x", "other", "x", "", "x");
        assertThat(texts.group("en", "core", own))
                .hasToString("Optional[{\"send\":\"Go\",\"newer\":"
                        + "{\"one\":\"a line\",\"other\":\"{n} new messages\"}}]");
        assertThat(texts.group("en", "core", Map.of()))
                .hasValueSatisfying(
                        core -> assertThat(core.get("send").asText()).isEqualTo("Send"));
        assertThat(texts.direction("ar")).isEqualTo("rtl");
    }
}
