package dev.shopbell.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the files that are generated from the protocol to what would be generated now. Run with
/// `-Dshopbell.generate`, as `./shopbell docs` does, it writes them instead.
@Tag("check")
class GeneratedFilesTest {
    private static final Path ROOT = Path.of("../..");
    private static final SourceDocs DOCS = SourceDocs.of(Path.of("src/main/java"));

    static Stream<Map.Entry<String, String>> files() {
        TypeScriptGenerator typeScript = new TypeScriptGenerator(DOCS);
        return Stream.of(
                Map.entry("web/protocol/generated/protocol.ts", typeScript.protocol()),
                Map.entry("web/protocol/generated/guards.ts", typeScript.guards()),
                Map.entry("web/protocol/generated/problems.ts", typeScript.problems()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void generated_file_is_up_to_date(Map.Entry<String, String> expected) throws IOException {
        Path file = ROOT.resolve(expected.getKey());
        if (System.getProperty("shopbell.generate") != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, expected.getValue());
        }
        assertThat(file)
                .as("%s; `./shopbell docs` writes it anew", expected.getKey())
                .content()
                .isEqualTo(expected.getValue());
    }
}
