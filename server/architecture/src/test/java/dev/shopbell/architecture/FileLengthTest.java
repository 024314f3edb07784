package dev.shopbell.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Files are short enough to be read. One over 400 lines says why in its first lines: `Long because ...`.
class FileLengthTest {
    private static final int EXPLAIN_ABOVE_LINES = 400;
    private static final int REFUSE_ABOVE_LINES = 700;
    private static final int HEADER_LINES = 60;
    private static final Pattern WRITTEN_BY_HAND =
            Pattern.compile(".*\\.(java|ts|tsx|mjs|js|css|html|sql|sh)|shopbell");
    private static final Set<String> PASSED_OVER =
            Set.of(".git", "node_modules", "target", "dist", "generated", ".shopbell", "data", ".idea");

    @Test
    void no_file_is_too_long_to_read() throws IOException {
        List<String> complaints = new ArrayList<>();
        Files.walkFileTree(Modules.REPOSITORY, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return PASSED_OVER.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (WRITTEN_BY_HAND.matcher(file.getFileName().toString()).matches()
                        && isTooLong(Modules.text(file).lines().toList())) {
                    complaints.add(Modules.REPOSITORY.relativize(file).toString());
                }
                return FileVisitResult.CONTINUE;
            }
        });
        assertThat(complaints)
                .as(
                        "over %d lines without `Long because ...` in the first %d, or over %d at all",
                        EXPLAIN_ABOVE_LINES, HEADER_LINES, REFUSE_ABOVE_LINES)
                .isEmpty();
    }

    @Test
    void planted_long_files_are_caught() {
        assertThat(isTooLong(Collections.nCopies(400, "line"))).isFalse();
        assertThat(isTooLong(Collections.nCopies(401, "line"))).isTrue();
        assertThat(isTooLong(explained(401))).isFalse();
        assertThat(isTooLong(explained(701))).isTrue();
    }

    private static boolean isTooLong(List<String> lines) {
        if (lines.size() <= EXPLAIN_ABOVE_LINES) {
            return false;
        }
        return lines.size() > REFUSE_ABOVE_LINES
                || lines.stream().limit(HEADER_LINES).noneMatch(line -> line.contains("Long because"));
    }

    private static List<String> explained(int lines) {
        List<String> file = new ArrayList<>(Collections.nCopies(lines - 1, "line"));
        file.addFirst("/// Long because it is a list.");
        return file;
    }
}
