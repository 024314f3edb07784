package dev.shopbell.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the files that are generated from the protocol to what would be generated now. Run with
/// `-Dshopbell.generate`, as `./shopbell docs` does, it writes them instead.
class GeneratedFilesTest {
    private static final Path ROOT = Path.of("../..");
    private static final SourceDocs DOCS = SourceDocs.of(Path.of("src/main/java"));

    static Stream<Map.Entry<String, String>> files() {
        TypeScriptGenerator typeScript = new TypeScriptGenerator(DOCS);
        return Stream.of(
                Map.entry("web/protocol/generated/protocol.ts", typeScript.protocol()),
                Map.entry("web/protocol/generated/guards.ts", typeScript.guards()),
                Map.entry("web/protocol/generated/problems.ts", typeScript.problems()),
                Map.entry("docs/asyncapi.yaml", new AsyncApiGenerator(DOCS).document()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void generated_file_is_up_to_date(Map.Entry<String, String> expected) throws IOException {
        Path file = ROOT.resolve(expected.getKey());
        if (System.getProperty("shopbell.generate") != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, expected.getValue());
        }
        assertThat(firstDifference(
                        Files.readAllLines(file), expected.getValue().lines().toList()))
                .as("%s is not what would be generated now; `./shopbell docs` writes it anew", expected.getKey())
                .isEmpty();
    }

    /// The first line in which a file differs from what it should be; two whole files would bury it.
    private static List<String> firstDifference(List<String> actual, List<String> expected) {
        return IntStream.range(0, Math.max(actual.size(), expected.size()))
                .filter(line -> !lineOf(actual, line).equals(lineOf(expected, line)))
                .mapToObj(line ->
                        "%d: is <%s>, should be <%s>".formatted(line + 1, lineOf(actual, line), lineOf(expected, line)))
                .limit(1)
                .toList();
    }

    private static String lineOf(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : "(nothing)";
    }
}
