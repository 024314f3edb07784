package dev.shopbell.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The operations that are for staff alone, as `docs/openapi.yaml` lists them: one that is added later is tried too.
final class StaffOperations {
    private static final Path DOCUMENT = Path.of("..", "docs", "openapi.yaml");
    private static final Pattern PATH = Pattern.compile("  \"(/[^\"]*)\":");
    private static final Pattern METHOD = Pattern.compile("    (get|post|put|patch|delete):");
    private static final Pattern CALLERS = Pattern.compile("\\s+Who may call it: (.*)\\.");

    private StaffOperations() {}

    /// @param path with `{id}` where one belongs
    /// @param callers in the document's words
    record Operation(String method, String path, String callers) {
        boolean isClosedToAgents() {
            return callers.endsWith("administrators");
        }
    }

    static List<Operation> all() {
        List<Operation> operations = new ArrayList<>();
        String path = "";
        String method = "";
        for (String line : lines()) {
            Matcher aPath = PATH.matcher(line);
            Matcher aMethod = METHOD.matcher(line);
            Matcher callers = CALLERS.matcher(line);
            if (aPath.matches()) {
                path = aPath.group(1);
            } else if (aMethod.matches()) {
                method = aMethod.group(1).toUpperCase(Locale.ROOT);
            } else if (callers.matches()
                    && !callers.group(1).equals("anybody")
                    && !callers.group(1).contains("shopper")) {
                operations.add(new Operation(method, path, callers.group(1)));
            }
        }
        return operations;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(DOCUMENT, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
