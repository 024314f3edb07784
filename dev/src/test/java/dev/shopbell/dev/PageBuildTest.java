package dev.shopbell.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PageBuildTest {
    @Test
    void a_part_is_built_for_its_own_file() {
        assertThat(PageBuild.partsOf(Set.of(Path.of("web/console/src/main.tsx"))))
                .containsExactly("console");
    }

    @Test
    void what_both_clients_share_builds_both() {
        assertThat(PageBuild.partsOf(Set.of(Path.of("web/link/src/index.ts")))).containsExactly("console", "widget");
    }

    @Test
    void what_all_parts_stand_on_builds_all() {
        assertThat(PageBuild.partsOf(Set.of(Path.of("web/package.json"))))
                .containsExactly("console", "demo-store", "widget");
    }

    @Test
    void the_server_builds_no_part() {
        assertThat(PageBuild.partsOf(Set.of(Path.of("server/site/src/main/java/A.java"))))
                .isEmpty();
    }
}
