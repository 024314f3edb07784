package dev.shopbell.architecture;

import dev.shopbell.protocol.SourceDocs;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes `docs/config.md` from the configuration records: each setting with its meaning and its default.
final class ConfigDocument {
    private static final Pattern REFERENCE = Pattern.compile("\\[(?:[\\w.]*[.#])?(\\w+)]");
    private static final String HEADER = """
            # Configuration

            <!-- Generated from the configuration records of the modules; never edited. `./shopbell docs` writes it anew. -->

            Settings are `key = value` lines of a properties file, `./shopbell serve --config FILE`, or
            `--set key=value` on the command line, which wins. An unknown key fails the start and names the nearest known one.
            Times are written `500ms`, `30s`, `5m`, `12h`, `30d`; sizes `512KiB`, `64MiB`, `2GiB` or a number of bytes; lists
            with commas.
            """;

    private ConfigDocument() {}

    /// @param settings the record that holds the configuration record of every module
    static String of(Class<?> settings) {
        StringBuilder out = new StringBuilder(HEADER);
        for (RecordComponent section : settings.getRecordComponents()) {
            Class<?> type = section.getType();
            SourceDocs docs = SourceDocs.of(Path.of(
                    Modules.REPOSITORY.toString(),
                    "server",
                    type.getPackageName().replaceAll(".*\\.", ""),
                    "src/main/java"));
            out.append("\n## ").append(section.getName()).append("\n\n");
            out.append(words(docs.about(type)));
            String why = words(docs.about(type, "DEFAULT"));
            out.append("\n\n| setting | default | meaning |\n|---|---|---|\n");
            rows(out, section.getName(), defaults(type), docs);
            if (!why.isEmpty()) {
                out.append('\n').append(why).append('\n');
            }
        }
        return out.toString();
    }

    private static void rows(StringBuilder out, String prefix, Record defaults, SourceDocs docs) {
        Map<String, String> parameters = docs.parameters(defaults.getClass());
        for (RecordComponent component : defaults.getClass().getRecordComponents()) {
            String key = prefix + "." + component.getName();
            Object value = valueOf(component, defaults);
            if (value instanceof Record inner) {
                rows(out, key, inner, docs);
            } else {
                String meaning = Objects.requireNonNull(
                        parameters.get(component.getName()), key + " has no @param that says what it means");
                out.append("| `%s` | %s | %s |\n"
                        .formatted(key, written(value), words(meaning).replace("|", "\\|")));
            }
        }
    }

    private static Record defaults(Class<?> type) {
        try {
            return (Record) type.getField("DEFAULT").get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " has no constant DEFAULT", e);
        }
    }

    private static @Nullable Object valueOf(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String written(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Duration duration -> "`" + time(duration) + "`";
            case Long bytes -> "`" + size(bytes) + "`";
            case List<?> list when list.isEmpty() -> "";
            case List<?> list -> list.stream().map(Object::toString).collect(Collectors.joining(", ", "`", "`"));
            default -> "`" + value + "`";
        };
    }

    /// In the largest unit that loses nothing.
    private static String time(Duration duration) {
        long millis = duration.toMillis();
        for (Map.Entry<String, Long> unit : List.of(
                Map.entry("d", 86_400_000L),
                Map.entry("h", 3_600_000L),
                Map.entry("m", 60_000L),
                Map.entry("s", 1000L))) {
            if (millis > 0 && millis % unit.getValue() == 0) {
                return millis / unit.getValue() + unit.getKey();
            }
        }
        return millis + "ms";
    }

    private static String size(long bytes) {
        for (Map.Entry<String, Long> unit :
                List.of(Map.entry("GiB", 1L << 30), Map.entry("MiB", 1L << 20), Map.entry("KiB", 1L << 10))) {
            if (bytes > 0 && bytes % unit.getValue() == 0) {
                return bytes / unit.getValue() + unit.getKey();
            }
        }
        return Long.toString(bytes);
    }

    private static String words(String comment) {
        return Arrays.stream(REFERENCE.matcher(comment).replaceAll("`$1`").split("\n", -1))
                .map(String::strip)
                .collect(Collectors.joining(" "))
                .strip();
    }
}
