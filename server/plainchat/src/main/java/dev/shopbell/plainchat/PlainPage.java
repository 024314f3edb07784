package dev.shopbell.plainchat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One state of the page, as HTML.
///
/// While it waits it loads itself anew and has no field, so that nobody is interrupted in mid-sentence; whoever wants
/// to
/// write, or to be left alone, follows a link to the same page with the field, which stays as it is.
///
/// @param shop where the link back to the shop leads
/// @param starts questions that can be asked with one press
/// @param scheme the colour schemes that the page has, as CSS names them
/// @param waits whether the shopper asked the page to look for the answer by itself
/// @param kept what the shopper wrote and we did not take
/// @param trouble why we did not, as a sentence; null if nothing went wrong
/// @param formKey see [Secret#formKey]
/// @param formId of the form on this page, so that it is taken once; the same as before where it must be repeated
record PlainPage(
        String key,
        String brand,
        @Nullable String shop,
        String greeting,
        List<String> starts,
        PlainTexts texts,
        String scheme,
        Chat chat,
        boolean waits,
        String kept,
        @Nullable String trouble,
        String formKey,
        UUID formId,
        Instant now) {
    /// An answer that is worth waiting for comes soon; later, a look now and then is enough, and at last none.
    private static final Duration SOON = Duration.ofMinutes(5);

    private static final Duration NOW_AND_THEN = Duration.ofMinutes(30);
    private static final int SOON_SECONDS = 15;
    private static final int NOW_AND_THEN_SECONDS = 60;

    /// The whole document.
    String html() {
        Integer again = secondsToNextLook();
        StringBuilder html = new StringBuilder(4_096);
        html.append("<!doctype html>\n<html lang=\"")
                .append(Html.text(texts.language()))
                .append("\" dir=\"");
        html.append(texts.direction()).append("\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.append("<meta name=\"color-scheme\" content=\"").append(scheme).append("\">\n");
        if (again != null) {
            html.append("<meta http-equiv=\"refresh\" content=\"")
                    .append(again)
                    .append("; url=")
                    .append(path());
            html.append("?wait=1\">\n");
        }
        html.append("<title>").append(Html.text(title())).append("</title>\n");
        html.append("<link rel=\"stylesheet\" href=\"").append(path()).append(".css\">\n</head>\n<body>\n");
        addHeader(html);
        addLog(html);
        html.append("<div id=\"end\">\n");
        if (again != null) {
            addWaiting(html, again);
        } else {
            addForm(html);
        }
        return html.append("</div>\n</body>\n</html>\n").toString();
    }

    /// Where this page is; a form and its links lead back to it.
    String path() {
        return pathOf(key);
    }

    static String pathOf(String key) {
        return "/chat/" + key + "/plain";
    }

    /// How long until the page should look again by itself; null where it should not.
    @Nullable
    Integer secondsToNextLook() {
        Instant since = chat.waitingSince();
        if (!waits || since == null || trouble != null) {
            return null;
        }
        Duration waited = Duration.between(since, now);
        if (waited.compareTo(NOW_AND_THEN) > 0) {
            return null;
        }
        return waited.compareTo(SOON) > 0 ? NOW_AND_THEN_SECONDS : SOON_SECONDS;
    }

    /// Read aloud first when the page has loaded itself anew, and shown in a list of tabs.
    private String title() {
        boolean answered = waits && chat.open() && chat.waitingSince() == null;
        String state = trouble != null
                ? texts.text("failed") + " "
                : answered ? texts.text("answered") + " – " : chat.waitingSince() != null ? "… " : "";
        return state + brand;
    }

    private void addHeader(StringBuilder html) {
        html.append("<p class=\"skip\"><a href=\"#end\">")
                .append(text("newest"))
                .append("</a></p>\n<header>\n<h1>");
        html.append(Html.text(brand)).append("</h1>\n");
        if (shop != null) {
            html.append("<p><a href=\"").append(Html.text(shop)).append("\">");
            html.append(text("toShop")).append("</a></p>\n");
        }
        html.append("</header>\n");
    }

    private void addLog(StringBuilder html) {
        html.append("<main aria-label=\"").append(text("chat")).append("\" tabindex=\"0\">\n<ol>\n");
        if (chat.entries().isEmpty()) {
            html.append("<li class=\"theirs\"><p class=\"bubble\" dir=\"auto\">");
            html.append(Html.text(greeting.isEmpty() ? texts.text("greeting") : greeting))
                    .append("</p></li>\n");
        }
        LocalDate day = null;
        for (Chat.Entry entry : chat.entries()) {
            ZonedDateTime at = entry.at().atZone(ZoneOffset.UTC);
            switch (entry.kind()) {
                case LINE, INVITED ->
                    addLine(
                            html,
                            entry,
                            Html.linked(entry.text()),
                            at,
                            !at.toLocalDate().equals(day));
                // That there is one; to see it takes the chat with scripts.
                case FILE ->
                    addLine(html, entry, text("file"), at, !at.toLocalDate().equals(day));
                case TAKEN -> addEvent(html, entry, "taken");
                case CLOSED -> addEvent(html, entry, "ended");
                case REOPENED -> addEvent(html, entry, "reopened");
                case ERASED -> addEvent(html, entry, "erased");
                case OPENED, NOTE -> {}
            }
            day = at.toLocalDate();
        }
        html.append("</ol>\n</main>\n");
    }

    private void addLine(StringBuilder html, Chat.Entry entry, String said, ZonedDateTime at, boolean firstOfDay) {
        String name = entry.mine() ? texts.text("you") : entry.name() == null ? texts.text("shop") : entry.name();
        html.append("<li class=\"").append(entry.mine() ? "mine" : "theirs").append("\"><p class=\"name\">");
        html.append(Html.text(name))
                .append(" <time datetime=\"")
                .append(at.truncatedTo(ChronoUnit.SECONDS).toInstant());
        html.append("\">")
                .append(Html.text(time(at, firstOfDay && !at.toLocalDate().equals(today()))));
        html.append("</time></p><p class=\"bubble\" dir=\"auto\">").append(said);
        html.append("</p></li>\n");
    }

    private void addEvent(StringBuilder html, Chat.Entry entry, String key) {
        String name = entry.name() == null ? texts.text("shop") : entry.name();
        html.append("<li class=\"event\">")
                .append(Html.text(texts.text(key).replace("{name}", name)))
                .append("</li>\n");
    }

    private void addWaiting(StringBuilder html, int seconds) {
        html.append("<p role=\"status\">").append(text("waiting")).append("</p>\n<p class=\"quiet\">");
        html.append(Html.text(texts.text("looksAgain").replace("{n}", Integer.toString(seconds))))
                .append("</p>\n");
        html.append("<p class=\"ways\"><a class=\"button\" href=\"")
                .append(path())
                .append("?wait=1\">");
        html.append(text("lookAgain"))
                .append("</a> <a href=\"")
                .append(path())
                .append("\">")
                .append(text("writeMore"));
        html.append("</a></p>\n");
    }

    private void addForm(StringBuilder html) {
        String status = status();
        if (!status.isEmpty()) {
            html.append("<p role=\"status\">").append(Html.text(status)).append("</p>\n");
        }
        if (trouble != null) {
            html.append("<p id=\"trouble\" role=\"alert\">")
                    .append(text("failed"))
                    .append(' ');
            html.append(Html.text(trouble)).append("</p>\n");
        }
        html.append("<form method=\"post\" action=\"").append(path()).append("\">\n");
        addHidden(html, "key", formKey);
        addHidden(html, "id", formId.toString());
        if (chat.entries().isEmpty()) {
            html.append("<p class=\"starts\">");
            starts.forEach(start -> html.append("<button name=\"start\" formnovalidate value=\"")
                    .append(Html.text(start))
                    .append("\">")
                    .append(Html.text(start))
                    .append("</button> "));
            html.append("</p>\n");
        }
        html.append("<label for=\"text\">").append(text("write")).append("</label>\n");
        html.append(
                "<textarea id=\"text\" name=\"text\" rows=\"3\" cols=\"60\" maxlength=\"4000\" required dir=\"auto\"");
        html.append(trouble == null ? "" : " aria-invalid=\"true\" aria-describedby=\"trouble\" autofocus");
        // The first line feed after the tag is not part of the text.
        html.append(">\n").append(Html.text(kept)).append("</textarea>\n<p class=\"ways\"><button class=\"button\">");
        html.append(text("send")).append("</button>");
        if (!chat.entries().isEmpty()) {
            html.append(" <a href=\"")
                    .append(path())
                    .append("?wait=1\">")
                    .append(text("lookAgain"))
                    .append("</a>");
        }
        html.append("</p>\n</form>\n");
    }

    private String status() {
        if (chat.waitingSince() != null) {
            return texts.text("waiting");
        }
        return chat.open() || chat.entries().isEmpty() ? "" : texts.text("closed");
    }

    private static void addHidden(StringBuilder html, String name, String value) {
        html.append("<input type=\"hidden\" name=\"")
                .append(name)
                .append("\" value=\"")
                .append(value)
                .append("\">\n");
    }

    private String text(String key) {
        return Html.text(texts.text(key));
    }

    private LocalDate today() {
        return now.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /// In UTC, and said so: a browser without scripts does not tell where it is.
    private String time(ZonedDateTime at, boolean withDay) {
        Locale locale = Locale.forLanguageTag(texts.language());
        DateTimeFormatter format = withDay
                ? DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                : DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT);
        return format.withLocale(locale).format(at) + " UTC";
    }
}
