package dev.shopbell.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes the two frames that every line becomes, member by member. The same bytes as data binding makes of them,
/// for less: see docs/decisions/0050. Stateless and safe to use from any thread.
final class LineFrames {
    private final JsonFactory json = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();
    private final Map<EntryKind, SerializableString> entryKinds = new EnumMap<>(EntryKind.class);
    private final Map<AuthorKind, SerializableString> authorKinds = new EnumMap<>(AuthorKind.class);

    LineFrames(JsonMapper mapper) {
        for (EntryKind kind : EntryKind.values()) {
            entryKinds.put(kind, word(mapper, kind));
        }
        for (AuthorKind kind : AuthorKind.values()) {
            authorKinds.put(kind, word(mapper, kind));
        }
    }

    /// The frame in UTF-8; null for a frame of another kind.
    byte @Nullable [] write(ServerFrame frame) {
        if (!(frame instanceof ServerFrame.Said) && !(frame instanceof ServerFrame.Entries)) {
            return null;
        }
        ByteArrayBuilder bytes = new ByteArrayBuilder(json._getBufferRecycler());
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.writeStartObject();
            if (frame instanceof ServerFrame.Said said) {
                write(out, said);
            } else {
                write(out, (ServerFrame.Entries) frame);
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator out, ServerFrame.Said said) throws IOException {
        out.writeStringField("type", "said");
        write(out, "clientId", said.clientId());
        write(out, "conversation", said.conversation());
        out.writeNumberField("number", said.number());
        out.writeNumberField("atMicros", said.atMicros());
    }

    private void write(JsonGenerator out, ServerFrame.Entries frame) throws IOException {
        out.writeStringField("type", "entries");
        write(out, "conversation", frame.conversation());
        out.writeArrayFieldStart("entries");
        for (Entry entry : frame.entries()) {
            out.writeStartObject();
            out.writeNumberField("number", entry.number());
            out.writeFieldName("kind");
            out.writeString(entryKinds.get(entry.kind()));
            out.writeObjectFieldStart("author");
            out.writeFieldName("kind");
            out.writeString(authorKinds.get(entry.author().kind()));
            write(out, "id", entry.author().id());
            write(out, "name", entry.author().name());
            out.writeEndObject();
            out.writeNumberField("atMicros", entry.atMicros());
            write(out, "text", entry.text());
            write(out, "clientId", entry.clientId());
            if (entry.file() != null) {
                write(out, entry.file());
            }
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeNumberField("head", frame.head());
    }

    private static void write(JsonGenerator out, SentFile file) throws IOException {
        out.writeObjectFieldStart("file");
        write(out, "id", file.id());
        out.writeStringField("name", file.name());
        out.writeStringField("mediaType", file.mediaType());
        out.writeNumberField("bytes", file.bytes());
        if (file.width() != null && file.height() != null) {
            out.writeNumberField("width", file.width());
            out.writeNumberField("height", file.height());
        }
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, String member, @Nullable Object value) throws IOException {
        if (value instanceof UUID id) {
            out.writeStringField(member, id.toString());
        } else if (value != null) {
            out.writeStringField(member, (String) value);
        }
    }

    private static SerializableString word(JsonMapper mapper, Enum<?> value) {
        return new SerializedString(mapper.convertValue(value, String.class));
    }
}
