package dev.shopbell.protocol;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Describes the socket as an AsyncAPI 3.0 document, for those who write clients in other languages.
final class AsyncApiGenerator {
    private final SourceDocs docs;
    private final JsonSchemas forms;

    AsyncApiGenerator(SourceDocs docs) {
        this.docs = docs;
        this.forms = new JsonSchemas(docs);
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
            schemas.put(frame.getSimpleName(), forms.frame(frame));
        }
        for (Class<?> part : WireTypes.parts()) {
            schemas.put(WireTypes.nameOf(part), forms.of(part));
        }
        return "# Generated from server/protocol; never edited. `./shopbell docs` writes it anew.\n"
                + Yaml.of(JsonSchemas.ordered(
                        "asyncapi", "3.0.0",
                        "info",
                                JsonSchemas.ordered(
                                        "title", "Shopbell socket",
                                        "version", Integer.toString(Wire.VERSION),
                                        "description", about(),
                                        "license", Map.of("name", "Apache-2.0")),
                        "defaultContentType", "application/json",
                        "channels",
                                Map.of(
                                        "socket",
                                        JsonSchemas.ordered(
                                                "address",
                                                "/socket/{side}",
                                                "description",
                                                "A WebSocket that carries one frame a text message. Long poll carries the same frames.",
                                                "parameters",
                                                Map.of(
                                                        "side",
                                                        JsonSchemas.ordered(
                                                                "description",
                                                                "Which side of the counter the client stands on.",
                                                                "enum",
                                                                List.of("shopper", "staff"))),
                                                "messages",
                                                messages)),
                        "operations",
                                JsonSchemas.ordered(
                                        "hearClient", operation("receive", ClientFrame.class, Wire.clientFrames()),
                                        "tellClient", operation("send", ServerFrame.class, Wire.serverFrames())),
                        "components", JsonSchemas.ordered("messages", described, "schemas", schemas),
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
        return JsonSchemas.ordered(
                "action", action,
                "channel", Map.of("$ref", "#/channels/socket"),
                "summary", JsonSchemas.firstSentence(docs.about(side)),
                "messages",
                        frames.stream()
                                .map(frame -> Map.of("$ref", "#/channels/socket/messages/" + frame.getSimpleName()))
                                .toList());
    }

    private Map<String, Object> message(Class<?> frame) {
        return JsonSchemas.ordered(
                "name", Wire.typeOf(frame),
                "title", Wire.typeOf(frame),
                "summary", JsonSchemas.firstSentence(docs.about(frame)),
                "payload", Map.of("$ref", "#/components/schemas/" + frame.getSimpleName()));
    }

    private Map<String, Object> limits() {
        Map<String, Object> limits = new LinkedHashMap<>();
        for (Field limit : WireTypes.limits(Wire.class)) {
            try {
                limits.put(
                        limit.getName(),
                        JsonSchemas.ordered(
                                "value", limit.getInt(null), "description", docs.about(Wire.class, limit.getName())));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        return limits;
    }

    private Map<String, Object> problem(Problem problem) {
        Map<String, Object> entry = JsonSchemas.ordered(
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
}
