package dev.shopbell.plainchat;

import dev.shopbell.protocol.SentFile;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// What was said, as HTML.
///
/// @param path of the page, below which its files are
record PlainLog(String path, String greeting, Chat chat, PlainTexts texts, Instant now) {
    private static final int KILOBYTE = 1_000;

    void add(StringBuilder html) {
        html.append("<section aria-label=\"").append(text("chat")).append("\" tabindex=\"0\">\n<ol>\n");
        if (chat.entries().isEmpty()) {
            html.append("<li class=\"theirs\"><p class=\"bubble\" dir=\"auto\">");
            html.append(Html.text(greeting.isEmpty() ? texts.text("greeting") : greeting))
                    .append("</p></li>\n");
        }
        LocalDate day = null;
        for (Chat.Entry entry : chat.entries()) {
            ZonedDateTime at = entry.at().atZone(ZoneOffset.UTC);
            boolean firstOfDay = !at.toLocalDate().equals(day);
            switch (entry.kind()) {
                case LINE, INVITED -> addLine(html, entry, Html.linked(entry.text()), at, firstOfDay);
                case FILE -> addLine(html, entry, file(entry), at, firstOfDay);
                case TAKEN -> addEvent(html, entry, "taken");
                case CLOSED -> addEvent(html, entry, "ended");
                case REOPENED -> addEvent(html, entry, "reopened");
                case ERASED -> addEvent(html, entry, "erased");
                case OPENED, NOTE -> {}
            }
            day = at.toLocalDate();
        }
        html.append("</ol>\n</section>\n");
    }

    /// To be saved, never shown where it stands: a page without scripts has no way to ask before it loads a picture.
    private String file(Chat.Entry entry) {
        SentFile file = entry.file();
        return file == null
                ? text("fileErased")
                : text("file") + ": <a href=\"" + path + "/files/" + file.id() + "\"><bdi>" + Html.text(file.name())
                        + "</bdi></a> (" + Html.text(size(file.bytes())) + ")";
    }

    private String size(long bytes) {
        NumberFormat numbers = NumberFormat.getNumberInstance(Locale.forLanguageTag(texts.language()));
        numbers.setMaximumFractionDigits(1);
        long kilobytes = Math.max(1, Math.round((double) bytes / KILOBYTE));
        return kilobytes < KILOBYTE
                ? numbers.format(kilobytes) + " kB"
                : numbers.format((double) kilobytes / KILOBYTE) + " MB";
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
