package dev.shopbell.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    private static final String DOOR = "server/site/src/main/java/Sites.java";

    @TempDir
    private Path repository;

    private Sources sources;

    @BeforeEach
    void a_repository_with_one_file() throws IOException {
        for (String folder : new String[] {"client", "server/site/src/main/java", "server/site/src/test", "web"}) {
            Files.createDirectories(repository.resolve(folder));
        }
        write(DOOR, 1);
        sources = new Sources(repository);
    }

    @Test
    void nothing_changed_where_nothing_was_written() throws IOException {
        assertThat(sources.changed()).isEmpty();
    }

    @Test
    void a_written_file_is_named_once() throws IOException {
        write(DOOR, 2);
        assertThat(sources.changed()).containsExactly(Path.of(DOOR));
        assertThat(sources.changed()).isEmpty();
    }

    @Test
    void a_new_and_a_deleted_file_are_named() throws IOException {
        Files.delete(repository.resolve(DOOR));
        write("web/index.ts", 1);
        assertThat(sources.changed()).containsExactlyInAnyOrder(Path.of(DOOR), Path.of("web/index.ts"));
    }

    @Test
    void tests_and_the_files_of_editors_are_left_out() throws IOException {
        write("server/site/src/test/SitesTest.java", 1);
        write("server/site/src/main/java/.Sites.java.swp", 1);
        write("server/site/src/main/java/Sites.java~", 1);
        assertThat(sources.changed()).isEmpty();
    }

    private void write(String name, int second) throws IOException {
        Path file = Files.writeString(repository.resolve(name), "one line");
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(second)));
    }
}
