package dev.shopbell.storage;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;

/// Lets PostgreSQL judge every statement of a module's stores: whether it fits the migrated schema, and whether it
/// keeps to the module's own schema.
///
/// The statements are the string constants in the compiled classes, wherever they stand in the source. Each is planned
/// under a role that may use the module's schema only, and read the views of others only where the module may.
public final class StatementCheck {
    private static final Pattern STATEMENT = Pattern.compile(
            "(--[^\n]*\n\\s*)*(SELECT\\s|INSERT\\s+INTO\\s|UPDATE\\s+\\S+\\s+(AS\\s+|\\w+\\s+)*SET\\s|DELETE\\s+FROM\\s"
                    + "|MERGE\\s+INTO\\s|WITH\\s+(RECURSIVE\\s+)?\\w+.*\\bAS\\b|VALUES\\s*\\(|TRUNCATE\\s|LOCK\\s+TABLE\\s"
                    + "|(CREATE|ALTER|DROP)\\s+(TABLE|INDEX|VIEW|SCHEMA|TYPE)\\s).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /// What the compiler leaves where `+` puts a value into a string.
    private static final char CONCATENATED = '\u0001';

    private static final String ROLE = "statement_check";

    private final Storage storage;
    private final String schema;
    private final boolean readsViews;
    private final List<String> templates;

    private StatementCheck(Storage storage, String schema, boolean readsViews, List<String> templates) {
        this.storage = storage;
        this.schema = schema;
        this.readsViews = readsViews;
        this.templates = templates;
    }

    /// Checks stores of the module that owns the schema, on a database where it is migrated.
    public static StatementCheck of(Storage storage, String schema) {
        return new StatementCheck(storage, schema, false, List.of());
    }

    /// The module may read the views that others publish.
    public StatementCheck readingViews() {
        return new StatementCheck(storage, schema, true, templates);
    }

    /// This constant is not a statement by itself, but made into some that are checked otherwise.
    StatementCheck without(String template) {
        List<String> all = new ArrayList<>(templates);
        all.add(template);
        return new StatementCheck(storage, schema, readsViews, all);
    }

    /// Checks all statements of the classes and of the classes within them.
    ///
    /// @throws AssertionError that lists what is wrong, statement by statement
    public void check(Class<?>... stores) {
        List<String> violations = new ArrayList<>();
        for (Class<?> store : stores) {
            Set<String> statements = statements(store);
            templates.forEach(statements::remove);
            if (statements.isEmpty()) {
                violations.add(store.getSimpleName() + " holds no statement: is it a store?");
            }
            check(store.getSimpleName(), statements, violations);
        }
        if (!violations.isEmpty()) {
            throw new AssertionError(String.join("\n\n", violations));
        }
    }

    /// Checks a statement that is not a constant.
    public void check(String name, String statement) {
        List<String> violations = new ArrayList<>();
        check(name, Set.of(statement), violations);
        if (!violations.isEmpty()) {
            throw new AssertionError(String.join("\n\n", violations));
        }
    }

    private void check(String name, Set<String> statements, List<String> violations) {
        storage.jdbi().useTransaction(handle -> {
            becomeModule(handle);
            for (String statement : statements) {
                if (statement.indexOf(CONCATENATED) >= 0 || statement.contains("%s")) {
                    violations.add(name + ": a value is formatted into the text\n" + statement);
                } else {
                    refusal(handle, statement).ifPresent(why -> violations.add(name + ": " + why + "\n" + statement));
                }
            }
            handle.rollback();
        });
    }

    private static Optional<String> refusal(Handle handle, String statement) {
        handle.savepoint("before");
        try (PreparedStatement plan =
                handle.getConnection().prepareStatement("EXPLAIN (GENERIC_PLAN) " + questioned(handle, statement))) {
            int parameters = plan.getParameterMetaData().getParameterCount();
            for (int parameter = 1; parameter <= parameters; parameter++) {
                plan.setNull(parameter, Types.NULL);
            }
            plan.execute();
            return Optional.empty();
        } catch (SQLException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        } finally {
            handle.rollbackToSavepoint("before");
        }
    }

    /// A role that lives for this transaction and may do what the module may.
    private void becomeModule(Handle handle) {
        handle.execute("CREATE ROLE " + ROLE);
        handle.execute("GRANT USAGE ON SCHEMA " + schema + " TO " + ROLE);
        handle.execute("GRANT ALL ON ALL TABLES IN SCHEMA " + schema + " TO " + ROLE);
        handle.execute("GRANT ALL ON ALL SEQUENCES IN SCHEMA " + schema + " TO " + ROLE);
        if (readsViews) {
            handle.select("SELECT DISTINCT schemaname FROM pg_views WHERE schemaname !~ '^(pg_|information_schema)'")
                    .mapTo(String.class)
                    .forEach(other -> handle.execute("GRANT USAGE ON SCHEMA " + other + " TO " + ROLE));
            handle.select("SELECT schemaname || '.' || viewname FROM pg_views"
                            + " WHERE schemaname !~ '^(pg_|information_schema)'")
                    .mapTo(String.class)
                    .forEach(view -> handle.execute("GRANT SELECT ON " + view + " TO " + ROLE));
        }
        handle.execute("SET LOCAL ROLE " + ROLE);
    }

    /// `:name` becomes `?`.
    private static String questioned(Handle handle, String statement) {
        return handle.getConfig(SqlStatements.class)
                .getSqlParser()
                .parse(statement, handle.createQuery(statement).getContext())
                .getSql();
    }

    private static Set<String> statements(Class<?> store) {
        Set<String> statements = new LinkedHashSet<>();
        for (PoolEntry entry : constantsOf(store)) {
            if (entry instanceof StringEntry string
                    && STATEMENT.matcher(string.stringValue().strip()).matches()) {
                statements.add(string.stringValue());
            }
        }
        for (Class<?> inner : store.getDeclaredClasses()) {
            statements.addAll(statements(inner));
        }
        return statements;
    }

    private static Iterable<PoolEntry> constantsOf(Class<?> store) {
        String file = store.getName().substring(store.getPackageName().length() + 1) + ".class";
        try (InputStream bytes = store.getResourceAsStream(file)) {
            return ClassFile.of().parse(bytes.readAllBytes()).constantPool();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
