package dev.shopbell.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A module's SQL, in its migrations and in its Java text blocks, stays in the schema that bears the module's name.
class SchemaTest {
    private static final Pattern MIGRATION = Pattern.compile("db/(\\w+)/V\\d{4}__[a-z0-9_]+\\.sql");
    private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\"(.*?)\"\"\"", Pattern.DOTALL);
    /// What stands before the name of a relation or a function. Elsewhere `visitor.id` may be a column of an alias.
    private static final String NAMING =
            "(?:from|join|into|update|table|references|only|view|type|function|procedure|call|trigger|sequence|index\\s+\\w+\\s+on)";

    /// Reads of views that their owner publishes for the read side; the views' names say so.
    private static final String PUBLISHED = "published_";

    @Test
    void every_statement_stays_in_its_module() throws IOException {
        for (String module : Modules.SERVER.inOrder()) {
            for (Path file : files(module, ".sql")) {
                assertThat(foreignNames(module, Modules.text(file)))
                        .as(file.toString())
                        .isEmpty();
            }
            for (Path file : files(module, ".java")) {
                assertThat(TEXT_BLOCK
                                .matcher(Modules.text(file))
                                .results()
                                .flatMap(block -> foreignNames(module, block.group(1)).stream()))
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void every_migration_lies_in_its_module_under_its_number() throws IOException {
        for (String module : Modules.SERVER.inOrder()) {
            for (Path file : files(module, ".sql")) {
                assertThat(isWellPlaced(module, file.toString()))
                        .as(file.toString())
                        .isTrue();
            }
        }
    }

    @Test
    void a_planted_join_with_another_schema_is_caught() {
        assertThat(foreignNames("site", "select * from site.site s\njoin access.account a on a.site = s.id"))
                .containsExactly("access.account");
        assertThat(foreignNames("site", "create table site.page (account uuid REFERENCES access.account(id))"))
                .containsExactly("access.account");
        assertThat(foreignNames("site", "create index by_name on access.account (name)"))
                .containsExactly("access.account");
        assertThat(foreignNames("site", "select access.is_welcome(:id)")).containsExactly("access.is_welcome(");
    }

    @Test
    void own_names_aliases_and_published_views_are_let_through() {
        assertThat(foreignNames(
                        "site", "select access.name from site.door access join site.key k on access.site = k.site"))
                .isEmpty();
        assertThat(foreignNames("site", "select * from access.published_names")).isEmpty();
    }

    @Test
    void a_planted_migration_in_the_wrong_place_is_caught() {
        assertThat(isWellPlaced("site", "server/site/src/main/resources/db/access/V0001__accounts.sql"))
                .isFalse();
        assertThat(isWellPlaced("site", "server/site/src/main/resources/db/site/V1__sites.sql"))
                .isFalse();
        assertThat(isWellPlaced("site", "server/site/src/main/resources/db/site/V0001__sites.sql"))
                .isTrue();
    }

    private static List<String> foreignNames(String module, String sql) {
        String others = String.join(
                "|",
                Modules.SERVER.inOrder().stream()
                        .filter(name -> !name.equals(module))
                        .toList());
        Pattern named = Pattern.compile(
                "(?i)\\b" + NAMING + "\\s+((?:" + others + ")\\.\\w+)|\\b((?:" + others + ")\\.\\w+\\()");
        return named.matcher(sql)
                .results()
                .map(match -> match.group(1) != null ? match.group(1) : match.group(2))
                .filter(name -> !name.contains("." + PUBLISHED))
                .toList();
    }

    private static boolean isWellPlaced(String module, String path) {
        var match = MIGRATION.matcher(path);
        return match.find() && match.group(1).equals(module);
    }

    private static List<Path> files(String module, String ending) throws IOException {
        Path sources = Modules.REPOSITORY.resolve("server/" + module + "/src/main");
        if (!Files.exists(sources)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
