package dev.shopbell.transcript;

import dev.shopbell.transcript.Transcript.Item;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes a transcript down: for reading as plain text, and as a page that prints well.
final class TranscriptWriter {
    private static final String STYLE = """
            body{font:15px/1.5 system-ui,sans-serif;max-width:42em;margin:2em auto;padding:0 1em;color:#1c1e21}
            h1{font-size:1.4em;margin-bottom:0}
            h2{font-size:1em;margin:2em 0 .5em;padding-bottom:.3em;border-bottom:1px solid #dfe3e8}
            header p{margin:.2em 0;color:#5f6670}
            article{margin:.8em 0;break-inside:avoid}
            article b{margin-inline-end:.5em}
            time{color:#5f6670;font-size:.85em}
            article p{margin:.1em 0 0;white-space:pre-wrap;overflow-wrap:anywhere}
            .event{color:#5f6670;font-size:.9em}
            """;

    private final Transcript transcript;
    private final DateTimeFormatter day;
    private final DateTimeFormatter clock;

    TranscriptWriter(Transcript transcript) {
        Locale locale = Locale.forLanguageTag(transcript.language());
        this.transcript = transcript;
        day = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(locale)
                .withZone(transcript.zone());
        clock = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(transcript.zone());
    }

    /// With line ends that every editor knows.
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(transcript.title())
                .append('\n')
                .append(began())
                .append('\n')
                .append(zone())
                .append('\n');
        LocalDate last = null;
        for (Item item : transcript.items()) {
            last = turnDay(last, item, name -> text.append("\n== ").append(name).append(" ==\n\n"));
            text.append('[').append(clock.format(item.at())).append("] ");
            if (item.by() == null) {
                text.append("* ").append(item.text());
            } else {
                text.append(item.by()).append(": ").append(item.text().replace("\n", "\n    "));
            }
            text.append('\n');
        }
        return text.toString().replace("\n", "\r\n");
    }

    /// A document of its own: it loads nothing and runs nothing.
    String html() {
        StringBuilder html = new StringBuilder();
        html.append("<!doctype html>\n<html lang=\"%s\" dir=\"%s\">\n"
                .formatted(transcript.language(), transcript.direction()));
        html.append("<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
        html.append(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        html.append("<title>").append(escaped(transcript.title())).append("</title>\n");
        html.append("<style>\n").append(STYLE).append("</style>\n");
        html.append("<header><h1>").append(escaped(transcript.title())).append("</h1>");
        html.append("<p>")
                .append(escaped(began()))
                .append("</p><p>")
                .append(escaped(zone()))
                .append("</p></header>\n");
        LocalDate last = null;
        for (Item item : transcript.items()) {
            last = turnDay(
                    last,
                    item,
                    name -> html.append("<h2>").append(escaped(name)).append("</h2>\n"));
            String time = "<time datetime=\"%s\">%s</time>".formatted(item.at(), escaped(clock.format(item.at())));
            if (item.by() == null) {
                html.append("<p class=\"event\">")
                        .append(escaped(item.text()))
                        .append(" ")
                        .append(time)
                        .append("</p>\n");
            } else {
                html.append("<article><b dir=\"auto\">")
                        .append(escaped(item.by()))
                        .append("</b>")
                        .append(time);
                html.append("<p dir=\"auto\">").append(escaped(item.text())).append("</p></article>\n");
            }
        }
        return html.append("</html>\n").toString();
    }

    /// Without anything that a file system or a header could take amiss.
    String fileName(String ending) {
        LocalDate date = LocalDate.ofInstant(transcript.openedAt(), transcript.zone());
        String word = transcript.words().getOrDefault("fileName", "").replaceAll("[^a-z0-9-]", "");
        return (word.isEmpty() ? "conversation" : word) + "-" + transcript.siteKey() + "-" + date + "." + ending;
    }

    private String began() {
        return transcript.word("began", "{when}", day.format(transcript.openedAt()));
    }

    private String zone() {
        Locale locale = Locale.forLanguageTag(transcript.language());
        return transcript.word(
                "zone",
                "{zone}",
                transcript.zone().getDisplayName(TextStyle.FULL, locale) + " (" + transcript.zone() + ")");
    }

    private interface Heading {
        void write(String name);
    }

    private LocalDate turnDay(@Nullable LocalDate last, Item item, Heading heading) {
        LocalDate now = LocalDate.ofInstant(item.at(), transcript.zone());
        if (!now.equals(last)) {
            heading.write(day.format(item.at()));
        }
        return now;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
