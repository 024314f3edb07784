package dev.shopbell.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the command was told.
///
/// @param keep where to keep data and histories; absent where only those of failures stay
record Options(
        boolean help,
        List<Scenario> scenarios,
        Plan plan,
        Trial.Plant plant,
        @Nullable Path keep) {
    private static final int MOST = 10_000;

    /// Reads the words of a command line.
    ///
    /// @param seed where none is given
    /// @throws IllegalArgumentException with a sentence for the person who typed them
    static Options parse(List<String> words, long seed) {
        List<Scenario> scenarios = new ArrayList<>();
        Plan plan = Plan.DEFAULT.withSeed(seed);
        Trial.Plant plant = Trial.Plant.NONE;
        Path keep = null;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--help") || word.equals("-h") || word.equals("help")) {
                return new Options(true, List.of(), plan, plant, null);
            }
            if (!word.startsWith("-")) {
                scenarios.add(Scenarios.named(word)
                        .orElseThrow(() -> new IllegalArgumentException("There is no scenario " + word + ".")));
                continue;
            }
            String value = i + 1 < words.size() ? words.get(++i) : "";
            switch (word) {
                case "--seed" -> plan = plan.withSeed(number(word, value, Long.MIN_VALUE, Long.MAX_VALUE));
                case "--rounds" -> plan = plan.withRounds((int) number(word, value, 1, MOST));
                case "--shoppers" -> plan = plan.withTalkers((int) number(word, value, 1, MOST), plan.agents());
                case "--agents" -> plan = plan.withTalkers(plan.shoppers(), (int) number(word, value, 1, MOST));
                case "--rate" -> plan = plan.withRate((int) number(word, value, 1, MOST));
                case "--crowd" -> plan = plan.withCrowd((int) number(word, value, 1, MOST));
                case "--keep" -> keep = Path.of(text(word, value));
                case "--plant" -> plant = plant(value);
                default -> throw new IllegalArgumentException("There is no option " + word + ".");
            }
        }
        return new Options(false, scenarios.isEmpty() ? Scenarios.all() : List.copyOf(scenarios), plan, plant, keep);
    }

    private static Trial.Plant plant(String name) {
        Trial.Plant plant = Plants.NAMED.get(name);
        if (plant == null) {
            throw new IllegalArgumentException(
                    "--plant wants one of " + String.join(", ", Plants.NAMED.keySet()) + ", not '" + name + "'.");
        }
        return plant;
    }

    private static String text(String option, String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException(option + " wants a value.");
        }
        return value;
    }

    private static long number(String option, String value, long least, long most) {
        try {
            long number = Long.parseLong(text(option, value));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(option + " wants a whole number"
                + (most == MOST ? " from " + least + " to " + most : "") + ", not '" + value + "'.");
    }
}
