package dev.shopbell.routing;

import dev.shopbell.conversation.Waits;
import dev.shopbell.routing.ExpectedWait.Wait;
import dev.shopbell.site.Site;
import dev.shopbell.site.Sites;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Who waits for a first answer, by team: those of one team stand in one line, on whichever of its sites they asked.
/// Waits for the database; safe for use from any thread.
final class Queue {
    /// Recent enough to be about the people who are here now.
    static final Duration WINDOW = Duration.ofHours(4);

    /// The answers of an hour of a large team; older ones would only blur what changed.
    static final int NEWEST = 200;

    private static final int MOST = 5_000;
    /// How long a rate is gone on with, so that hundreds who wait cost no more than one.
    private static final Duration KEEP = Duration.ofSeconds(5);
    /// Up to here the wait is told to the minute, above in steps of five.
    private static final Duration TOLD_TO_THE_MINUTE = Duration.ofMinutes(10);

    private final Waits waits;
    private final Teams teams;
    private final Sites sites;
    private final Availability availability;
    private final InstantSource clock;
    private final ConcurrentHashMap<UUID, Kept> rates = new ConcurrentHashMap<>();

    Queue(Waits waits, Teams teams, Sites sites, Availability availability, InstantSource clock) {
        this.waits = waits;
        this.teams = teams;
        this.sites = sites;
        this.availability = availability;
        this.clock = clock;
    }

    private record Kept(ExpectedWait expected, Instant until) {}

    /// Somebody's place.
    ///
    /// @param position 1 for whoever is next
    /// @param expectedSeconds rounded up to what can be said in round words; absent where it cannot be told
    record Place(Waits.Waiting who, int position, @Nullable Integer expectedSeconds) {}

    /// Everybody who waits and whom nobody has taken.
    List<Place> places() {
        List<Waits.Waiting> waiting = waits.waiting(MOST);
        Map<UUID, Integer> last = new HashMap<>();
        Map<UUID, Boolean> attended = new HashMap<>();
        List<Place> places = new ArrayList<>();
        for (Waits.Waiting one : waiting) {
            if (!one.isTaken()) {
                Team team = teams.of(one.site());
                int position = last.merge(team.id(), 1, Integer::sum);
                boolean isAttended = attended.computeIfAbsent(
                        one.site(), site -> availability.now(site).isAttended());
                places.add(new Place(one, position, isAttended ? expectedSeconds(team, position, waiting) : null));
            }
        }
        return places;
    }

    private @Nullable Integer expectedSeconds(Team team, int position, List<Waits.Waiting> waiting) {
        Instant now = clock.instant();
        Kept kept = rates.get(team.id());
        if (kept == null || kept.until().isBefore(now)) {
            kept = new Kept(measure(team, waiting, now), now.plus(KEEP));
            rates.put(team.id(), kept);
        }
        Duration expected = kept.expected().at(position);
        return expected == null ? null : inRoundWords(expected);
    }

    /// From the newest answers since the team began its hours, with everybody's waits in between.
    private ExpectedWait measure(Team team, List<Waits.Waiting> waiting, Instant now) {
        List<UUID> itsSites = sites.list().stream()
                .map(Site::id)
                .filter(site -> teams.of(site).id().equals(team.id()))
                .toList();
        Instant windowStart = now.minus(WINDOW);
        Instant begin = team.hours()
                .openedAt(now)
                .filter(opened -> opened.isAfter(windowStart))
                .orElse(windowStart);
        List<Waits.Answered> answered = waits.answered(itsSites, begin, NEWEST);
        Instant since = answered.size() < NEWEST ? begin : answered.getLast().answeredAt();
        List<Wait> all = new ArrayList<>();
        answered.forEach(one -> all.add(new Wait(one.openedAt(), one.answeredAt(), true)));
        waits.left(itsSites, since, NEWEST).forEach(one -> all.add(new Wait(one.openedAt(), one.closedAt(), false)));
        waiting.stream()
                .filter(one -> itsSites.contains(one.site()))
                .forEach(one -> all.add(new Wait(one.since(), null, false)));
        return ExpectedWait.of(all, since, now);
    }

    /// Never less than the figure: a wait of 61 seconds is one of two minutes.
    static int inRoundWords(Duration wait) {
        long step = wait.compareTo(TOLD_TO_THE_MINUTE) <= 0 ? 60 : 300;
        long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
        return Math.toIntExact(Math.max(1, (seconds + step - 1) / step) * step);
    }
}
