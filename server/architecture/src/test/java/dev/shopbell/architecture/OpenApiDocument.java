package dev.shopbell.architecture;

import static dev.shopbell.protocol.JsonSchemas.ordered;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.shopbell.http.Allow;
import dev.shopbell.http.Cookies;
import dev.shopbell.http.HttpConfig;
import dev.shopbell.http.ProblemBody;
import dev.shopbell.protocol.JsonSchemas;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.SourceDocs;
import dev.shopbell.protocol.WireTypes;
import dev.shopbell.protocol.Yaml;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Writes `docs/openapi.yaml` from the resource methods under `/api` and `/intake`: what they take and answer by
/// reflection,
/// what they mean from their comments, who may call them from [Allow].
final class OpenApiDocument {
    private static final String JSON = "application/json";
    private static final Map<String, Object> PROBLEM = Map.of("$ref", "#/components/responses/Problem");
    private static final String ABOUT = """
            Everything that is not live: signing in, accounts, sites, reading conversations. Lines are said and heard on the
            socket, or by long poll where no socket gets through: docs/protocol.md and docs/asyncapi.yaml.

            **Who asks.** Staff carry the session's cookie, which signing in sets. A shopper carries the token of their
            browser as `Authorization: Bearer`, which `POST /api/visitors` gives. What somebody may not read is answered as
            if it did not exist.

            **Origins.** A request that changes something must come from one of the server's own pages, or from no page at
            all: without an `Origin`, and then without the session's cookie. Anything else is refused with `originRefused`.

            What is under `/intake/` is for the shops' own pages alone: their `Origin` must be one of the site's, and the
            JSON comes as `text/plain`, so that browsers do not ask before each request. Whom it is about, the token in the
            body says.

            **Errors.** Every refusal is `application/problem+json` (RFC 9457) with a `code` from a closed list and an
            `action`: what the client should do about it. Where that is `retryLater`, `Retry-After` says the least number of
            seconds; add jitter.

            **Limits.** A body has at most %d bytes. Signing in is slowed down after some failures, by account and by
            address, and so are new visitors of one address: `tooMany`. All limits are settings: docs/config.md.

            Instants are microseconds since 1970 in UTC, and end in `Micros`. Members that are not listed as required may
            be missing or null. Clients ignore members they do not know.
            """.formatted(HttpConfig.DEFAULT.maxBodyBytes());

    /// Whatever it is; by OpenAPI 3.1 a schema would say no more.
    private static final Map<String, Object> BYTES = ordered("application/octet-stream", ordered());

    private final SourceDocs docs;
    private final JsonSchemas forms;
    private final Set<Class<?>> parts = new LinkedHashSet<>();

    private OpenApiDocument(SourceDocs docs) {
        this.docs = docs;
        this.forms = new JsonSchemas(docs);
    }

    /// @param version of the API
    static String of(Iterable<JavaClass> classes, String version) {
        SourceDocs docs = SourceDocs.of(Modules.SERVER.inOrder().stream()
                .map(module -> Modules.REPOSITORY.resolve("server/" + module + "/src/main/java"))
                .toArray(java.nio.file.Path[]::new));
        return new OpenApiDocument(docs).document(classes, version);
    }

    private String document(Iterable<JavaClass> classes, String version) {
        Map<String, Map<String, Object>> paths = new TreeMap<>();
        for (JavaClass type : classes) {
            if (type.isAnnotatedWith(Path.class)) {
                Class<?> resource = type.reflect();
                for (Method method : methods(resource)) {
                    String path = pathOf(resource, method);
                    if (path.startsWith("/api/") || path.startsWith("/intake/")) {
                        paths.computeIfAbsent(path, ignored -> new LinkedHashMap<>())
                                .put(verbOf(method), operation(resource, method));
                    }
                }
            }
        }
        part(ProblemBody.class);
        Map<String, Object> schemas = new TreeMap<>();
        for (Class<?> part : parts) {
            if (schemas.put(WireTypes.nameOf(part), forms.of(part)) != null) {
                throw new IllegalStateException("Two types are called " + WireTypes.nameOf(part));
            }
        }
        return "# Generated from the endpoints of the server; never edited. `./shopbell docs` writes it anew.\n"
                + Yaml.of(ordered(
                        "openapi",
                        "3.1.0",
                        "info",
                        ordered(
                                "title",
                                "Shopbell",
                                "version",
                                version,
                                "description",
                                ABOUT.strip(),
                                "license",
                                ordered("name", "Apache 2.0", "identifier", "Apache-2.0")),
                        "servers",
                        List.of(ordered(
                                "url",
                                HttpConfig.DEFAULT.publicOrigin(),
                                "description",
                                "Where a server is that was started without settings.")),
                        "paths",
                        paths,
                        "components",
                        ordered(
                                "securitySchemes", securitySchemes(),
                                "responses", ordered("Problem", problemAnswer()),
                                "schemas", schemas)));
    }

