package dev.shopbell.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// The modules of the server, as the disk has them.
///
/// @param root the package under which each module has one of its own
/// @param inOrder their names; each may use those before it
/// @param sources the folder in which the sources of the root package lie; `%s` stands for the module
record Modules(String root, List<String> inOrder, String sources) {
    static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern MODULE = Pattern.compile("<module>server/(\\w+)</module>");

    /// The modules that the root pom lists, without this one.
    static final Modules SERVER = new Modules(
            "dev.shopbell",
            MODULE.matcher(text(REPOSITORY.resolve("pom.xml")))
                    .results()
                    .map(match -> match.group(1))
                    .filter(name -> !name.equals("architecture"))
                    .toList(),
            REPOSITORY + "/server/%s/src/main/java/dev/shopbell/");

    static final JavaClasses SERVER_CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/") && !location.contains("-tests.jar"))
            .importPackages(SERVER.inOrder.stream()
                    .map(module -> SERVER.root + "." + module)
                    .toArray(String[]::new));

    /// A small server that breaks every rule.
    static final Modules PLANTED = new Modules(
            "dev.shopbell.architecture.planted",
            List.of("storage", "http", "site", "app"),
            "src/test/java/dev/shopbell/architecture/planted/");

    static final JavaClasses PLANTED_CLASSES = new ClassFileImporter().importPackages(PLANTED.root);

    /// The name of the module that a class belongs to, or an empty text if it is none of ours.
    String of(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(root + ".") ? name.substring(root.length() + 1) : "";
    }

    /// What a module says of itself in its `package-info.java`; empty if it says nothing.
    String card(String module) {
        Path card = Path.of(sources.formatted(module), module, "package-info.java");
        return Files.exists(card) ? text(card) : "";
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
