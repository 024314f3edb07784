package dev.shopbell.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LineIdTest {
    @Test
    void an_id_tells_its_pair_and_sequence() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            int pair = random.nextInt(LineId.MAX_PAIRS);
            int sequence = random.nextInt() & Integer.MAX_VALUE;
            byte[] text = new byte[13];
            LineId.write(text, 0, LineId.scramble(pair, sequence));
            long plain = LineId.unscramble(LineId.read(ByteBuffer.wrap(text), 0));
            assertThat(plain >>> 32).isEqualTo(pair);
            assertThat((int) plain).isEqualTo(sequence);
        }
    }

    @Test
    void ids_of_neighbouring_lines_are_far_apart() {
        Set<String> beginnings = new HashSet<>();
        for (int sequence = 0; sequence < 1_000; sequence++) {
            beginnings.add(id(7, sequence).substring(0, 4));
        }
        assertThat(beginnings.size()).isGreaterThan(950);
    }

    @Test
    void an_id_is_a_uuid_of_version_4() {
        UUID id = UUID.fromString(id(3, 4));
        assertThat(id.version()).isEqualTo(4);
        assertThat(id.variant()).isEqualTo(2);
    }

    private static String id(int pair, int sequence) {
        byte[] text = new byte[13];
        LineId.write(text, 0, LineId.scramble(pair, sequence));
        return new String(text, StandardCharsets.US_ASCII) + LineId.suffix(42);
    }
}
