package dev.shopbell.plainchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.protocol.SentFile;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.routing.Availability;
import dev.shopbell.routing.OpeningHours;
import dev.shopbell.routing.Span;
import dev.shopbell.routing.SpecialDay;
import dev.shopbell.site.SiteSettings.Field;
import dev.shopbell.site.SiteSettings.FieldKind;
import dev.shopbell.survey.AnswerRules;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlainPageTest {
    private static final Instant ASKED = Instant.parse("2026-11-25T23:58:00Z");
    private static final Chat.Entry QUESTION =
            new Chat.Entry(EntryKind.LINE, true, null, "<b>Does it fit?</b>", ASKED, null);
    private static final Chat.Entry ANSWER =
            new Chat.Entry(EntryKind.LINE, false, "M<aya", "It does.", ASKED.plusSeconds(20), null);
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
        Chat.Entry again = new Chat.Entry(EntryKind.LINE, true, null, "Hello?", ASKED.plusSeconds(99), null);
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
                .contains("aria-invalid=\"true\" autofocus aria-describedby=\"trouble\"")
                .doesNotContain("<script", "<b>");
    }

    @Test
    void a_time_of_another_day_names_its_day_and_all_say_that_they_are_utc() {
        String nextDay =
                page(ASKING, false, "", null, ASKED.plus(Duration.ofMinutes(3))).html();
        assertThat(nextDay).contains("datetime=\"2026-11-25T23:58:00Z\"", "Nov 25, 2026", "UTC</time>");
        assertThat(page(ASKING, false, "", null, ASKED).html()).doesNotContain("Nov 25");
    }

    @Test
    void a_place_in_the_queue_a_promise_and_what_else_to_do_are_told_to_those_who_wait_alone() {
        Outlook third = outlook(OPEN, new ServerFrame.Waiting(UUID.randomUUID(), 3, 120), true);
        assertThat(page(ASKING, third, PlainPage.Task.WRITE, NOTHING, ASKED).html())
                .contains("place", "expectedWait", "<li dir=\"auto\">Read on at <a href=\"https://shop.example/help")
                .contains("?mail=1\">byMail");
        Chat answered = new Chat(List.of(QUESTION, ANSWER), true);
        assertThat(page(answered, third, PlainPage.Task.WRITE, NOTHING, ASKED).html())
                .doesNotContain("expectedWait", "meanwhile");
    }

    @Test
    void a_shop_that_is_closed_says_when_it_is_back_by_its_own_clock_and_what_its_hours_are() {
        OpeningHours hours = new OpeningHours(
                ZoneId.of("Europe/Amsterdam"),
                Map.of(DayOfWeek.THURSDAY, List.of(new Span(LocalTime.of(9, 0), LocalTime.of(17, 30)))),
                List.of(new SpecialDay(LocalDate.parse("2026-11-27"), "<i>Stocktaking</i>", List.of())));
        Instant opensAt = Instant.parse("2026-11-26T08:00:00Z");
        Outlook closed = new Outlook(new Availability.Standing(false, opensAt, false, null), hours, null, true, true);
        String html =
                page(Chat.NONE, closed, PlainPage.Task.MAIL, NOTHING, ASKED).html();
        assertThat(html)
                .contains("Back Thursday, November 26, 2026, 9:00\u202fAM CET")
                .contains("<th scope=\"row\">Thu, Nov 26</th><td>9:00\u202fAM – 5:30\u202fPM</td>")
                .contains("closedDay – &lt;i&gt;Stocktaking&lt;/i&gt;")
                .contains("action=\"/chat/tarn/plain/request\"");
        Outlook always = outlook(OPEN, null, false);
        assertThat(page(Chat.NONE, always, PlainPage.Task.WRITE, NOTHING, ASKED).html())
                .doesNotContain("<details", "mail=1");
    }

    @Test
    void each_question_has_its_label_what_was_entered_and_what_is_wrong_with_it() {
        PlainForm form = new PlainForm(
                "key",
                new UUID(0, 1),
                List.of(
                        new Field("name", "Your \"name\"", FieldKind.TEXT, true, List.of()),
                        new Field("text", "Topic", FieldKind.CHOICE, false, List.of("Sizes", "<Orders>")),
                        new Field("question", "Question", FieldKind.TEXT, true, List.of()),
                        new Field("mail", "Mail", FieldKind.EMAIL, true, List.of())),
                Map.of("field-name", "\"><script>", "field-text", "<Orders>", "text", "Words", "field-mail", "x"),
                Map.of("mail", AnswerRules.Fault.UNFIT),
                "check");
        assertThat(page(Chat.NONE, outlook(OPEN, null, false), PlainPage.Task.WRITE, form, ASKED)
                        .html())
                .contains("<label for=\"f0\">Your &quot;name&quot;</label>", "value=\"&quot;&gt;&lt;script&gt;\"")
                .contains("<option>Sizes</option><option selected>&lt;Orders&gt;</option>", "<small>(optional)</small>")
                .contains("aria-invalid=\"true\" aria-describedby=\"f2-wrong\" autofocus", "id=\"f2-wrong\">emailWrong")
                .contains(">\nWords</textarea>")
                .doesNotContain("Question<", "<script");
    }

    @Test
    void a_shop_that_takes_questions_by_mail_alone_while_nobody_is_here_leads_to_no_chat() {
        Availability.Standing nobody = new Availability.Standing(true, null, false, null);
        Outlook alone = new Outlook(nobody, OpeningHours.ALWAYS, null, true, true);
        assertThat(page(Chat.NONE, alone, PlainPage.Task.MAIL, NOTHING, ASKED).html())
                .contains("away. leaveIntro", "action=\"/chat/tarn/plain/request\"")
                .doesNotContain("toChat");
        Outlook either = new Outlook(nobody, OpeningHours.ALWAYS, null, true, false);
        assertThat(page(Chat.NONE, either, PlainPage.Task.MAIL, NOTHING, ASKED).html())
                .contains("toChat");
    }

    @Test
    void who_wants_an_answer_by_mail_is_asked_for_no_more_than_the_panel_asks() {
        PlainTexts words = page(Chat.NONE, false, "", null, ASKED).texts();
        assertThat(PlainForm.requestFields(words, true))
                .extracting(Field::name, Field::required)
                .containsExactly(tuple("email", true), tuple("name", false), tuple("consent", true));
        assertThat(PlainForm.requestFields(words, false))
                .extracting(Field::name)
                .containsExactly("email", "name");
    }

    /// Which a browser presses where somebody types Enter in a field of the form.
    @Test
    void the_first_button_of_the_form_sends_what_was_typed() {
        String html = page(Chat.NONE, false, "", null, ASKED).html();
        assertThat(html.substring(html.indexOf("<button")))
                .startsWith("<button class=\"button\">send</button>")
                .contains("<button name=\"start\"");
    }

    @Test
    void a_file_is_a_link_to_save_it_and_a_deleted_one_a_word() {
        UUID id = UUID.randomUUID();
        SentFile invoice = new SentFile(id, "in<voice>.pdf", "application/pdf", 1_234_567, null, null);
        Chat chat = new Chat(
                List.of(
                        new Chat.Entry(EntryKind.FILE, false, "Maya", id.toString(), ASKED, invoice),
                        new Chat.Entry(EntryKind.FILE, false, "Maya", id.toString(), ASKED, null)),
                true);
        assertThat(page(chat, false, "", null, ASKED).html())
                .contains("<a href=\"/chat/tarn/plain/files/" + id + "\"><bdi>in&lt;voice&gt;.pdf</bdi></a> (1.2 MB)")
                .contains("fileErased")
                .doesNotContain("<img");
    }

    @Test
    void who_is_turned_away_reads_so_and_nothing_else() {
        assertThat(page(ASKING, outlook(OPEN, null, true), PlainPage.Task.TURNED_AWAY, NOTHING, ASKED)
                        .html())
                .contains("turnedAway")
                .doesNotContain("<form", "Does it fit", "mail=1");
    }

    private static final Availability.Standing OPEN = new Availability.Standing(true, null, true, null);
    private static final PlainForm NOTHING = new PlainForm("key", new UUID(0, 1), List.of(), Map.of(), Map.of(), null);

    private static Outlook outlook(
            Availability.Standing standing, ServerFrame.@Nullable Waiting place, boolean offersMail) {
        return new Outlook(standing, OpeningHours.ALWAYS, place, offersMail, false);
    }

    private static PlainPage page(Chat chat, boolean waits, String kept, @Nullable String trouble, Instant now) {
        PlainForm form = new PlainForm("key", new UUID(0, 1), List.of(), Map.of("text", kept), Map.of(), trouble);
        return page(chat, outlook(OPEN, null, false), PlainPage.Task.WRITE, form, waits, now);
    }

    private static PlainPage page(Chat chat, Outlook outlook, PlainPage.Task task, PlainForm form, Instant now) {
        return page(chat, outlook, task, form, false, now);
    }

    private static PlainPage page(
            Chat chat, Outlook outlook, PlainPage.Task task, PlainForm form, boolean waits, Instant now) {
        ObjectNode none = JsonNodeFactory.instance.objectNode();
        return new PlainPage(
                new Shop(
                        "tarn",
                        "Tarnwell",
                        "https://shop.example",
                        "",
                        List.of("Where is it?"),
                        List.of("Read on at https://shop.example/help"),
                        "light dark"),
                new PlainTexts("en", "ltr", none, none, none.deepCopy().put("closedUntil", "Back {when}")),
                chat,
                outlook,
                task,
                form,
                null,
                waits,
                now);
    }
}
