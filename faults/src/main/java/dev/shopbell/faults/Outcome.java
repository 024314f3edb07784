package dev.shopbell.faults;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What came of a run.
///
/// @param refused lines that were refused for good
/// @param unknown lines of which nothing was known in the end
/// @param told refusals for the time being and goodbyes, by problem
/// @param longestWait the longest time in which one person waited for an answer and got none
/// @param longestReturn the longest time from a mending until everybody had their answers
record Outcome(
        String scenario,
        int acknowledged,
        int refused,
        int unknown,
        int reconnects,
        Map<String, Integer> told,
        Map<Integer, Integer> statuses,
        Duration longestWait,
        Duration longestReturn,
        List<String> remarks,
        List<Violation> violations) {

    boolean isGood() {
        return violations.isEmpty();
    }

    /// One line, and one more for each violation.
    String text() {
        String problems = told.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> " " + entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining());
        String head = String.format(
                Locale.ROOT,
                "%-16s %-4s  acknowledged %,d, refused %,d, unknown %,d, reconnects %,d, longest outage %.1f s, "
                        + "back after %.1f s, violations %d%s%s",
                scenario,
                isGood() ? "ok" : "FAIL",
                acknowledged,
                refused,
                unknown,
                reconnects,
                seconds(longestWait),
                seconds(longestReturn),
                violations.size(),
                problems.isEmpty() ? "" : "; told:" + problems,
                remarks.isEmpty() ? "" : "; " + String.join(", ", remarks));
        return violations.isEmpty()
                ? head
                : head
                        + violations.stream()
                                .limit(MOST_SHOWN)
                                .map(violation -> "\n  " + violation.invariant() + ": " + violation.detail())
                                .collect(Collectors.joining());
    }

    private static final int MOST_SHOWN = 10;

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
