package dev.shopbell.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Lists that are kept by hand hold all that there is.
class CatalogueTest {
    @Test
    void wire_lists_every_frame_that_is_permitted() {
        List<Class<?>> permitted = Stream.of(ClientFrame.class, ServerFrame.class)
                .<Class<?>>flatMap(CatalogueTest::records)
                .toList();
        assertThat(WireTypes.frames()).containsExactlyInAnyOrderElementsOf(permitted);
    }

    @Test
    void no_two_frames_share_a_type() {
        assertThat(WireTypes.frames().stream().map(Wire::typeOf)).doesNotHaveDuplicates();
    }

    @Test
    void a_member_is_never_called_type() {
        assertThat(WireTypes.frames().stream().flatMap(frame -> WireTypes.members(frame).stream()))
                .noneMatch(member -> member.name().equals("type"));
    }

    @Test
    void close_codes_are_distinct_and_in_the_range_for_applications() {
        assertThat(Stream.of(Problem.values())
                        .mapToInt(Problem::closeCode)
                        .filter(code -> code != 0)
                        .boxed())
                .doesNotHaveDuplicates()
                .allSatisfy(code -> assertThat(code).isBetween(4400, 4599));
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Stream.of(type.getPermittedSubclasses()).flatMap(CatalogueTest::records);
    }
}
