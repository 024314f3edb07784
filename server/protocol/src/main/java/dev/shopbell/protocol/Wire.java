package dev.shopbell.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Reads and writes frames as JSON, strictly: no coercion between types, no missing members that are not
/// optional, bounded depth and lengths. Stateless and safe to use from any thread.
public final class Wire {
    /// The version of the protocol that this code speaks.
    public static final int VERSION = 1;
    /// The longest line, in UTF-16 units: what the narrowest of the large messengers (WhatsApp, Telegram:
    /// 4,096) would take.
    public static final int MAX_TEXT = 4_000;
    /// The largest frame from a client, in bytes: a longest line of three-byte characters, escaped once, and
    /// its envelope.
    public static final int MAX_CLIENT_FRAME_BYTES = 32 * 1024;
    /// How long a receiver shows that somebody types, without hearing of it again.
    public static final int TYPING_SECONDS = 6;

    /// The most characters that are shown of a line before it is sent.
    public static final int MAX_WORDS_SEEN = 1_000;
    /// How long an agent may be without a connection and still count as available: a reload of the console.
    public static final int ABSENCE_SECONDS = 10;
    /// How many open conversations the work list shows: more than a shop with a hundred agents has at once. Those
    /// who wait longest come first.
    public static final int MAX_OPEN_WORK = 500;
    /// How many closed conversations the work list shows.
    public static final int MAX_CLOSED_WORK = 100;
    /// How many rows of the list of visitors one connection watches: some screens full.
    public static final int MAX_VISITOR_ROWS = 200;

    private static final List<Class<? extends ClientFrame>> CLIENT_FRAMES = List.of(
            SessionFrame.Hello.class,
            SessionFrame.Beat.class,
            ConversationFrame.Say.class,
            ConversationFrame.Follow.class,
            ConversationFrame.Unfollow.class,
            ConversationFrame.Typing.class,
            ConversationFrame.Read.class,
            ConversationFrame.Take.class,
            ConversationFrame.Close.class,
            ConversationFrame.Reopen.class,
            VisitorFrame.PageView.class,
            VisitorFrame.Here.class,
            VisitorListFrame.WatchVisitors.class,
            VisitorListFrame.UnwatchVisitors.class,
            DeskFrame.WatchWork.class,
            DeskFrame.SetAvailability.class);

    private static final List<Class<? extends ServerFrame>> SERVER_FRAMES = List.of(
            ServerFrame.Welcome.class,
            ServerFrame.Heartbeat.class,
            ServerFrame.Said.class,
            ServerFrame.Done.class,
            ServerFrame.Refused.class,
            ServerFrame.Entries.class,
            ServerFrame.Current.class,
            ServerFrame.TypingSeen.class,
            ServerFrame.Reachable.class,
            ServerFrame.Waiting.class,
            ServerFrame.WorkList.class,
            ServerFrame.WorkItems.class,
            ServerFrame.Staff.class,
            ServerFrame.Visitors.class,
            ServerFrame.Invited.class,
            ServerFrame.Withdrawn.class,
            ServerFrame.Goodbye.class);

    private static final JsonMapper MAPPER = mapper();
    private static final ObjectReader CLIENT_READER = MAPPER.readerFor(ClientFrame.class);
    private static final ObjectReader SERVER_READER = MAPPER.readerFor(ServerFrame.class);
    private static final ObjectWriter CLIENT_WRITER = MAPPER.writerFor(ClientFrame.class);
    private static final ObjectWriter SERVER_WRITER = MAPPER.writerFor(ServerFrame.class);
    private static final LineFrames LINE_FRAMES = new LineFrames(MAPPER);

    private Wire() {}

    /// Thrown where a text is not a frame. The message names the place, never the content.
    public static final class MalformedFrameException extends Exception {
        private static final long serialVersionUID = 1;

        MalformedFrameException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// The frame that a client sent.
    public static ClientFrame readClientFrame(String json) throws MalformedFrameException {
        return (ClientFrame) read(CLIENT_READER, json);
    }

    /// The frame that a server sent. Throws on an unknown `type`, which a client then ignores.
    public static ServerFrame readServerFrame(String json) throws MalformedFrameException {
        return (ServerFrame) read(SERVER_READER, json);
    }

    /// The JSON of a client's frame.
    public static String write(ClientFrame frame) {
        return write(CLIENT_WRITER, frame);
    }

    /// The JSON of a server's frame.
    public static String write(ServerFrame frame) {
        return write(SERVER_WRITER, frame);
    }

    /// The same in UTF-8.
    public static byte[] writeUtf8(ServerFrame frame) {
        byte[] line = LINE_FRAMES.write(frame);
        return line == null ? write(frame).getBytes(StandardCharsets.UTF_8) : line;
    }

    /// Every frame that a client may send, in the order of the documentation.
    public static List<Class<? extends ClientFrame>> clientFrames() {
        return CLIENT_FRAMES;
    }

    /// Every frame that the server may send, in the order of the documentation.
    public static List<Class<? extends ServerFrame>> serverFrames() {
        return SERVER_FRAMES;
    }

    /// The `type` of a frame on the wire: the record's name in camelCase.
    public static String typeOf(Class<?> frame) {
        String name = frame.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /// The strict mapper behind this class, for the bodies of HTTP requests and answers.
    public static JsonMapper httpMapper() {
        return MAPPER;
    }

    private static Object read(ObjectReader reader, String json) throws MalformedFrameException {
        try {
            Object frame = reader.readValue(json);
            if (frame == null) {
                throw new IOException("null");
            }
            return frame;
        } catch (JsonProcessingException e) {
            boolean known = e.getLocation() != null && e.getLocation().getCharOffset() >= 0;
            throw new MalformedFrameException(
                    known ? "not a frame, near character " + e.getLocation().getCharOffset() : "not a frame", e);
        } catch (IOException e) {
            throw new MalformedFrameException("not a frame", e);
        }
    }

    private static String write(ObjectWriter writer, Object frame) {
        try {
            return writer.writeValueAsString(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a frame of our own cannot be written", e);
        }
    }

    private static JsonMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                // By default each thread has buffers of its own, and a virtual one, which answers one request, throws
                // its 16 kB away.
                .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(16)
                        .maxNumberLength(20)
                        .maxNameLength(100)
                        .maxStringLength(1024 * 1024)
                        .build())
                .build();
        JsonMapper.Builder builder = JsonMapper.builder(factory)
                .addMixIn(ClientFrame.class, TypeMember.class)
                .addMixIn(ServerFrame.class, TypeMember.class)
                .annotationIntrospector(new RequiredUnlessNullable())
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .withCoercionConfig(
                        LogicalType.Textual,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
        for (Class<?> frame : CLIENT_FRAMES) {
            builder.registerSubtypes(new NamedType(frame, typeOf(frame)));
        }
        for (Class<?> frame : SERVER_FRAMES) {
            builder.registerSubtypes(new NamedType(frame, typeOf(frame)));
        }
        return builder.build();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface TypeMember {}
}
