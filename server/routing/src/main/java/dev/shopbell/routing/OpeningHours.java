package dev.shopbell.routing;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// When a team is there. Immutable; knows no clock.
///
/// The clock on the team's wall decides: it is open at an instant exactly if that clock then shows a time within a
/// span. So an hour that the clock skips in spring is never worked, one that it shows twice in autumn is worked twice,
/// and a zone that changes its offset by decree, or leaves out a day, needs no rule of its own.
///
/// A span belongs to the day on which it begins. A special day replaces what begins on its date; what began on the
/// evening before still runs to its end.
///
/// @param week the spans that begin on each weekday. Where no weekday has any, the team is always there but on special
///     days
/// @param specialDays holidays and other exceptions, each date once
public record OpeningHours(ZoneId zone, Map<DayOfWeek, List<Span>> week, List<SpecialDay> specialDays) {
    /// Open at every instant.
    public static final OpeningHours ALWAYS = new OpeningHours(ZoneId.of("UTC"), Map.of(), List.of());

    private static final List<Span> WHOLE_DAY = List.of(new Span(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
    /// Two weeks without a special day show every weekday twice, so that one whose only span is skipped by the
    /// clock shows once without.
    private static final int DAYS_WORTH_LOOKING = 15;

    /// The collections are copied.
    public OpeningHours {
        week = Map.copyOf(week);
        specialDays = List.copyOf(specialDays);
    }

    /// Whether the team is there.
    public boolean isOpen(Instant instant) {
        return new Calendar().isOpen(instant);
    }

    /// When the team will next be there; empty where it is there now, or never again.
    public Optional<Instant> opensAt(Instant instant) {
        Calendar calendar = new Calendar();
        return calendar.isOpen(instant) ? Optional.empty() : calendar.next(true, instant);
    }

    /// When the team will next be gone; empty where it is gone now, or never goes.
    public Optional<Instant> closesAt(Instant instant) {
        Calendar calendar = new Calendar();
        return calendar.isOpen(instant) ? calendar.next(false, instant) : Optional.empty();
    }

    /// Since when the team has been there without a pause; empty where it is gone, or came more than a day before.
    Optional<Instant> openedAt(Instant instant) {
        Calendar calendar = new Calendar();
        return calendar.isOpen(instant) ? calendar.lastOpening(instant) : Optional.empty();
    }

    /// The day's own entry, if it is special.
    public Optional<SpecialDay> specialDay(LocalDate date) {
        return specialDays.stream().filter(day -> day.date().equals(date)).findFirst();
    }

    /// What begins on a date, by the clock of the zone.
    public List<Span> on(LocalDate date) {
        return new Calendar().spansOf(date);
    }

    /// The hours, with what special days there are by date.
    private final class Calendar {
        private final Map<LocalDate, SpecialDay> special =
                specialDays.stream().collect(Collectors.toMap(SpecialDay::date, Function.identity()));
        private final boolean isAlwaysThere = week.values().stream().allMatch(List::isEmpty);
        private final ZoneRules rules = zone.getRules();

        boolean isOpen(Instant instant) {
            LocalDateTime wall = LocalDateTime.ofInstant(instant, zone);
            LocalTime time = wall.toLocalTime();
            return spansOf(wall.toLocalDate()).stream().anyMatch(span -> span.holds(time))
                    || spansOf(wall.toLocalDate().minusDays(1)).stream().anyMatch(span -> span.holdsOnTheNextDay(time));
        }

        /// The first change to this state after the instant.
        Optional<Instant> next(boolean open, Instant after) {
            LocalDate first = LocalDate.ofInstant(after, zone).minusDays(1);
            LocalDate last = Stream.concat(Stream.of(first), special.keySet().stream())
                    .max(LocalDate::compareTo)
                    .orElse(first)
                    .plusDays(DAYS_WORTH_LOOKING);
            return first.datesUntil(last)
                    .flatMap(date -> boundaries(date).stream())
                    .filter(boundary -> boundary.isAfter(after) && isOpen(boundary) == open)
                    .findFirst();
        }

        Optional<Instant> lastOpening(Instant before) {
            LocalDate date = LocalDate.ofInstant(before, zone);
            return Stream.iterate(date.plusDays(1), day -> day.minusDays(1))
                    .limit(3)
                    .flatMap(day -> boundaries(day).descendingSet().stream())
                    .filter(boundary -> !boundary.isAfter(before))
                    .filter(boundary -> isOpen(boundary) && !isOpen(boundary.minusNanos(1)))
                    .findFirst();
        }

        private List<Span> spansOf(LocalDate date) {
            SpecialDay day = special.get(date);
            if (day != null) {
                return day.spans();
            }
            return isAlwaysThere ? WHOLE_DAY : week.getOrDefault(date.getDayOfWeek(), List.of());
        }

        /// The only instants between the beginnings of this day and of the next at which the state may
        /// change: where the clock shows the end of a span, and where it jumps. A jump may carry the clock
        /// across midnight, so the days around are asked too.
        private NavigableSet<Instant> boundaries(LocalDate date) {
            Instant begin = date.atStartOfDay(zone).toInstant();
            Instant end = date.plusDays(1).atStartOfDay(zone).toInstant();
            if (!begin.isBefore(end)) {
                return Collections.emptyNavigableSet();
            }
            NavigableSet<Instant> boundaries = new TreeSet<>();
            for (LocalDate day = date.minusDays(2); !day.isAfter(date.plusDays(1)); day = day.plusDays(1)) {
                for (Span span : spansOf(day)) {
                    add(boundaries, day.atTime(span.from()));
                    add(boundaries, (span.runsPastMidnight() ? day.plusDays(1) : day).atTime(span.to()));
                }
            }
            ZoneOffsetTransition jump = rules.nextTransition(begin.minusNanos(1));
            while (jump != null && jump.getInstant().isBefore(end)) {
                boundaries.add(jump.getInstant());
                jump = rules.nextTransition(jump.getInstant());
            }
            return boundaries.subSet(begin, true, end, false);
        }

        private void add(NavigableSet<Instant> boundaries, LocalDateTime wall) {
            rules.getValidOffsets(wall).forEach(offset -> boundaries.add(wall.toInstant(offset)));
        }
    }
}
