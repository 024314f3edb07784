package dev.shopbell.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleTest {
    @ParameterizedTest
    @EnumSource
    void rule_holds(Rule rule) {
        rule.in(Modules.SERVER).check(Modules.SERVER_CLASSES);
    }

    @ParameterizedTest
    @EnumSource
    void rule_catches_the_violation_planted_for_it(Rule rule) {
        assertThat(rule.in(Modules.PLANTED)
                        .evaluate(Modules.PLANTED_CLASSES)
                        .getFailureReport()
                        .getDetails())
                .anySatisfy(violation -> assertThat(violation).contains(rule.planted()));
    }

    @Test
    void every_module_on_disk_is_in_the_root_pom() throws Exception {
        try (Stream<Path> folders = Files.list(Modules.REPOSITORY.resolve("server"))) {
            assertThat(folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                            .map(folder -> folder.getFileName().toString())
                            .filter(name -> !name.equals("architecture")))
                    .containsExactlyInAnyOrderElementsOf(Modules.SERVER.inOrder());
        }
    }
}
