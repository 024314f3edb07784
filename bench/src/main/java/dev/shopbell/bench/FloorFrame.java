package dev.shopbell.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The members of a client's frame that the floor reads, by streaming, and the frames it answers with.
record FloorFrame(
        String type,
        @Nullable String token,
        @Nullable String ref,
        @Nullable UUID clientId,
        @Nullable UUID conversation,
        @Nullable String text) {
    private static final JsonFactory JSON = new JsonFactory();

    static FloorFrame read(String json) throws IOException {
        String type = "";
        String token = null;
        String ref = null;
        UUID clientId = null;
        UUID conversation = null;
        String text = null;
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not an object");
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                if (value != JsonToken.VALUE_STRING) {
                    parser.skipChildren();
                    continue;
                }
                switch (name) {
                    case "type" -> type = parser.getText();
                    case "token" -> token = parser.getText();
                    case "ref" -> ref = parser.getText();
                    case "clientId" -> clientId = UUID.fromString(parser.getText());
                    case "conversation" -> conversation = UUID.fromString(parser.getText());
                    case "text" -> text = parser.getText();
                    default -> {}
                }
            }
        }
        return new FloorFrame(type, token, ref, clientId, conversation, text);
    }

    static String welcome() {
        return write(out -> out.writeStringField("type", "welcome"));
    }

    static String done(@Nullable String ref) {
        return write(out -> {
            out.writeStringField("type", "done");
            out.writeStringField("ref", ref);
        });
    }

    static String followed(@Nullable UUID conversation) {
        return write(out -> {
            out.writeStringField("type", "entries");
            out.writeStringField("conversation", String.valueOf(conversation));
            out.writeArrayFieldStart("entries");
            out.writeEndArray();
        });
    }

    static String said(FloorLog.Line line, int number, long atMicros) {
        return write(out -> {
            out.writeStringField("type", "said");
            out.writeStringField("clientId", line.clientId().toString());
            out.writeStringField("conversation", line.pair().conversation().toString());
            out.writeNumberField("number", number);
            out.writeNumberField("atMicros", atMicros);
        });
    }

    static String entry(FloorLog.Line line, int number, long atMicros) {
        return write(out -> {
            out.writeStringField("type", "entries");
            out.writeStringField("conversation", line.pair().conversation().toString());
            out.writeArrayFieldStart("entries");
            out.writeStartObject();
            out.writeNumberField("number", number);
            out.writeStringField("kind", "line");
            out.writeStringField("author", line.sender().isShopper() ? "shopper" : "staff");
            out.writeNumberField("atMicros", atMicros);
            out.writeStringField("text", line.text());
            out.writeStringField("clientId", line.clientId().toString());
            out.writeEndObject();
            out.writeEndArray();
            out.writeNumberField("head", number);
        });
    }

    private interface Members {
        void writeTo(JsonGenerator out) throws IOException;
    }

    private static String write(Members members) {
        StringWriter json = new StringWriter(256);
        try (JsonGenerator out = JSON.createGenerator(json)) {
            out.writeStartObject();
            members.writeTo(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return json.toString();
    }
}
