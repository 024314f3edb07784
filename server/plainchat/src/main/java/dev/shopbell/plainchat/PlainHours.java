package dev.shopbell.plainchat;

import dev.shopbell.routing.OpeningHours;
import dev.shopbell.routing.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.stream.Collectors;

/// The hours of the shop, in words. By the clock of the shop, and said so: a browser without scripts does not tell
/// where it is.
final class PlainHours {
    private static final int DAYS = 7;
    /// The name of a zone in few letters, `CET`.
    private static final String ZONE = "z";

    private PlainHours() {}

    /// A moment of another day or of today.
    static String moment(Instant instant, OpeningHours hours, Locale locale) {
        ZonedDateTime at = instant.atZone(hours.zone());
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(at)
                + " " + DateTimeFormatter.ofPattern(ZONE, locale).format(at);
    }

    /// The days from now on, behind a line that opens them; nothing where the shop is always there.
    static void add(StringBuilder html, OpeningHours hours, Instant now, PlainTexts texts) {
        if (hours.closesAt(now).isEmpty() && hours.opensAt(now).isEmpty()) {
            return;
        }
        Locale locale = Locale.forLanguageTag(texts.language());
        ZonedDateTime at = now.atZone(hours.zone());
        html.append("<details>\n<summary>").append(Html.text(texts.text("openingHours")));
        html.append(" (")
                .append(Html.text(DateTimeFormatter.ofPattern(ZONE, locale).format(at)));
        html.append(")</summary>\n<table>\n");
        DateTimeFormatter day = DateTimeFormatter.ofLocalizedPattern("MMMEd").withLocale(locale);
        for (LocalDate date = at.toLocalDate();
                date.isBefore(at.toLocalDate().plusDays(DAYS));
                date = date.plusDays(1)) {
            html.append("<tr><th scope=\"row\">").append(Html.text(day.format(date)));
            html.append("</th><td>")
                    .append(Html.text(on(date, hours, texts, locale)))
                    .append("</td></tr>\n");
        }
        html.append("</table>\n</details>\n");
    }

    private static String on(LocalDate date, OpeningHours hours, PlainTexts texts, Locale locale) {
        String spans =
                hours.on(date).stream().map(span -> written(span, locale)).collect(Collectors.joining(", "));
        String reason = hours.specialDay(date)
                .map(special -> special.reason().isBlank() ? "" : " – " + special.reason())
                .orElse("");
        return (spans.isEmpty() ? texts.text("closedDay") : spans) + reason;
    }

    private static String written(Span span, Locale locale) {
        return written(span.from(), locale) + " – " + written(span.to(), locale);
    }

    private static String written(LocalTime time, Locale locale) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale)
                .format(time);
    }
}
