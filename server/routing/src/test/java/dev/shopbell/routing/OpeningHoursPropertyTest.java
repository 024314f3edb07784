package dev.shopbell.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// Against somebody who looks at the clock on the wall every minute.
class OpeningHoursPropertyTest {
    private static final int DAYS_WALKED = 12;

    /// A place and a day near which its clock does something odd, or nothing.
    record Odd(ZoneId zone, LocalDate day) {
        Odd(String zone, String day) {
            this(ZoneId.of(zone), LocalDate.parse(day));
        }
    }

    private static final List<Odd> ODD = List.of(
            new Odd("Europe/Berlin", "2026-03-29"),
            new Odd("Europe/Berlin", "2026-10-25"),
            new Odd("Europe/Berlin", "2026-12-31"),
            new Odd("America/Sao_Paulo", "2018-11-04"), // the clock skips midnight
            new Odd("America/Sao_Paulo", "2018-02-17"), // and shows the last hour of a day twice
            new Odd("America/St_Johns", "2006-10-29"), // back over midnight, one minute after it
            new Odd("Australia/Lord_Howe", "2026-04-05"), // by half an hour
            new Odd("Pacific/Apia", "2011-12-30"), // a day that was not
            new Odd("Asia/Pyongyang", "2018-05-05"), // by decree
            new Odd("Asia/Kathmandu", "2026-06-01"),
            new Odd("UTC", "2028-02-29"));

    @Property(tries = 400)
    void it_says_what_the_clock_on_the_wall_says(
            @ForAll("odd") Odd odd,
            @ForAll("weeks") Map<DayOfWeek, List<Span>> week,
            @ForAll("specialDays") Map<Integer, List<Span>> special,
            @ForAll @IntRange(min = -3_000, max = 3_000) int minutes) {
        OpeningHours hours = new OpeningHours(
                odd.zone(),
                week,
                special.entrySet().stream()
                        .map(day -> new SpecialDay(odd.day().plusDays(day.getKey()), "", day.getValue()))
                        .toList());
        Instant now = odd.day().atStartOfDay(odd.zone()).toInstant().plus(minutes, ChronoUnit.MINUTES);

        assertThat(hours.isOpen(now)).isEqualTo(isOpen(hours, now));
        Optional<Instant> change = nextChange(hours, now);
        Optional<Instant> said = isOpen(hours, now) ? hours.closesAt(now) : hours.opensAt(now);
        if (change.isPresent()) {
            assertThat(said).isEqualTo(change);
        } else {
            assertThat(said)
                    .satisfiesAnyOf(
                            none -> assertThat(none).isEmpty(),
                            later -> assertThat(later.orElseThrow())
                                    .isAfterOrEqualTo(now.plus(DAYS_WALKED, ChronoUnit.DAYS)));
        }
        assertThat(isOpen(hours, now) ? hours.opensAt(now) : hours.closesAt(now))
                .isEmpty();
    }

    private static Optional<Instant> nextChange(OpeningHours hours, Instant now) {
        boolean open = isOpen(hours, now);
        Instant end = now.plus(DAYS_WALKED, ChronoUnit.DAYS);
        for (Instant minute = now; minute.isBefore(end); minute = minute.plus(1, ChronoUnit.MINUTES)) {
            if (isOpen(hours, minute) != open) {
                return Optional.of(minute);
            }
        }
        return Optional.empty();
    }

    /// By minutes of the day, so that nothing here is shared with what is tested.
    private static boolean isOpen(OpeningHours hours, Instant instant) {
        LocalDateTime wall = LocalDateTime.ofInstant(instant, hours.zone());
        int minute = wall.getHour() * 60 + wall.getMinute();
        return holds(hours, wall.toLocalDate(), minute)
                || holds(hours, wall.toLocalDate().minusDays(1), minute + 1_440);
    }

    private static boolean holds(OpeningHours hours, LocalDate date, int minute) {
        List<Span> spans = hours.week().getOrDefault(date.getDayOfWeek(), List.of());
        if (hours.week().values().stream().allMatch(List::isEmpty)) {
            spans = List.of(new Span(LocalTime.MIN, LocalTime.MIN));
        }
        for (SpecialDay special : hours.specialDays()) {
            if (special.date().equals(date)) {
                spans = special.spans();
            }
        }
        for (Span span : spans) {
            int from = span.from().toSecondOfDay() / 60;
            int to = span.to().toSecondOfDay() / 60;
            if (minute >= from && minute < (to > from ? to : to + 1_440)) {
                return true;
            }
        }
        return false;
    }

    @Provide
    Arbitrary<Odd> odd() {
        return Arbitraries.of(ODD);
    }

    @Provide
    Arbitrary<Map<DayOfWeek, List<Span>>> weeks() {
        return Arbitraries.maps(Arbitraries.of(DayOfWeek.class), spans()).ofMaxSize(7);
    }

    @Provide
    Arbitrary<Map<Integer, List<Span>>> specialDays() {
        return Arbitraries.maps(Arbitraries.integers().between(-3, 5), spans()).ofMaxSize(4);
    }

    private static Arbitrary<List<Span>> spans() {
        // Round times often, since these meet each other and the jumps of clocks.
        Arbitrary<LocalTime> time = Arbitraries.integers()
                .between(0, 47)
                .map(half -> LocalTime.of(half / 2, half % 2 * 30))
                .edgeCases(edges -> edges.add(LocalTime.MIDNIGHT, LocalTime.of(23, 59), LocalTime.of(0, 1)));
        return Combinators.combine(time, time).as(Span::new).list().ofMaxSize(3);
    }
}
