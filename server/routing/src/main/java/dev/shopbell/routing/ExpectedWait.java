package dev.shopbell.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How long somebody at a place of the queue may expect to wait, from how fast the queue moved lately.
///
/// **Estimator.** The queue-length-based one of Whitt (Predicting Queueing Delays, Management Science 45, 1999):
/// whoever has k - 1 people before them waits for k departures, and while somebody waits these come at a rate that only
/// the staff decide. Whitt knows that rate from the number of servers; we do not know how many conversations a person
/// holds at once, so it is measured: first answers divided by the time during which somebody waited. Time without a
/// queue says nothing of the staff's speed and does not count. The rate is taken apart for one who waits alone, whom an
/// idle person may just not have seen yet, and for two and more, when all hands are mostly full: a quiet morning must
/// not promise for the rush. The last step is taken at the slower of both.
///
/// A wait that still lasts adds its time and no answer, as a censored observation must. So when answers cease, the
/// estimate grows with the clock. Who left without an answer counts likewise.
///
/// **Assumptions.** Answers come in the order of the queue; a rate that held lately holds on; steps scatter like
/// exponential times, so the relative standard error of a rate from n answers is 1/√n, 32 % at the fewest that we take.
/// Those who give up make the true wait shorter than the estimate, colleagues who sign off make it longer.
///
/// The figure is a mean: in a queue that moves at random some 40 % wait longer. Where there were too few answers lately
/// it is absent rather than invented. Immutable.
final class ExpectedWait {
    /// Fewer answers than this say mostly what chance did.
    static final int FEWEST = 10;
    /// More than this at once nobody believes, and conditions will have changed.
    static final Duration LONGEST = Duration.ofHours(2);

    private final @Nullable Duration stepAlone;
    private final @Nullable Duration stepAmongOthers;

    private ExpectedWait(@Nullable Duration stepAlone, @Nullable Duration stepAmongOthers) {
        this.stepAlone = stepAlone;
        this.stepAmongOthers = stepAmongOthers;
    }

    /// Somebody's wait.
    ///
    /// @param until when it ended; absent while it lasts
    /// @param answered whether an answer ended it
    record Wait(Instant from, @Nullable Instant until, boolean answered) {}

    private record Turn(Instant at, int change, boolean answered) {}

    /// Measures from `since` to `now`.
    ///
    /// @param waits all that lay between, at least in part
    static ExpectedWait of(Collection<Wait> waits, Instant since, Instant now) {
        List<Turn> turns = new ArrayList<>();
        for (Wait wait : waits) {
            Instant from = wait.from().isBefore(since) ? since : wait.from();
            Instant until = wait.until() == null || wait.until().isAfter(now) ? now : wait.until();
            if (from.isBefore(until)) {
                turns.add(new Turn(from, 1, false));
                turns.add(new Turn(until, -1, wait.answered()));
            }
        }
        turns.sort(Comparator.comparing(Turn::at).thenComparing(Turn::change, Comparator.reverseOrder()));
        Tally alone = new Tally();
        Tally amongOthers = new Tally();
        int waiting = 0;
        Instant last = since;
        for (Turn turn : turns) {
            Tally tally = waiting == 1 ? alone : amongOthers;
            if (waiting > 0) {
                tally.time = tally.time.plus(Duration.between(last, turn.at()));
            }
            if (turn.answered()) {
                tally.answers++;
            }
            waiting += turn.change();
            last = turn.at();
        }
        return new ExpectedWait(alone.step(), amongOthers.step());
    }

    private static final class Tally {
        Duration time = Duration.ZERO;
        int answers;

        @Nullable
        Duration step() {
            return answers < FEWEST ? null : time.dividedBy(answers);
        }
    }

    /// The wait from now on at this place, 1 for the first in the queue; null where it cannot be told honestly.
    @Nullable
    Duration at(int position) {
        Duration last = slowerOf(stepAlone, stepAmongOthers);
        if (last == null || (position > 1 && stepAmongOthers == null)) {
            return null;
        }
        Duration before = stepAmongOthers == null ? Duration.ZERO : stepAmongOthers.multipliedBy(position - 1L);
        Duration wait = before.plus(last);
        return wait.compareTo(LONGEST) > 0 ? null : wait;
    }

    private static @Nullable Duration slowerOf(@Nullable Duration one, @Nullable Duration other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) > 0 ? one : other;
    }
}
