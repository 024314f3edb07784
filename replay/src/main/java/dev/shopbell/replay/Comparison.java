package dev.shopbell.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// How what was read back differs from what was said. Immutable.
///
/// @param lost lines that were said and are not there
/// @param doubled lines that are there more than once
/// @param reordered lines that stand before a line which was said earlier
/// @param changed lines with another text or another author
/// @param invented lines that nobody said
/// @param misnumbered entries whose number is not one above that of the entry before, and lines that stand under
/// another
///     number than their author was told
record Comparison(
        int lost, int doubled, int reordered, int changed, int invented, int misnumbered, List<String> examples) {
    /// More would hide each other.
    private static final int MAX_EXAMPLES = 10;

    static final Comparison NOTHING = new Comparison(0, 0, 0, 0, 0, 0, List.of());

    /// A line as it was read back.
    ///
    /// @param number its place, as the reader was told it
    record ReadLine(int number, UUID clientId, Dialogue.Side side, String text) {}

    /// Compares the lines of one conversation.
    ///
    /// @param where names conversation and source in the examples
    static Comparison of(String where, List<Script.Line> said, List<ReadLine> read) {
        Counter counter = new Counter(where);
        Map<UUID, Integer> places = new HashMap<>();
        for (int i = 0; i < said.size(); i++) {
            places.put(said.get(i).clientId(), i);
        }
        Set<UUID> seen = new HashSet<>();
        int furthest = -1;
        int lastNumber = 0;
        for (ReadLine line : read) {
            Integer place = places.get(line.clientId());
            if (place == null) {
                counter.invented(line);
                continue;
            }
            if (!seen.add(line.clientId())) {
                counter.doubled(line);
                continue;
            }
            Script.Line original = said.get(place);
            if (!original.text().equals(line.text()) || original.side() != line.side()) {
                counter.changed(line);
            }
            if (place < furthest || line.number() <= lastNumber) {
                counter.reordered(line);
            }
            furthest = Math.max(furthest, place);
            lastNumber = line.number();
        }
        said.stream().filter(line -> !seen.contains(line.clientId())).forEach(counter::lost);
        return counter.result();
    }

    /// Looks for numbers that are not 1, 2, 3 and so on.
    ///
    /// @param numbers of every entry of one conversation, as it was read
    static Comparison ofNumbers(String where, List<Integer> numbers) {
        Counter counter = new Counter(where);
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i) != i + 1) {
                counter.misnumbered("entry " + (i + 1) + " of the conversation has the number " + numbers.get(i));
            }
        }
        return counter.result();
    }

    /// Looks for lines under another number than their author was told. A line that is missing is none.
    ///
    /// @param told by client id
    static Comparison ofAnswers(String where, Map<UUID, Integer> told, List<ReadLine> read) {
        Counter counter = new Counter(where);
        for (ReadLine line : read) {
            Integer number = told.get(line.clientId());
            if (number != null && number != line.number()) {
                counter.misnumbered("%s has the number %d, its author was told %d"
                        .formatted(line.clientId(), line.number(), number));
            }
        }
        return counter.result();
    }

    /// Both together.
    Comparison plus(Comparison other) {
        List<String> all = new ArrayList<>(examples);
        other.examples.stream().limit(Math.max(0, MAX_EXAMPLES - all.size())).forEach(all::add);
        return new Comparison(
                lost + other.lost,
                doubled + other.doubled,
                reordered + other.reordered,
                changed + other.changed,
                invented + other.invented,
                misnumbered + other.misnumbered,
                List.copyOf(all));
    }

    /// Whether there is no difference.
    boolean isSame() {
        return lost + doubled + reordered + changed + invented + misnumbered == 0;
    }

    private static final class Counter {
        private final String where;
        private final List<String> examples = new ArrayList<>();
        private int lost;
        private int doubled;
        private int reordered;
        private int changed;
        private int invented;
        private int misnumbered;

        Counter(String where) {
            this.where = where;
        }

        void lost(Script.Line line) {
            lost++;
            example("lost", line.clientId(), line.text());
        }

        void doubled(ReadLine line) {
            doubled++;
            example("doubled", line.clientId(), line.text());
        }

        void reordered(ReadLine line) {
            reordered++;
            example("reordered", line.clientId(), line.text());
        }

        void changed(ReadLine line) {
            changed++;
            example("changed", line.clientId(), line.text());
        }

        void invented(ReadLine line) {
            invented++;
            example("invented", line.clientId(), line.text());
        }

        void misnumbered(String what) {
            misnumbered++;
            example(what);
        }

        Comparison result() {
            return new Comparison(lost, doubled, reordered, changed, invented, misnumbered, List.copyOf(examples));
        }

        private void example(String what, UUID clientId, String text) {
            example("%s %s '%s'".formatted(what, clientId, text));
        }

        private void example(String what) {
            if (examples.size() < MAX_EXAMPLES) {
                examples.add(where + ": " + what);
            }
        }
    }
}
