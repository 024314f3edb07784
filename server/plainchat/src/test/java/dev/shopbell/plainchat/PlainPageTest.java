package dev.shopbell.plainchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopbell.protocol.EntryKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlainPageTest {
    private static final Instant ASKED = Instant.parse("2026-11-25T23:58:00Z");
    private static final Chat.Entry QUESTION = new Chat.Entry(EntryKind.LINE, true, null, "<b>Does it fit?</b>", ASKED);
    private static final Chat.Entry ANSWER =
            new Chat.Entry(EntryKind.LINE, false, "M<aya", "It does.", ASKED.plusSeconds(20));
    private static final Chat ASKING = new Chat(List.of(QUESTION), true);

    @Test
    void a_page_that_loads_itself_anew_has_no_field_and_tells_how_to_stop_it() {
        String html = page(ASKING, true, "", null, ASKED).html();
        assertThat(html)
                .contains("http-equiv=\"refresh\" content=\"15; url=/chat/tarn/plain?wait=1\"")
                .contains("looksAgain", "href=\"/chat/tarn/plain\">writeMore")
                .doesNotContain("<textarea");
        assertThat(page(ASKING, false, "", null, ASKED).html())
                .contains("<textarea")
                .doesNotContain("http-equiv");
    }

    @Test
    void it_looks_ever_less_often_and_never_for_nothing() {
        assertThat(page(ASKING, true, "", null, ASKED.plus(Duration.ofMinutes(6)))
                        .secondsToNextLook())
                .isEqualTo(60);
        assertThat(page(ASKING, true, "", null, ASKED.plus(Duration.ofMinutes(31)))
                        .secondsToNextLook())
                .isNull();
        Chat answered = new Chat(List.of(QUESTION, ANSWER), true);
        assertThat(page(answered, true, "", null, ASKED).secondsToNextLook()).isNull();
        assertThat(page(new Chat(List.of(QUESTION), false), true, "", null, ASKED)
                        .secondsToNextLook())
                .isNull();
        assertThat(page(Chat.NONE, true, "", null, ASKED).secondsToNextLook()).isNull();
    }

    @Test
    void the_wait_begins_with_the_first_unanswered_question() {
        Chat.Entry again = new Chat.Entry(EntryKind.LINE, true, null, "Hello?", ASKED.plusSeconds(99));
        assertThat(new Chat(List.of(ANSWER, QUESTION, again), true).waitingSince())
                .isEqualTo(ASKED);
        assertThat(new Chat(List.of(QUESTION, ANSWER, again), true).waitingSince())
                .isEqualTo(again.at());
    }

    @Test
    void whatever_people_typed_is_text_and_no_script_is_there() {
        String html = page(new Chat(List.of(QUESTION, ANSWER), true), false, "</textarea><script>", "trouble", ASKED)
                .html();
        assertThat(html)
                .contains("&lt;b&gt;Does it fit?&lt;/b&gt;", "M&lt;aya", "&lt;/textarea&gt;&lt;script&gt;")
                .contains("aria-invalid=\"true\" aria-describedby=\"trouble\"")
                .doesNotContain("<script", "<b>");
    }

    @Test
    void a_time_of_another_day_names_its_day_and_all_say_that_they_are_utc() {
        String nextDay =
                page(ASKING, false, "", null, ASKED.plus(Duration.ofMinutes(3))).html();
        assertThat(nextDay).contains("datetime=\"2026-11-25T23:58:00Z\"", "Nov 25, 2026", "UTC</time>");
        assertThat(page(ASKING, false, "", null, ASKED).html()).doesNotContain("Nov 25");
    }

    private static PlainPage page(Chat chat, boolean waits, String kept, @Nullable String trouble, Instant now) {
        ObjectNode none = JsonNodeFactory.instance.objectNode();
        return new PlainPage(
                "tarn",
                "Tarnwell",
                "https://shop.example",
                "",
                List.of("Where is it?"),
                new PlainTexts("en", "ltr", none, none),
                "light dark",
                chat,
                waits,
                kept,
                trouble,
                "key",
                new UUID(0, 1),
                now);
    }
}
