package dev.shopbell.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TranscriptWriterTest {
    private static final Transcript TALK = new Transcript(
            "tarnwell",
            "Tarn & Well",
            "de",
            "ltr",
            ZoneId.of("Europe/Berlin"),
            Instant.parse("2026-03-28T23:30:00Z"),
            Map.of("title", "Gespräch mit {name}"),
            List.of(
                    new Transcript.Item(Instant.parse("2026-03-28T22:30:00Z"), "Sie", "<img src=x onerror=alert(1)>"),
                    new Transcript.Item(Instant.parse("2026-03-29T08:00:00Z"), "Maya", "Guten Morgen")));

    @Test
    void what_was_said_is_text_in_the_page() {
        String page = new TranscriptWriter(TALK).html();
        assertThat(page).doesNotContain("<img").contains("&lt;img").contains("Tarn &amp; Well");
    }

    @Test
    void times_are_those_of_the_shopper_also_over_the_change_to_summer_time() {
        String text = new TranscriptWriter(TALK).text();
        assertThat(text).contains("[23:30] Sie: <img").contains("[10:00] Maya: Guten Morgen");
        assertThat(text).contains("28. März 2026").contains("29. März 2026");
    }
}
