package dev.shopbell.routing;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// [OpeningHours] as they are written: on HTTP and in the database.
///
/// @param zone an IANA name such as `Europe/Berlin`
/// @param week what is open in every week; empty for always
/// @param specialDays holidays and other exceptions
public record Hours(String zone, List<OnWeekday> week, List<OnDate> specialDays) {
    private static final int MOST_SPANS_A_DAY = 5;
    /// More than a year of special days, and still quick to look through.
    private static final int MOST_SPECIAL_DAYS = 400;

    private static final int MAX_REASON = 100;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /// The lists are copied.
    public Hours {
        week = List.copyOf(week);
        specialDays = List.copyOf(specialDays);
    }

    /// Hours of a weekday.
    ///
    /// @param day 1 for Monday to 7 for Sunday, as in ISO 8601
    public record OnWeekday(int day, List<FromTo> spans) {}

    /// A date that is not like others.
    ///
    /// @param date `2026-12-24`
    /// @param reason what the day is; may be empty
    /// @param spans what is open instead; empty for closed
    public record OnDate(String date, String reason, List<FromTo> spans) {}

    /// A stretch of a day.
    ///
    /// @param from `09:00`
    /// @param to `18:00`; at or before `from` it is meant on the next day
    public record FromTo(String from, String to) {}

    /// Thrown where something is not allowed; the message says what, for a person.
    static final class UnclearException extends Exception {
        private static final long serialVersionUID = 1;

        UnclearException(String message) {
            super(message);
        }
    }

    /// What these hours mean.
    OpeningHours read() throws UnclearException {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw new UnclearException("The time zone is a name such as Europe/Berlin.");
        }
        Map<DayOfWeek, List<Span>> byDay = new EnumMap<>(DayOfWeek.class);
        for (OnWeekday on : week) {
            if (on.day() < 1 || on.day() > 7 || byDay.put(DayOfWeek.of(on.day()), spans(on.spans())) != null) {
                throw new UnclearException("Each weekday, 1 to 7, stands there once.");
            }
        }
        if (specialDays.size() > MOST_SPECIAL_DAYS) {
            throw new UnclearException("There are at most " + MOST_SPECIAL_DAYS + " special days.");
        }
        Set<LocalDate> dates = new HashSet<>();
        List<SpecialDay> days = new ArrayList<>();
        for (OnDate on : specialDays) {
            LocalDate date = date(on.date());
            if (!dates.add(date)) {
                throw new UnclearException(on.date() + " stands there twice.");
            }
            if (on.reason().length() > MAX_REASON || on.reason().chars().anyMatch(Character::isISOControl)) {
                throw new UnclearException("A reason takes at most " + MAX_REASON + " characters.");
            }
            days.add(new SpecialDay(date, on.reason(), spans(on.spans())));
        }
        return new OpeningHours(ZoneId.of(zone), byDay, days);
    }

    /// How hours are written.
    static Hours of(OpeningHours hours) {
        return new Hours(
                hours.zone().getId(),
                hours.week().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(day -> new OnWeekday(day.getKey().getValue(), write(day.getValue())))
                        .toList(),
                hours.specialDays().stream()
                        .map(day -> new OnDate(day.date().toString(), day.reason(), write(day.spans())))
                        .toList());
    }

    private static List<FromTo> write(List<Span> spans) {
        return spans.stream()
                .map(span -> new FromTo(MINUTE.format(span.from()), MINUTE.format(span.to())))
                .toList();
    }

    private static List<Span> spans(List<FromTo> written) throws UnclearException {
        if (written.size() > MOST_SPANS_A_DAY) {
            throw new UnclearException("A day has at most " + MOST_SPANS_A_DAY + " stretches.");
        }
        List<Span> spans = new ArrayList<>();
        for (FromTo one : written) {
            spans.add(new Span(time(one.from()), time(one.to())));
        }
        return spans;
    }

    private static LocalTime time(@Nullable String text) throws UnclearException {
        try {
            return LocalTime.parse(text == null ? "" : text, MINUTE);
        } catch (DateTimeException e) {
            throw new UnclearException("A time is written 09:00 or 18:30.");
        }
    }

    private static LocalDate date(String text) throws UnclearException {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new UnclearException("A date is written 2026-12-24.");
        }
    }
}
