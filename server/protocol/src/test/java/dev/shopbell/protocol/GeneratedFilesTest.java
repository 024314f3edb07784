package dev.shopbell.protocol;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratedFilesTest {
    static Stream<GeneratedFile> files() {
        SourceDocs docs = SourceDocs.of(Path.of("src/main/java"));
        TypeScriptGenerator typeScript = new TypeScriptGenerator(docs);
        return Stream.of(
                new GeneratedFile("web/protocol/generated/protocol.ts", typeScript.protocol()),
                new GeneratedFile("web/protocol/generated/guards.ts", typeScript.guards()),
                new GeneratedFile("web/protocol/generated/problems.ts", typeScript.problems()),
                new GeneratedFile("docs/asyncapi.yaml", new AsyncApiGenerator(docs).document()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void generated_file_is_up_to_date(GeneratedFile file) throws IOException {
        file.mustBeUpToDate();
    }
}
