package dev.shopbell.storage;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Each rule of the check has a store that breaks it.
class StatementCheckDbTest {
    private static final Storage STORAGE = TestDatabase.create("ledger");

    @BeforeAll
    static void publish() {
        STORAGE.jdbi().useHandle(handle -> {
            handle.execute("CREATE SCHEMA reader");
            handle.execute("CREATE TABLE reader.note (id uuid PRIMARY KEY, words text)");
            handle.execute("CREATE VIEW ledger.published AS SELECT id FROM ledger.fact");
        });
    }

    @Test
    void the_statements_of_the_outbox_fit_its_schema() {
        StatementCheck check = StatementCheck.of(STORAGE, "storage").without(OutboxStore.NEXT);
        check.check(OutboxStore.class, Outbox.class, Storage.class, Migrations.class);
        check.check("next events", OutboxStore.NEXT.formatted(OutboxStore.EVENTS));
    }

    static final class GoodStore {
        static final String READ = """
                -- Why it is so.
                SELECT words FROM ledger.fact WHERE id = :id AND transaction < :before::text::xid8
                """;

        static final String WRITE = """
                INSERT INTO ledger.fact (id, words) SELECT unnest(:ids::uuid[]), :words
                ON CONFLICT (id) DO UPDATE SET words = excluded.words
                RETURNING id
                """;
    }

    @Test
    void good_statements_pass() {
        assertThatCode(() -> check("ledger", GoodStore.class)).doesNotThrowAnyException();
    }

    static final class MisspelledStore {
        static final String READ = "SELECT word FROM ledger.fact WHERE id = :id";
    }

    @Test
    void a_column_that_is_not_there_is_found() {
        assertThatThrownBy(() -> check("ledger", MisspelledStore.class))
                .hasMessageContaining("\"word\" does not exist");
    }

    static final class InlineStore {
        String read(Storage storage) {
            return storage.jdbi()
                    .withHandle(handle -> handle.select("SELECT wrods FROM ledger.fact LIMIT 1")
                            .mapTo(String.class)
                            .one());
        }
    }

    @Test
    void a_statement_in_the_middle_of_a_method_is_found() {
        assertThatThrownBy(() -> check("ledger", InlineStore.class)).hasMessageContaining("\"wrods\" does not exist");
    }

    static final class OuterStore {
        static final class Inner {
            static final String READ = "SELECT wirds FROM ledger.fact";
        }

        static final String READ = "SELECT words FROM ledger.fact";
    }

    @Test
    void a_statement_in_an_inner_class_is_found() {
        assertThatThrownBy(() -> check("ledger", OuterStore.class)).hasMessageContaining("\"wirds\" does not exist");
    }

    static final class ForeignStore {
        static final String READ = "SELECT note.id FROM reader.note JOIN ledger.fact USING (id)";
    }

    static final class ForeignWriteStore {
        static final String WRITE = "UPDATE ledger.fact SET words = '' WHERE id = :id";
    }

    @Test
    void a_table_of_another_module_is_out_of_bounds_also_for_those_who_may_read_views() {
        assertThatThrownBy(() -> check("reader", ForeignStore.class)).hasMessageContaining("permission denied");
        assertThatThrownBy(() ->
                        StatementCheck.of(STORAGE, "reader").readingViews().check(ForeignStore.class))
                .hasMessageContaining("permission denied for table fact");
        assertThatThrownBy(() ->
                        StatementCheck.of(STORAGE, "reader").readingViews().check(ForeignWriteStore.class))
                .hasMessageContaining("permission denied for table fact");
    }

    static final class ViewStore {
        static final String READ = "SELECT note.id FROM reader.note JOIN ledger.published USING (id)";
    }

    @Test
    void a_published_view_is_for_those_who_may_read_views() {
        assertThatThrownBy(() -> check("reader", ViewStore.class)).hasMessageContaining("permission denied");
        assertThatCode(() -> StatementCheck.of(STORAGE, "reader").readingViews().check(ViewStore.class))
                .doesNotThrowAnyException();
    }

    static final class FormattingStore {
        String read(String table) {
            return "SELECT words FROM ledger." + table;
        }
    }

    static final class TemplateStore {
        String read(String table) {
            return "SELECT words FROM %s".formatted(table);
        }
    }

    @Test
    void a_statement_that_values_are_formatted_into_is_found() {
        assertThatThrownBy(() -> check("ledger", FormattingStore.class)).hasMessageContaining("formatted into");
        assertThatThrownBy(() -> check("ledger", TemplateStore.class)).hasMessageContaining("formatted into");
    }

    static final class EmptyStore {
        static final String GREETING = "Select a colour";
    }

    @Test
    void a_class_without_statements_is_not_taken_for_checked() {
        assertThatThrownBy(() -> check("ledger", EmptyStore.class)).isInstanceOf(AssertionError.class);
    }

    private static void check(String schema, Class<?> store) {
        StatementCheck.of(STORAGE, schema).check(store);
    }
}
