package dev.shopbell.routing;

import dev.shopbell.conversation.Waits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// How long shoppers waited for a first answer: what the widget promises to those who have not asked yet comes from
/// here and from nowhere else.
///
/// Conversations keep the time of their first answer with the answer itself, so none is missed. The figure is the
/// median of the site's newest answered conversations of the last weeks, and none at all until there are
/// enough of them for a median to mean something. A conversation that nobody answered has no first answer; it
/// is the report's business, not the promise's.
final class FirstAnswers {
    private static final Logger LOG = Logger.getLogger(FirstAnswers.class);
    /// A median of fewer is mostly chance: with 10, its 95 % interval spans from the 2nd to the 9th value.
    static final int FEWEST = 10;

    static final int NEWEST = 100;
    static final Duration WINDOW = Duration.ofDays(30);
    private static final Duration KEEP = Duration.ofSeconds(30);

    private final Waits waits;
    private final InstantSource clock;
    private final ConcurrentHashMap<UUID, Figure> figures = new ConcurrentHashMap<>();

    FirstAnswers(Waits waits, InstantSource clock) {
        this.waits = waits;
        this.clock = clock;
    }

    private record Figure(@Nullable Integer seconds, Instant until) {}

    /// Median seconds from a conversation's opening to the first answer by staff, rounded up; null without
    /// enough of them. At most half a minute old. Waits for the database.
    @Nullable
    Integer medianSeconds(UUID site) {
        Instant now = clock.instant();
        Figure figure = figures.get(site);
        if (figure == null || figure.until().isBefore(now)) {
            try {
                figure = new Figure(median(waits.answered(List.of(site), now.minus(WINDOW), NEWEST)), now.plus(KEEP));
                figures.put(site, figure);
            } catch (RuntimeException e) {
                LOG.debugf("The time to the first answer could not be read: %s", e.getMessage());
                return null;
            }
        }
        return figure.seconds();
    }

    private static @Nullable Integer median(List<Waits.Answered> answered) {
        if (answered.size() < FEWEST) {
            return null;
        }
        List<Duration> sorted =
                answered.stream().map(Waits.Answered::waited).sorted().toList();
        int half = sorted.size() / 2;
        Duration median = sorted.size() % 2 == 1
                ? sorted.get(half)
                : sorted.get(half - 1).plus(sorted.get(half)).dividedBy(2);
        return Math.toIntExact(median.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
