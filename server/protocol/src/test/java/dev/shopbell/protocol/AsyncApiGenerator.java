package dev.shopbell.protocol;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Describes the socket as an AsyncAPI 3.0 document, for those who write clients in other languages.
final class AsyncApiGenerator {
    private final SourceDocs docs;

    AsyncApiGenerator(SourceDocs docs) {
        this.docs = docs;
    }

    String document() {
        Map<String, Object> schemas = new LinkedHashMap<>();
        Map<String, Object> messages = new LinkedHashMap<>();
        for (Class<?> frame : WireTypes.frames()) {
            messages.put(frame.getSimpleName(), Map.of("$ref", "#/components/messages/" + frame.getSimpleName()));
        }
        Map<String, Object> described = new LinkedHashMap<>();
        for (Class<?> frame : WireTypes.frames()) {
            described.put(frame.getSimpleName(), message(frame));
            schemas.put(frame.getSimpleName(), object(frame, true));
        }
        for (Class<?> part : WireTypes.parts()) {
            schemas.put(WireTypes.nameOf(part), part.isEnum() ? words(part) : object(part, false));
        }
        return "# Generated from server/protocol; never edited. `./shopbell docs` writes it anew.\n"
                + Yaml.of(ordered(
                        "asyncapi", "3.0.0",
                        "info",
                                ordered(
                                        "title", "Shopbell socket",
                                        "version", Integer.toString(Wire.VERSION),
                                        "description", about(),
                                        "license", Map.of("name", "Apache-2.0")),
                        "defaultContentType", "application/json",
                        "channels",
                                Map.of(
                                        "socket",
                                        ordered(
                                                "address",
                                                "/socket/{side}",
                                                "description",
                                                "A WebSocket that carries one frame a text message. Long poll carries the same frames.",
                                                "parameters",
                                                Map.of(
                                                        "side",
                                                        ordered(
                                                                "description",
                                                                "Which side of the counter the client stands on.",
                                                                "enum",
                                                                List.of("shopper", "staff"))),
                                                "messages",
                                                messages)),
                        "operations",
                                ordered(
                                        "hearClient", operation("receive", ClientFrame.class, Wire.clientFrames()),
                                        "tellClient", operation("send", ServerFrame.class, Wire.serverFrames())),
                        "components", ordered("messages", described, "schemas", schemas),
                        "x-limits", limits(),
                        "x-problems",
                                Arrays.stream(Problem.values())
                                        .map(this::problem)
                                        .toList()));
    }

    private String about() {
        String toServer = docs.about(ClientFrame.class);
        // Its first paragraph speaks of the code of the server.
        return WireTypes.wireWords("One JSON object a message, told apart by its `type`.\n\n"
                + toServer.substring(toServer.indexOf("\n\n") + 2)
                + "\n\n"
                + docs.about(ServerFrame.class));
    }

    private Map<String, Object> operation(String action, Class<?> side, List<? extends Class<?>> frames) {
        return ordered(
                "action", action,
                "channel", Map.of("$ref", "#/channels/socket"),
                "summary", firstSentence(docs.about(side)),
                "messages",
                        frames.stream()
                                .map(frame -> Map.of("$ref", "#/channels/socket/messages/" + frame.getSimpleName()))
                                .toList());
    }

    private Map<String, Object> message(Class<?> frame) {
        return ordered(
                "name", Wire.typeOf(frame),
                "title", Wire.typeOf(frame),
                "summary", firstSentence(docs.about(frame)),
                "payload", Map.of("$ref", "#/components/schemas/" + frame.getSimpleName()));
    }

    private Map<String, Object> object(Class<?> type, boolean frame) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (frame) {
            members.put("type", Map.of("const", Wire.typeOf(type)));
        }
        Map<String, String> parameters = docs.parameters(type);
        WireTypes.members(type)
                .forEach(member -> members.put(
                        member.name(), described(schema(member.shape()), parameters.getOrDefault(member.name(), ""))));
        List<String> required = WireTypes.members(type).stream()
                .filter(member -> !member.optional())
                .map(WireTypes.Member::name)
                .toList();
        Map<String, Object> object = described(ordered("type", "object"), docs.about(type));
        if (!members.isEmpty()) {
            object.put("properties", members);
        }
        if (frame || !required.isEmpty()) {
            object.put("required", frame ? withType(required) : required);
        }
        return object;
    }

    private static List<String> withType(List<String> required) {
        return Stream.concat(Stream.of("type"), required.stream()).toList();
    }

    private Map<String, Object> words(Class<?> type) {
        StringBuilder about = new StringBuilder(docs.about(type)).append('\n');
        WireTypes.constants(type)
                .forEach(word -> about.append("\n- `%s`: %s"
                        .formatted(
                                WireTypes.wireName(word),
                                docs.about(type, word.name()).replace('\n', ' '))));
        return described(
                ordered(
                        "type",
                        "string",
                        "enum",
                        WireTypes.constants(type).stream()
                                .map(WireTypes::wireName)
                                .toList()),
                about.toString());
    }

    private static Map<String, Object> schema(WireTypes.Shape shape) {
        return switch (shape) {
            case WireTypes.Shape.Text _ -> ordered("type", "string");
            case WireTypes.Shape.Id _ -> ordered("type", "string", "format", "uuid");
            case WireTypes.Shape.Whole(boolean wide) -> ordered("type", "integer", "format", wide ? "int64" : "int32");
            case WireTypes.Shape.Flag _ -> ordered("type", "boolean");
            case WireTypes.Shape.ListOf(WireTypes.Shape element) -> ordered("type", "array", "items", schema(element));
            case WireTypes.Shape.Named(Class<?> type) ->
                ordered("$ref", "#/components/schemas/" + WireTypes.nameOf(type));
        };
    }

    /// A reference may have no neighbours in JSON Schema 7, so it is wrapped to carry a description.
    private static Map<String, Object> described(Map<String, Object> schema, String about) {
        if (about.isEmpty()) {
            return schema;
        }
        String words = WireTypes.wireWords(about);
        if (schema.containsKey("$ref")) {
            return ordered("description", words, "allOf", List.of(schema));
        }
        Map<String, Object> described = ordered("description", words);
        described.putAll(schema);
        return described;
    }

    private Map<String, Object> limits() {
        Map<String, Object> limits = new LinkedHashMap<>();
        for (Field limit : WireTypes.limits(Wire.class)) {
            try {
                limits.put(
                        limit.getName(),
                        ordered("value", limit.getInt(null), "description", docs.about(Wire.class, limit.getName())));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        return limits;
    }

    private Map<String, Object> problem(Problem problem) {
        Map<String, Object> entry = ordered(
                "code", problem.code(),
                "description", docs.about(Problem.class, problem.name()),
                "title", problem.title(),
                "action", WireTypes.wireName(problem.action()),
                "httpStatus", problem.httpStatus());
        if (problem.closeCode() != 0) {
            entry.put("closeCode", problem.closeCode());
        }
        return entry;
    }

    private static String firstSentence(String about) {
        String words = WireTypes.wireWords(about).replace('\n', ' ');
        int end = words.indexOf(". ");
        return end < 0 ? words : words.substring(0, end + 1);
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
