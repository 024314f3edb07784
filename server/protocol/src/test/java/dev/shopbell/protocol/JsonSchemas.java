package dev.shopbell.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Describes records and enums as JSON Schema, with the words of their documentation comments.
public final class JsonSchemas {
    private final SourceDocs docs;

    /// Describes types whose sources these are.
    public JsonSchemas(SourceDocs docs) {
        this.docs = docs;
    }

    /// The form of a record or an enum.
    public Map<String, Object> of(Class<?> type) {
        return type.isEnum() ? words(type) : object(type, false);
    }

    /// The form of a frame, which names its type.
    Map<String, Object> frame(Class<?> type) {
        return object(type, true);
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

    /// The form of a value; records and enums by reference.
    public static Map<String, Object> schema(WireTypes.Shape shape) {
        return switch (shape) {
            case WireTypes.Shape.Text _ -> ordered("type", "string");
            case WireTypes.Shape.Id _ -> ordered("type", "string", "format", "uuid");
            case WireTypes.Shape.Whole(boolean wide) -> ordered("type", "integer", "format", wide ? "int64" : "int32");
            case WireTypes.Shape.Amount _ -> ordered("type", "number");
            case WireTypes.Shape.Flag _ -> ordered("type", "boolean");
            case WireTypes.Shape.ListOf(WireTypes.Shape element) -> ordered("type", "array", "items", schema(element));
            case WireTypes.Shape.MapOf(WireTypes.Shape element) ->
                ordered("type", "object", "additionalProperties", schema(element));
            case WireTypes.Shape.Named(Class<?> type) ->
                ordered("$ref", "#/components/schemas/" + WireTypes.nameOf(type));
        };
    }

    /// A form with a description. A reference may have no neighbours in JSON Schema 7, so it is wrapped to
    /// carry one.
    public static Map<String, Object> described(Map<String, Object> schema, String about) {
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

    /// The first sentence of a comment, in the words of the wire.
    public static String firstSentence(String about) {
        String words = WireTypes.wireWords(about).replace('\n', ' ');
        int end = words.indexOf(". ");
        return end < 0 ? words : words.substring(0, end + 1);
    }

    /// A map in the order of its writing: name, value, name, value.
    public static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
