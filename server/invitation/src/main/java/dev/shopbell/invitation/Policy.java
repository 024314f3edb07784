package dev.shopbell.invitation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// How much inviting is enough, whatever the rules say.
///
/// @param perVisitorDay the most invitations of one visitor on one day
/// @param perSiteHour the most that a site's rules give in one hour
/// @param pauseMinutes between two of one visitor
/// @param coolOffDays how long a visitor who declined is left alone
/// @param quiet when no rule invites
/// @param zone whose days and quiet hours count, `Europe/Amsterdam` for one
public record Policy(
        int perVisitorDay,
        int perSiteHour,
        int pauseMinutes,
        int coolOffDays,
        @Nullable QuietHours quiet,
        String zone) {
    /// What holds where nothing is set.
    static final Policy DEFAULT = new Policy(3, 200, 10, 7, null, "UTC");

    private static final int MOST_A_DAY = 50;
    private static final int MOST_AN_HOUR = 100_000;
    private static final int MOST_PAUSE = 24 * 60;
    private static final int MOST_COOL_OFF = 365;

    /// A part of every day, also over midnight.
    ///
    /// @param from `22:00`
    /// @param to `07:00`, and not that minute any more
    public record QuietHours(String from, String to) {
        boolean contain(LocalTime time) {
            LocalTime begin = LocalTime.parse(from);
            LocalTime end = LocalTime.parse(to);
            return begin.isBefore(end)
                    ? !time.isBefore(begin) && time.isBefore(end)
                    : !time.isBefore(begin) || time.isBefore(end);
        }
    }

    boolean isQuiet(Instant at) {
        return quiet != null && quiet.contain(at.atZone(ZoneId.of(zone)).toLocalTime());
    }

    LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZoneId.of(zone));
    }

    /// What is not allowed about it; null if all is.
    @Nullable
    String complaint() {
        if (perVisitorDay < 1 || perVisitorDay > MOST_A_DAY) {
            return "A visitor may be invited 1 to " + MOST_A_DAY + " times a day.";
        }
        if (perSiteHour < 1 || perSiteHour > MOST_AN_HOUR) {
            return "A site's rules may invite 1 to " + MOST_AN_HOUR + " visitors an hour.";
        }
        if (pauseMinutes < 0 || pauseMinutes > MOST_PAUSE || coolOffDays < 0 || coolOffDays > MOST_COOL_OFF) {
            return "A pause is at most a day, a cool-off at most a year.";
        }
        try {
            ZoneId.of(zone);
            if (quiet != null) {
                LocalTime.parse(quiet.from());
                LocalTime.parse(quiet.to());
            }
            return null;
        } catch (DateTimeException e) {
            return "A zone is a name such as Europe/Amsterdam, an hour is written 22:00.";
        }
    }
}
