package dev.shopbell.bench;

import java.nio.ByteBuffer;

/// Ids of generated lines: they look random to an index, as a browser's do, and yet tell at once which line of which
/// pair they stand for. The first twelve hexadecimal digits of the id are a one-to-one scramble of pair and sequence;
/// the
/// rest tells runs apart.
final class LineId {
    /// How many pairs can be told apart.
    static final int MAX_PAIRS = 1 << 16;

    private static final int DIGITS = 12;
    private static final long MASK = (1L << 48) - 1;
    private static final long FACTOR = 0x5851F42D4C95L;
    private static final long INVERSE = inverse(FACTOR);
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    private LineId() {}

    /// The scramble of a pair's number and a sequence within it.
    static long scramble(int pair, int sequence) {
        long value = ((long) pair << 32) | (sequence & 0xFFFF_FFFFL);
        value = (value * FACTOR) & MASK;
        value ^= value >>> 24;
        return (value * FACTOR) & MASK;
    }

    /// The pair's number of a scramble, above the sequence in the lower 32 bits.
    static long unscramble(long scrambled) {
        long value = (scrambled * INVERSE) & MASK;
        value ^= value >>> 24;
        return (value * INVERSE) & MASK;
    }

    /// Writes the first twelve digits of an id, with its dash, at `index`.
    static void write(byte[] target, int index, long scrambled) {
        int at = index;
        for (int digit = 0; digit < DIGITS; digit++) {
            if (digit == 8) {
                target[at++] = '-';
            }
            target[at++] = HEX[(int) (scrambled >>> (4 * (DIGITS - 1 - digit))) & 15];
        }
    }

    /// The scramble that [#write] wrote at `index`.
    static long read(ByteBuffer source, int index) {
        long scrambled = 0;
        int at = index;
        for (int digit = 0; digit < DIGITS; digit++) {
            if (digit == 8) {
                at++;
            }
            scrambled = scrambled << 4 | Character.digit(source.get(at++), 16);
        }
        return scrambled;
    }

    /// The rest of every id of a run: version 4, variant 1, and a number of the run's own.
    static String suffix(long run) {
        return "-4b0a-8e0b-%012x".formatted(run & MASK);
    }

    /// Newton's iteration doubles the number of right bits, beginning with three.
    private static long inverse(long odd) {
        long inverse = odd;
        for (int i = 0; i < 5; i++) {
            inverse *= 2 - odd * inverse;
        }
        return inverse & MASK;
    }
}
