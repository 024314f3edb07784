package dev.shopbell.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OpeningHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void no_hours_set_is_always_open() {
        Instant now = Instant.parse("2026-11-25T22:00:00Z");
        assertThat(OpeningHours.ALWAYS.isOpen(now)).isTrue();
        assertThat(OpeningHours.ALWAYS.opensAt(now)).isEmpty();
        assertThat(OpeningHours.ALWAYS.closesAt(now)).isEmpty();
    }

    @Test
    void hours_that_never_come_are_never_promised() {
        OpeningHours over = hours(BERLIN, "MON 09:00-09:00", "2026-11-30 closed");
        assertThat(over.opensAt(at(BERLIN, "2026-11-30T12:00"))).contains(at(BERLIN, "2026-12-07T09:00"));
        OpeningHours skipped = new OpeningHours(
                BERLIN,
                Map.of(DayOfWeek.SUNDAY, List.of(new Span(LocalTime.of(2, 10), LocalTime.of(2, 40)))),
                List.of());
        assertThat(skipped.opensAt(at(BERLIN, "2026-03-28T12:00"))).contains(at(BERLIN, "2026-04-05T02:10"));
    }

    @Test
    void several_spans_a_day_close_in_between() {
        OpeningHours hours = hours(BERLIN, "WED 09:00-12:30", "WED 14:00-18:00");
        assertThat(hours.closesAt(at(BERLIN, "2026-11-25T10:00"))).contains(at(BERLIN, "2026-11-25T12:30"));
        assertThat(hours.isOpen(at(BERLIN, "2026-11-25T12:30"))).isFalse();
        assertThat(hours.opensAt(at(BERLIN, "2026-11-25T12:30"))).contains(at(BERLIN, "2026-11-25T14:00"));
        assertThat(hours.opensAt(at(BERLIN, "2026-11-25T18:00"))).contains(at(BERLIN, "2026-12-02T09:00"));
    }

    @Test
    void spans_that_touch_are_one() {
        OpeningHours hours = hours(BERLIN, "WED 09:00-12:00", "WED 12:00-00:00", "THU 00:00-03:00");
        assertThat(hours.closesAt(at(BERLIN, "2026-11-25T10:00"))).contains(at(BERLIN, "2026-11-26T03:00"));
    }

    @Test
    void a_night_runs_into_a_holiday_and_a_holiday_has_no_night_of_its_own() {
        OpeningHours hours =
                hours(BERLIN, "THU 22:00-02:00", "FRI 22:00-02:00", "SAT 22:00-02:00", "2026-12-25 closed");
        assertThat(hours.closesAt(at(BERLIN, "2026-12-24T23:00"))).contains(at(BERLIN, "2026-12-25T02:00"));
        assertThat(hours.opensAt(at(BERLIN, "2026-12-25T02:00"))).contains(at(BERLIN, "2026-12-26T22:00"));
    }

    @Test
    void other_hours_of_a_special_day_take_the_place_of_the_weekdays() {
        OpeningHours hours =
                hours(BERLIN, "THU 09:00-18:00", "FRI 09:00-18:00", "2026-12-31 10:00-14:00", "2027-01-01 closed");
        assertThat(hours.opensAt(at(BERLIN, "2026-12-31T09:30"))).contains(at(BERLIN, "2026-12-31T10:00"));
        assertThat(hours.closesAt(at(BERLIN, "2026-12-31T11:00"))).contains(at(BERLIN, "2026-12-31T14:00"));
        assertThat(hours.opensAt(at(BERLIN, "2026-12-31T14:00"))).contains(at(BERLIN, "2027-01-07T09:00"));
    }

    @Test
    void a_night_runs_over_the_end_of_the_year() {
        OpeningHours hours = hours(BERLIN, "THU 20:00-04:00");
        assertThat(hours.isOpen(at(BERLIN, "2027-01-01T03:59"))).isTrue();
        assertThat(hours.closesAt(at(BERLIN, "2026-12-31T21:00"))).contains(at(BERLIN, "2027-01-01T04:00"));
    }

    /// On 29 March 2026 the clocks of Berlin go from 02:00 to 03:00.
    @Test
    void the_hour_that_spring_skips_is_not_worked() {
        OpeningHours hours = hours(BERLIN, "SUN 02:30-05:00");
        assertThat(hours.opensAt(at(BERLIN, "2026-03-29T01:00"))).contains(Instant.parse("2026-03-29T01:00:00Z"));
        OpeningHours within = hours(BERLIN, "SUN 02:10-02:40", "SUN 10:00-11:00");
        assertThat(within.opensAt(at(BERLIN, "2026-03-29T01:00"))).contains(at(BERLIN, "2026-03-29T10:00"));
    }

    /// On 25 October 2026 the clocks of Berlin go from 03:00 back to 02:00.
    @Test
    void the_hour_that_autumn_repeats_is_worked_twice() {
        OpeningHours hours = hours(BERLIN, "SUN 02:00-02:30");
        Instant first = Instant.parse("2026-10-25T00:00:00Z");
        assertThat(hours.closesAt(first)).contains(first.plusSeconds(1_800));
        assertThat(hours.opensAt(first.plusSeconds(1_800))).contains(first.plusSeconds(3_600));
        assertThat(hours.closesAt(first.plusSeconds(3_600))).contains(first.plusSeconds(5_400));
        OpeningHours around = hours(BERLIN, "SAT 22:00-06:00");
        assertThat(around.closesAt(at(BERLIN, "2026-10-24T22:00"))).contains(at(BERLIN, "2026-10-25T06:00"));
    }

    /// Samoa had no 30 December 2011.
    @Test
    void a_day_that_a_zone_leaves_out_is_no_day() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        OpeningHours hours = hours(apia, "FRI 09:00-17:00", "SAT 09:00-17:00");
        assertThat(hours.opensAt(at(apia, "2011-12-29T20:00"))).contains(at(apia, "2011-12-31T09:00"));
    }

    /// North Korea moved its clocks by half an hour at the end of 4 May 2018.
    @Test
    void a_zone_that_changes_its_offset_by_decree_is_followed() {
        ZoneId pyongyang = ZoneId.of("Asia/Pyongyang");
        OpeningHours hours = hours(pyongyang, "FRI 09:00-17:00", "SAT 09:00-17:00");
        assertThat(hours.opensAt(Instant.parse("2018-05-04T12:00:00Z")))
                .contains(Instant.parse("2018-05-05T00:00:00Z"));
        assertThat(hours.isOpen(Instant.parse("2018-05-04T00:15:00Z"))).isFalse();
    }

    @Test
    void the_same_hours_in_another_zone_open_at_another_instant() {
        Instant now = Instant.parse("2026-11-25T12:00:00Z");
        OpeningHours berlin = hours(BERLIN, "THU 09:00-17:00");
        OpeningHours tokyo = new OpeningHours(ZoneId.of("Asia/Tokyo"), berlin.week(), berlin.specialDays());
        assertThat(berlin.opensAt(now)).contains(Instant.parse("2026-11-26T08:00:00Z"));
        assertThat(tokyo.opensAt(now)).contains(Instant.parse("2026-11-26T00:00:00Z"));
    }

    @Test
    void it_tells_since_when_it_is_open() {
        OpeningHours hours = hours(BERLIN, "TUE 22:00-02:00", "WED 02:00-03:00", "WED 09:00-18:00");
        assertThat(hours.openedAt(at(BERLIN, "2026-11-25T02:30"))).contains(at(BERLIN, "2026-11-24T22:00"));
        assertThat(hours.openedAt(at(BERLIN, "2026-11-25T09:00"))).contains(at(BERLIN, "2026-11-25T09:00"));
        assertThat(hours.openedAt(at(BERLIN, "2026-11-25T08:00"))).isEmpty();
        assertThat(OpeningHours.ALWAYS.openedAt(at(BERLIN, "2026-11-25T08:00"))).isEmpty();
    }

    static Instant at(ZoneId zone, String wall) {
        return LocalDateTime.parse(wall).atZone(zone).toInstant();
    }

    /// @param lines `WED 09:00-18:00`, `2026-12-31 10:00-14:00` or `2026-12-25 closed`
    static OpeningHours hours(ZoneId zone, String... lines) {
        Map<DayOfWeek, List<Span>> week = Arrays.stream(lines)
                .filter(line -> Character.isLetter(line.charAt(0)))
                .collect(Collectors.groupingBy(
                        OpeningHoursTest::weekday,
                        Collectors.mapping(line -> span(line).orElseThrow(), Collectors.toList())));
        Map<LocalDate, List<Optional<Span>>> special = Arrays.stream(lines)
                .filter(line -> Character.isDigit(line.charAt(0)))
                .collect(Collectors.groupingBy(
                        line -> LocalDate.parse(line.split(" ", 2)[0]),
                        Collectors.mapping(OpeningHoursTest::span, Collectors.toList())));
        return new OpeningHours(
                zone,
                week,
                special.entrySet().stream()
                        .map(day -> new SpecialDay(
                                day.getKey(),
                                "",
                                day.getValue().stream()
                                        .flatMap(Optional::stream)
                                        .toList()))
                        .toList());
    }

    private static DayOfWeek weekday(String line) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().startsWith(line.substring(0, 3)))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Span> span(String line) {
        String hours = line.split(" ", 2)[1];
        return hours.equals("closed")
                ? Optional.empty()
                : Optional.of(new Span(LocalTime.parse(hours.substring(0, 5)), LocalTime.parse(hours.substring(6))));
    }
}
