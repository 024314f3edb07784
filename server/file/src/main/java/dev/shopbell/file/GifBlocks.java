package dev.shopbell.file;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Copies what moves in a GIF and nothing else: comments, notes of programs and whatever follows the end stay behind.
/// So an animation is kept, which decoding and writing anew would cost.
///
/// The blocks are those of the GIF89a specification (W3C).
final class GifBlocks {
    private static final int IMAGE = 0x2C;
    private static final int EXTENSION = 0x21;
    private static final int END = 0x3B;
    private static final int NOTHING = -1;
    private static final int CONTROL = 0xF9;
    private static final int APPLICATION = 0xFF;
    /// The one application whose note a browser needs: how often to repeat.
    private static final String LOOP = "NETSCAPE2.0";

    /// More than any animation that somebody sends has.
    private static final int MOST_FRAMES = 2_000;

    private final DataInputStream in;
    private final OutputStream out;
    private final long mostPixels;
    private long pixels;
    private int width;
    private int height;
    private int firstLeft;
    private int firstTop;
    private int frames;

    private GifBlocks(InputStream in, OutputStream out, long mostPixels) {
        this.mostPixels = mostPixels;
        this.in = new DataInputStream(in);
        this.out = out;
    }

    /// What the copy shows.
    ///
    /// @param firstLeft where the first frame stands on the screen
    record Screen(int width, int height, int firstLeft, int firstTop) {}

    /// @param mostPixels of all frames together
    static Screen copy(Path from, Path to, long mostPixels) throws IOException, UnfitException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(from));
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
            GifBlocks blocks = new GifBlocks(in, out, mostPixels);
            blocks.copy();
            if (blocks.frames == 0) {
                throw new UnfitException("The picture is empty.");
            }
            return new Screen(blocks.width, blocks.height, blocks.firstLeft, blocks.firstTop);
        } catch (EOFException e) {
            throw new UnfitException("The picture is cut off.");
        }
    }

    private void copy() throws IOException, UnfitException {
        byte[] head = bytes(13);
        out.write(head);
        width = shortAt(head, 6);
        height = shortAt(head, 8);
        copyColours(head[10]);
        while (true) {
            int block = in.read();
            switch (block) {
                case IMAGE -> image();
                case EXTENSION -> extension();
                case END, NOTHING -> { // some writers forget the end, and every browser forgives it
                    out.write(END);
                    return;
                }
                default -> throw new UnfitException("The picture is damaged.");
            }
        }
    }

    private void image() throws IOException, UnfitException {
        byte[] place = bytes(9);
        int left = shortAt(place, 0);
        int top = shortAt(place, 2);
        if (left + shortAt(place, 4) > width || top + shortAt(place, 6) > height) {
            throw new UnfitException("The picture is damaged.");
        }
        pixels += (long) shortAt(place, 4) * shortAt(place, 6);
        if (frames == MOST_FRAMES || pixels > mostPixels) {
            throw new UnfitException("The picture moves for too long: at most " + MOST_FRAMES + " frames and "
                    + mostPixels / 1_000_000 + " million pixels in all of them can be sent.");
        }
        if (frames++ == 0) {
            firstLeft = left;
            firstTop = top;
        }
        out.write(IMAGE);
        out.write(place);
        copyColours(place[8]);
        out.write(in.readUnsignedByte());
        copySubBlocks(true);
    }

    private void extension() throws IOException {
        int label = in.readUnsignedByte();
        byte[] first = bytes(in.readUnsignedByte());
        boolean isLoop = label == APPLICATION && new String(first, StandardCharsets.ISO_8859_1).equals(LOOP);
        boolean isKept = label == CONTROL || isLoop;
        if (isKept) {
            out.write(EXTENSION);
            out.write(label);
            out.write(first.length);
            out.write(first);
        }
        if (first.length > 0) {
            copySubBlocks(isKept);
        } else if (isKept) {
            out.write(0);
        }
    }

    private void copySubBlocks(boolean isKept) throws IOException {
        int length;
        do {
            length = in.readUnsignedByte();
            byte[] block = bytes(length);
            if (isKept) {
                out.write(length);
                out.write(block);
            }
        } while (length > 0);
    }

    /// A table of colours follows where the packed field says so.
    private void copyColours(byte packed) throws IOException {
        if ((packed & 0x80) != 0) {
            out.write(bytes(3 << ((packed & 7) + 1)));
        }
    }

    private byte[] bytes(int count) throws IOException {
        byte[] read = new byte[count];
        in.readFully(read);
        return read;
    }

    private static int shortAt(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
    }
}
