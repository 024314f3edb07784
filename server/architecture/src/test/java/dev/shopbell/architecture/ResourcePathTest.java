package dev.shopbell.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import jakarta.ws.rs.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A request goes to the class whose own path fits its beginning with the most literal characters, and only that
/// class's
/// methods are looked at (Jakarta RESTful Web Services 4.0, 3.7.2). So a class of a longer path hides the methods of
/// another one under that path: they answer "not found".
class ResourcePathTest {
    /// A variable of a template, with the expression it must fit.
    private static final Pattern VARIABLE =
            Pattern.compile("\\{\\s*[\\w.-]+\\s*(?::\\s*([^{}]+(?:\\{[^{}]*}[^{}]*)*))?}");

    @Test
    void every_resource_method_is_reached_by_its_path() {
        assertThat(hidden(Modules.SERVER_CLASSES)).isEmpty();
    }

    @Test
    void a_planted_method_under_the_path_of_another_class_is_caught() {
        assertThat(hidden(Modules.PLANTED_CLASSES)).singleElement().asString().startsWith("ShortPath.hidden");
    }

    private static List<String> hidden(JavaClasses classes) {
        List<JavaClass> resources = classes.stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                // The most literal characters first.
                .sorted(Comparator.comparingInt((JavaClass type) ->
                                VARIABLE.matcher(pathOf(type)).replaceAll("").length())
                        .reversed())
                .toList();
        return resources.stream()
                .flatMap(type -> type.getMethods().stream().filter(method -> method.isAnnotatedWith(Path.class)))
                .filter(method -> !pathOf(chosen(resources, sample(method))).equals(pathOf(method.getOwner())))
                .map(method -> "%s.%s, under %s, goes to %s"
                        .formatted(
                                method.getOwner().getSimpleName(),
                                method.getName(),
                                sample(method),
                                chosen(resources, sample(method)).getSimpleName()))
                .toList();
    }

    private static JavaClass chosen(List<JavaClass> resources, String request) {
        return resources.stream()
                .filter(type -> Pattern.compile(expression(pathOf(type)) + "(/.*)?")
                        .matcher(request)
                        .matches())
                .findFirst()
                .orElseThrow();
    }

    private static String pathOf(JavaClass type) {
        return trimmed(type.getAnnotationOfType(Path.class).value());
    }

    /// A request for the method, with a value for each variable that most expressions allow.
    private static String sample(JavaMethod method) {
        String path = pathOf(method.getOwner())
                + trimmed(method.getAnnotationOfType(Path.class).value());
        return VARIABLE.matcher(path).replaceAll("x1");
    }

    private static String expression(String template) {
        Matcher variable = VARIABLE.matcher(template);
        StringBuilder expression = new StringBuilder();
        int from = 0;
        while (variable.find()) {
            expression.append(Pattern.quote(template.substring(from, variable.start())));
            expression.append(variable.group(1) == null ? "[^/]+" : "(?:" + variable.group(1) + ")");
            from = variable.end();
        }
        return expression + Pattern.quote(template.substring(from));
    }

    private static String trimmed(String path) {
        String inner = path.replaceAll("^/+|/+$", "");
        return inner.isEmpty() ? "" : "/" + inner;
    }
}