    /// In an order that does not depend on the virtual machine.
    private static List<Method> methods(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Allow.class))
                .sorted(Comparator.comparing(OpenApiDocument::verbOf).thenComparing(Method::getName))
                .toList();
    }

    private static String verbOf(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .findFirst()
                .orElseThrow()
                .value()
                .toLowerCase(Locale.ROOT);
    }

    private static String pathOf(Class<?> resource, Method method) {
        Path below = method.getAnnotation(Path.class);
        return resource.getAnnotation(Path.class).value() + (below == null ? "" : below.value());
    }

    private Map<String, Object> operation(Class<?> resource, Method method) {
        String about = docs.about(resource, method.getName());
        if (about.isEmpty()) {
            throw new IllegalStateException(method + " has no comment that says what it does");
        }
        String module = resource.getPackageName().replaceAll(".*\\.", "");
        Allow.Who who = method.getAnnotation(Allow.class).value();
        Map<String, Object> operation = ordered(
                "operationId", nameOf(resource, method),
                "tags", List.of(module),
                "summary", JsonSchemas.firstSentence(about),
                "description", WireTypes.wireWords(about) + "\n\nWho may call it: " + callers(who) + ".",
                "security", security(who));
        Map<String, String> meanings = docs.parameters(resource, method.getName());
        List<Object> parameters = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            Map<String, Object> described = parameter(parameter, meanings.getOrDefault(parameter.getName(), ""));
            if (described != null) {
                parameters.add(described);
            } else if (parameter.getType().isRecord()) {
                String type = who == Allow.Who.SHOP_PAGE ? MediaType.TEXT_PLAIN : JSON;
                operation.put(
                        "requestBody",
                        ordered("required", true, "content", content(type, parameter.getAnnotatedType())));
            } else if (parameter.getType() == byte[].class) {
                operation.put("requestBody", ordered("required", true, "content", BYTES));
            }
        }
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        operation.put("responses", answers(method));
        return operation;
    }

    /// Unique, because names of endpoints and of their methods are: `accountInvite`.
    private static String nameOf(Class<?> resource, Method method) {
        String things = resource.getSimpleName().replace("Endpoints", "");
        String verb = method.getName();
        return Character.toLowerCase(things.charAt(0))
                + things.substring(1)
                + Character.toUpperCase(verb.charAt(0))
                + verb.substring(1);
    }

    private @Nullable Map<String, Object> parameter(Parameter parameter, String meaning) {
        for (Annotation annotation : parameter.getAnnotations()) {
            Map<String, Object> named = switch (annotation) {
                case PathParam path -> ordered("name", path.value(), "in", "path", "required", true);
                case QueryParam query -> ordered("name", query.value(), "in", "query");
                case HeaderParam header -> ordered("name", header.value(), "in", "header");
                default -> null;
            };
            if (named != null) {
                Map<String, Object> schema = form(parameter.getAnnotatedType());
                DefaultValue usual = parameter.getAnnotation(DefaultValue.class);
                if (usual != null && !usual.value().isEmpty()) {
                    schema.put("default", usual.value().matches("\\d+") ? Long.valueOf(usual.value()) : usual.value());
                }
                if (!meaning.isEmpty()) {
                    named.put("description", WireTypes.wireWords(meaning));
                }
                named.put("schema", schema);
                return named;
            }
        }
        return null;
    }

    /// Statuses are texts in YAML, and stand in quotes.
    private Map<String, Object> answers(Method method) {
        AnnotatedType type = method.getAnnotatedReturnType();
        if (method.getReturnType() == RestResponse.class) {
            type = ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[0];
        }
        if (type.getType() == Response.class) {
            return ordered("200", ordered("description", "The content.", "content", BYTES), "default", PROBLEM);
        }
        boolean isEmpty = type.getType() == void.class || type.getType() == Void.class;
        return isEmpty
                ? ordered("204", ordered("description", "Done."), "default", PROBLEM)
                : ordered("200", ordered("description", "Done.", "content", content(JSON, type)), "default", PROBLEM);
    }

    private Map<String, Object> content(String mediaType, AnnotatedType type) {
        return ordered(mediaType, ordered("schema", form(type)));
    }

    private Map<String, Object> form(AnnotatedType type) {
        if (type.getType() instanceof Class<?> named && (named.isRecord() || named.isEnum())) {
            part(named);
        }
        return JsonSchemas.schema(WireTypes.shape(type));
    }

    private void part(Class<?> type) {
        if (type.isRecord()) {
            WireTypes.addParts(type, parts);
        }
        parts.add(type);
    }

    private static String callers(Allow.Who who) {
        return switch (who) {
            case ANYONE -> "anybody";
            case SHOP_PAGE -> "pages of the site's shop, on a shopper's behalf";
            case VISITOR -> "a shopper";
            case VISITOR_OR_STAFF -> "a shopper, or anybody signed in";
            case AGENT -> "anybody signed in";
            case SUPERVISOR -> "supervisors and administrators";
            case ADMINISTRATOR -> "administrators";
        };
    }

    private static List<Object> security(Allow.Who who) {
        Map<String, Object> session = Map.of("session", List.of());
        Map<String, Object> visitor = Map.of("visitor", List.of());
        return switch (who) {
            case ANYONE, SHOP_PAGE -> List.of();
            case VISITOR -> List.of(visitor);
            case VISITOR_OR_STAFF -> List.of(visitor, session);
            case AGENT, SUPERVISOR, ADMINISTRATOR -> List.of(session);
        };
    }

    private static Map<String, Object> securitySchemes() {
        return ordered(
                "session",
                ordered(
                        "type", "apiKey",
                        "in", "cookie",
                        "name", Cookies.SESSION,
                        "description", "A member of staff who signed in by `POST /api/session`."),
                "visitor",
                ordered(
                        "type", "http",
                        "scheme", "bearer",
                        "description", "A shopper's browser, registered by `POST /api/visitors`."));
    }

    private Map<String, Object> problemAnswer() {
        StringBuilder codes = new StringBuilder("Refused. The codes are:\n");
        for (Problem problem : Problem.values()) {
            codes.append("\n- `%s` (%d): %s"
                    .formatted(
                            problem.code(),
                            problem.httpStatus(),
                            docs.about(Problem.class, problem.name()).replace('\n', ' ')));
        }
        return ordered(
                "description",
                codes.toString(),
                "content",
                ordered(ProblemBody.MEDIA_TYPE, ordered("schema", Map.of("$ref", "#/components/schemas/ProblemBody"))));
    }
}
