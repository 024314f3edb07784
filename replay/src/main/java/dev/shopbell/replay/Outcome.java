package dev.shopbell.replay;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/// What a run came to.
///
/// @param sources what was read back, and how it compares
record Outcome(Performance performance, List<ReadBack> sources) {
    private static final int MOST_FAILURES_SHOWN = 5;

    /// Whether every dialogue was played and every source has it as it was said.
    boolean isGood() {
        return performance.troubles().isEmpty()
                && played() == talks().size()
                && sources.stream().allMatch(source -> source.comparison().isSame());
    }

    private List<Talk> talks() {
        return performance.talks();
    }

    private long played() {
        return talks().stream().filter(Talk::wasPlayed).count();
    }

    /// For a person to read.
    String report() {
        try (Formatter report = new Formatter(Locale.ROOT)) {
            report.format("Conversations  %,d of %,d played in %.1f s%n", played(), talks().size(), seconds());
            report.format(
                    "Messages       %,d said, %,d acknowledged, %,d delivered%s%n",
                    said(), acknowledged(), performance.tally().delivered(), adaptations());
            report.format("Acknowledged   %s%n", times(performance.tally().acknowledgement()));
            report.format("Delivered      %s%n%n", times(performance.tally().delivery()));
            report.format("%-26s   lines    lost  doubled  reordered  changed  invented  misnumbered%n", "");
            for (ReadBack source : sources) {
                Comparison found = source.comparison();
                report.format("%-26s%,8d%,8d", source.source(), source.lines(), found.lost());
                report.format("%,9d%,11d%,9d", found.doubled(), found.reordered(), found.changed());
                report.format("%,10d%,13d%n", found.invented(), found.misnumbered());
            }
            report.format("%n");
            sources.forEach(source -> source.comparison().examples().forEach(text -> report.format("%s%n", text)));
            talks().stream()
                    .filter(talk -> talk.failure().isPresent())
                    .limit(MOST_FAILURES_SHOWN)
                    .forEach(talk -> report.format(
                            "Dialogue %s was not played to its end: %s%n",
                            talk.script().dialogue(),
                            talk.failure().orElseThrow().why()));
            performance.troubles().forEach(trouble -> report.format("%s%n", trouble));
            report.format(
                    "%s%n", isGood() ? "Everything is there, once and in order." : "Something is wrong; see above.");
            return report.toString();
        }
    }

    private double seconds() {
        return performance.duration().toMillis() / 1000.0;
    }

    private long said() {
        return talks().stream()
                .flatMap(talk -> talk.lines().stream())
                .filter(SpokenLine::wasSent)
                .count();
    }

    private long acknowledged() {
        return talks().stream()
                .flatMap(talk -> talk.lines().stream())
                .filter(SpokenLine::wasAcknowledged)
                .count();
    }

    private String adaptations() {
        StringBuilder text = new StringBuilder();
        adaptation(
                text,
                "greetings added where the agent begins",
                talks().stream().filter(talk -> talk.script().greeted()).count());
        adaptation(
                text,
                "blank turns left out",
                talks().stream().mapToLong(talk -> talk.script().skipped()).sum());
        adaptation(
                text,
                "long turns split",
                talks().stream().mapToLong(talk -> talk.script().split()).sum());
        adaptation(
                text,
                "turns with characters replaced",
                talks().stream().mapToLong(talk -> talk.script().mended()).sum());
        return text.isEmpty() ? "" : " (" + text + ")";
    }

    private static void adaptation(StringBuilder text, String what, long count) {
        if (count > 0) {
            text.append(text.isEmpty() ? "" : ", ").append(count).append(' ').append(what);
        }
    }

    private static String times(Histogram micros) {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p99 %.1f ms, longest %.1f ms",
                micros.getValueAtPercentile(50) / 1000.0,
                micros.getValueAtPercentile(99) / 1000.0,
                micros.getMaxValue() / 1000.0);
    }
}
