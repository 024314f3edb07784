package dev.shopbell.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// A file that is generated and checked in. Tests hold it to what would be generated now; with `-Dshopbell.generate`,
/// as `./shopbell docs` runs them, they write it instead.
///
/// @param path from the root of the repository
/// @param content what it should be
public record GeneratedFile(String path, String content) {

    /// Fails if the file is not what it should be. Runs in the folder of a module of the server.
    public void mustBeUpToDate() throws IOException {
        Path file = Path.of("../..").resolve(path);
        if (System.getProperty("shopbell.generate") != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        }
        assertThat(firstDifference(Files.readAllLines(file), content.lines().toList()))
                .as("%s is not what would be generated now; `./shopbell docs` writes it anew", path)
                .isEmpty();
    }

    /// Two whole files would bury it.
    private static List<String> firstDifference(List<String> actual, List<String> expected) {
        return IntStream.range(0, Math.max(actual.size(), expected.size()))
                .filter(line -> !lineOf(actual, line).equals(lineOf(expected, line)))
                .mapToObj(line -> "line %d is <%s>, should be <%s>"
                        .formatted(line + 1, lineOf(actual, line), lineOf(expected, line)))
                .limit(1)
                .toList();
    }

    private static String lineOf(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : "(nothing)";
    }

    @Override
    public String toString() {
        return path;
    }
}
