package dev.shopbell.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopbell.protocol.GoldenFrames.Golden;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenFramesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Golden> valid() {
        return GoldenFrames.in("");
    }

    static List<Golden> withUnknownMembers() {
        return GoldenFrames.in("with-unknown-members");
    }

    static Stream<Golden> malformed() {
        return Stream.of("malformed", "malformed-to-the-strict-reader")
                .flatMap(folder -> GoldenFrames.in(folder).stream());
    }

    @ParameterizedTest
    @MethodSource("valid")
    void frame_is_read_and_written_again_the_same(Golden golden) throws Exception {
        String written = written(golden.read());
        assertThat(JSON.readTree(written)).isEqualTo(JSON.readTree(golden.json()));
        assertThat(written).startsWith("{\"type\":");
    }

    @ParameterizedTest
    @MethodSource("valid")
    void bytes_are_the_text_in_utf_8(Golden golden) throws Exception {
        if (golden.read() instanceof ServerFrame frame) {
            assertThat(Wire.writeUtf8(frame)).asString(StandardCharsets.UTF_8).isEqualTo(Wire.write(frame));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"</script>\\\u0000\u001F\u2028",
                "1 € \uD83D\uDE42",
                "half a pair: \uD83D",
                "\uDE42 the other"
            })
    void bytes_of_a_line_say_what_the_text_says(String text) throws Exception {
        UUID id = UUID.randomUUID();
        ServerFrame frame = new ServerFrame.Entries(
                id,
                List.of(
                        new Entry(1, EntryKind.OPENED, new Author(AuthorKind.SYSTEM, id, null), 1, null, null, null),
                        new Entry(
                                2,
                                EntryKind.LINE,
                                new Author(AuthorKind.STAFF, id, text),
                                Long.MAX_VALUE,
                                text,
                                id,
                                null),
                        new Entry(
                                3,
                                EntryKind.FILE,
                                new Author(AuthorKind.STAFF, id, text),
                                1,
                                null,
                                id,
                                new SentFile(id, text, "image/png", Long.MAX_VALUE, 640, 480)),
                        new Entry(
                                4,
                                EntryKind.FILE,
                                new Author(AuthorKind.STAFF, id, text),
                                1,
                                null,
                                id,
                                new SentFile(id, text, "text/csv", 1, null, null))),
                2);

        assertThat(JSON.readTree(Wire.writeUtf8(frame))).isEqualTo(JSON.readTree(Wire.write(frame)));
    }

    @ParameterizedTest
    @MethodSource("withUnknownMembers")
    void unknown_members_are_ignored(Golden golden) throws Exception {
        assertThat(JSON.readTree(written(golden.read())).get("type"))
                .isEqualTo(JSON.readTree(golden.json()).get("type"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void malformed_frame_is_refused_without_repeating_it(Golden golden) {
        assertThatThrownBy(golden::read)
                .isInstanceOf(Wire.MalformedFrameException.class)
                .message()
                .matches("not a frame(, near character \\d+)?");
    }

    @Test
    void there_are_examples_of_every_frame_every_word_and_every_member_present_and_absent() throws Exception {
        Set<String> seen = new HashSet<>();
        for (Golden golden : valid()) {
            Object frame = golden.read();
            note(frame.getClass(), JSON.readTree(golden.json()), seen);
        }
        Set<String> expected = new TreeSet<>();
        WireTypes.frames().forEach(frame -> expect(frame, expected));
        expected.removeAll(seen);
        assertThat(expected).isEmpty();
    }

    private static void expect(Class<?> type, Set<String> expected) {
        if (type.isEnum()) {
            WireTypes.constants(type)
                    .forEach(word -> expected.add(type.getSimpleName() + " " + WireTypes.wireName(word)));
            return;
        }
        expected.add(type.getSimpleName());
        for (WireTypes.Member member : WireTypes.members(type)) {
            expected.add(type.getSimpleName() + "." + member.name());
            if (member.optional()) {
                expected.add(type.getSimpleName() + " without " + member.name());
            }
            switch (member.shape()) {
                case WireTypes.Shape.Named(Class<?> part) -> expect(part, expected);
                case WireTypes.Shape.ListOf(WireTypes.Shape.Named(Class<?> part)) -> {
                    expected.add(type.getSimpleName() + "." + member.name() + " empty");
                    expect(part, expected);
                }
                case WireTypes.Shape.ListOf _,
                        WireTypes.Shape.MapOf _,
                        WireTypes.Shape.Text _,
                        WireTypes.Shape.Id _,
                        WireTypes.Shape.Whole _,
                        WireTypes.Shape.Amount _,
                        WireTypes.Shape.Flag _ -> {}
            }
        }
    }

    private static void note(Class<?> type, JsonNode node, Set<String> seen) {
        if (type.isEnum()) {
            seen.add(type.getSimpleName() + " " + node.asText());
            return;
        }
        seen.add(type.getSimpleName());
        for (WireTypes.Member member : WireTypes.members(type)) {
            JsonNode value = node.get(member.name());
            if (value == null) {
                seen.add(type.getSimpleName() + " without " + member.name());
                continue;
            }
            seen.add(type.getSimpleName() + "." + member.name() + (value.isArray() && value.isEmpty() ? " empty" : ""));
            if (member.shape() instanceof WireTypes.Shape.Named(Class<?> part)) {
                note(part, value, seen);
            } else if (member.shape() instanceof WireTypes.Shape.ListOf(WireTypes.Shape.Named(Class<?> part))) {
                value.forEach(element -> note(part, element, seen));
            }
        }
    }

    private static String written(Object frame) {
        return frame instanceof ClientFrame client ? Wire.write(client) : Wire.write((ServerFrame) frame);
    }
}
