package dev.shopbell.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A module's SQL, in its migrations and in the texts of its Java, stays in the schema that bears the module's name.
/// The read side may also read the views that others define, and who decides with one statement those named here.
class SchemaTest {
    private static final Set<String> READ_SIDE = Set.of("desk");
    private static final Map<String, Set<String>> NAMED_VIEWS =
            Map.of("invitation", Set.of("customer.current_link", "conversation.open_conversation"));
    private static final Pattern PLACE =
            Pattern.compile("(?:db/(\\w+)/V\\d{4}__[a-z0-9_]+|reports/(\\w+)/[a-z0-9_]+)\\.sql");
    private static final Pattern JAVA_TEXT =
            Pattern.compile("\"\"\".*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("(?m)--.*$|(?<!:)//.*$");
    private static final Pattern VIEW = Pattern.compile("(?i)\\bcreate\\s+(?:or\\s+replace\\s+)?view\\s+(\\w+\\.\\w+)");
    /// What stands before the name of a relation or a function. Elsewhere `visitor.id` may be a column of an alias.
    private static final String NAMING = "(?:from|join|into|update|table|references|only|view|type|function"
            + "|procedure|call|trigger|sequence|index\\s+\\w+\\s+on)";

    private static final Set<String> VIEWS = Modules.SERVER.inOrder().stream()
            .flatMap(module -> files(module, ".sql").stream())
            .flatMap(file -> VIEW.matcher(Modules.text(file)).results())
            .map(match -> match.group(1))
            .collect(Collectors.toUnmodifiableSet());

    @Test
    void every_statement_stays_in_its_module() {
        for (String module : Modules.SERVER.inOrder()) {
            for (Path file : files(module, ".sql")) {
                assertThat(foreignNames(module, Modules.text(file), VIEWS))
                        .as(file.toString())
                        .isEmpty();
            }
            for (Path file : files(module, ".java")) {
                assertThat(foreignNames(module, textsOf(Modules.text(file)), VIEWS))
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void every_migration_lies_in_its_module_under_its_number_and_every_report_by_its_name() {
        for (String module : Modules.SERVER.inOrder()) {
            for (Path file : files(module, ".sql")) {
                assertThat(isWellPlaced(module, file.toString()))
                        .as(file.toString())
                        .isTrue();
            }
        }
    }

    @Test
    void a_planted_name_of_another_schema_is_caught() {
        assertThat(foreignNames("site", "select * from site.site s\njoin access.account a on a.site = s.id", Set.of()))
                .containsExactly("access.account");
        assertThat(foreignNames("site", "create table site.page (owner uuid REFERENCES access.account)", Set.of()))
                .containsExactly("access.account");
        assertThat(foreignNames("site", "create index by_name on access.account (name)", Set.of()))
                .containsExactly("access.account");
        assertThat(foreignNames("site", "select access.is_welcome(:id)", Set.of()))
                .containsExactly("access.is_welcome(");
        assertThat(foreignNames("site", textsOf("String sql = \"DELETE FROM access.account\";"), Set.of()))
                .containsExactly("access.account");
    }

    @Test
    void own_names_aliases_and_comments_are_let_through() {
        assertThat(foreignNames(
                        "site",
                        "select access.name from site.door access -- not from access.account\njoin site.key k on access.id = k.id",
                        Set.of()))
                .isEmpty();
        assertThat(textsOf("access.accounts(); // \"select * from access.account\"\n"))
                .isEmpty();
    }

    @Test
    void only_the_read_side_reads_the_views_of_others_and_never_their_tables() {
        Set<String> views = Set.of("conversation.work");
        assertThat(foreignNames("desk", "select * from conversation.work", views))
                .isEmpty();
        assertThat(foreignNames("desk", "select * from conversation.entry", views))
                .containsExactly("conversation.entry");
        assertThat(foreignNames("site", "select * from conversation.work", views))
                .containsExactly("conversation.work");
    }

    @Test
    void who_decides_with_one_statement_reads_the_views_named_for_it_alone() {
        Set<String> views = Set.of("conversation.open_conversation", "conversation.work");
        assertThat(foreignNames("invitation", "select from conversation.open_conversation", views))
                .isEmpty();
        assertThat(foreignNames("invitation", "select * from conversation.work", views))
                .containsExactly("conversation.work");
        assertThat(foreignNames("invitation", "select * from conversation.open_conversation", Set.of()))
                .containsExactly("conversation.open_conversation");
        assertThat(foreignNames("site", "select * from conversation.open_conversation", views))
                .containsExactly("conversation.open_conversation");
    }

    @Test
    void a_planted_migration_in_the_wrong_place_is_caught() {
        assertThat(isWellPlaced("site", "server/site/src/main/resources/db/access/V0001__accounts.sql"))
                .isFalse();
        assertThat(isWellPlaced("site", "server/site/src/main/resources/db/site/V1__sites.sql"))
                .isFalse();
        assertThat(isWellPlaced("site", "server/site/src/main/resources/db/site/V0001__sites.sql"))
                .isTrue();
        assertThat(isWellPlaced("site", "server/site/src/main/resources/reports/desk/waits.sql"))
                .isFalse();
        assertThat(isWellPlaced("site", "server/site/src/main/resources/reports/site/views.sql"))
                .isTrue();
    }

    private static List<String> foreignNames(String module, String sql, Set<String> views) {
        String others = Modules.SERVER.inOrder().stream()
                .filter(name -> !name.equals(module))
                .collect(Collectors.joining("|"));
        Pattern named =
                Pattern.compile("(?i)\\b%s\\s+((?:%s)\\.\\w+)|\\b((?:%s)\\.\\w+\\()".formatted(NAMING, others, others));
        return named.matcher(COMMENT.matcher(sql).replaceAll(""))
                .results()
                .map(match -> match.group(1) != null ? match.group(1) : match.group(2))
                .filter(name -> !(views.contains(name)
                        && (READ_SIDE.contains(module)
                                || NAMED_VIEWS.getOrDefault(module, Set.of()).contains(name))))
                .toList();
    }

    private static String textsOf(String java) {
        return JAVA_TEXT
                .matcher(COMMENT.matcher(java).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining("\n"));
    }

    private static boolean isWellPlaced(String module, String path) {
        var match = PLACE.matcher(path);
        return match.find() && (module.equals(match.group(1)) || module.equals(match.group(2)));
    }

    private static List<Path> files(String module, String ending) {
        Path sources = Modules.REPOSITORY.resolve("server/" + module + "/src/main");
        if (!Files.exists(sources)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
