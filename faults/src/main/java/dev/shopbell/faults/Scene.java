package dev.shopbell.faults;

import dev.shopbell.faults.HistoryEvent.Struck;
import dev.shopbell.faults.Violation.Invariant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/// What a fault finds when it strikes: everything runs, everybody talks. Used by one thread.
///
/// @param remarks figures that the fault has found, for the person who reads the outcome
/// @param violations that the fault has found, beside those that the checker will find
record Scene(
        Shop shop,
        Crowd crowd,
        Watch watch,
        Plan plan,
        History history,
        SplittableRandom random,
        List<String> remarks,
        List<Violation> violations) {

    static Scene of(Shop shop, Crowd crowd, Watch watch, Plan plan, History history) {
        return new Scene(
                shop,
                crowd,
                watch,
                plan,
                history,
                new SplittableRandom(plan.seed()),
                new ArrayList<>(),
                new ArrayList<>());
    }

    /// Writes down what is done to the product.
    void struck(String what) {
        history.add(new Struck(what));
    }

    /// Lets time pass while everybody talks.
    void pause(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
    }

    /// A pause of random length, so that faults strike between any two steps.
    void pauseUpTo(Duration longest) {
        LockSupport.parkNanos(random.nextLong(longest.toNanos() + 1));
    }

    /// Claims what must be true.
    void mustHold(boolean claim, Invariant invariant, String otherwise) {
        if (!claim) {
            violations.add(new Violation(invariant, otherwise));
        }
    }

    /// Notes a figure for the person who reads the outcome.
    void remark(String figure) {
        remarks.add(figure);
    }
}
