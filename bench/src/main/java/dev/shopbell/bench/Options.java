package dev.shopbell.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The options of a command line: `--name value`.
final class Options {
    private final Map<String, String> values;

    private Options(Map<String, String> values) {
        this.values = values;
    }

    /// Reads options of which only `known` names are allowed.
    ///
    /// @throws IllegalArgumentException with a sentence for the person who typed them
    static Options parse(List<String> words, Set<String> known) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            String word = words.get(i);
            String name = word.startsWith("--") ? word.substring(2) : "";
            if (!known.contains(name)) {
                throw new IllegalArgumentException("There is no option " + word + "; there is "
                        + known.stream().sorted().map(option -> "--" + option).collect(Collectors.joining(", ")) + ".");
            }
            if (i + 1 == words.size()) {
                throw new IllegalArgumentException(word + " wants a value.");
            }
            values.put(name, words.get(i + 1));
        }
        return new Options(values);
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    String required(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("--" + name + " is missing.");
        }
        return value;
    }

    long number(String name, long otherwise) {
        String value = values.get(name);
        try {
            return value == null ? otherwise : Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + name + " wants a whole number, not " + value + ".", e);
        }
    }

    Duration seconds(String name, Duration otherwise) {
        return Duration.ofSeconds(number(name, otherwise.toSeconds()));
    }
}
