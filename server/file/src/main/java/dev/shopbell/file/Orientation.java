package dev.shopbell.file;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Which way up a camera says its picture is: tag 0x0112 of Exif 2.32, 1 to 8. The one thing in the metadata of a
/// picture that is needed to show it right; read here, since the rest is not kept.
final class Orientation {
    private static final int TAG = 0x0112;
    private static final int UPRIGHT = 1;
    /// What a JPEG segment or a small chunk may hold.
    private static final int LONGEST = 0xFFFF;

    private Orientation() {}

    /// 1 where the file does not say.
    static int of(FileType type, Path content) {
        try (RandomAccessFile file = new RandomAccessFile(content.toFile(), "r")) {
            byte[] exif = switch (type) {
                case JPEG -> inJpeg(file);
                case PNG -> inChunks(file, 8, "eXIf", ByteOrder.BIG_ENDIAN);
                case WEBP -> inChunks(file, 12, "EXIF", ByteOrder.LITTLE_ENDIAN);
                default -> null;
            };
            return exif == null ? UPRIGHT : orientation(ByteBuffer.wrap(exif));
        } catch (IOException | RuntimeException e) {
            return UPRIGHT; // metadata that nobody can read says nothing
        }
    }

    /// How a picture of this size is turned upright.
    static AffineTransform upright(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    /// Whether width and height change places.
    static boolean isSideways(int orientation) {
        return orientation >= 5 && orientation <= 8;
    }

    private static byte @Nullable [] inJpeg(RandomAccessFile file) throws IOException {
        file.seek(2);
        while (file.readUnsignedByte() == 0xFF) {
            int marker = file.readUnsignedByte();
            if (marker == 0xDA || marker == 0xD9) {
                return null;
            }
            int length = file.readUnsignedShort() - 2;
            if (marker == 0xE1 && length > 6) {
                byte[] segment = new byte[length];
                file.readFully(segment);
                if (new String(segment, 0, 6, StandardCharsets.ISO_8859_1).equals("Exif\0\0")) {
                    return java.util.Arrays.copyOfRange(segment, 6, length);
                }
            } else {
                file.skipBytes(length);
            }
        }
        return null;
    }

    private static byte @Nullable [] inChunks(RandomAccessFile file, long start, String name, ByteOrder order)
            throws IOException {
        boolean isPng = order == ByteOrder.BIG_ENDIAN;
        for (long at = start; at + 8 <= file.length(); ) {
            file.seek(at);
            byte[] head = new byte[8];
            file.readFully(head);
            long length =
                    Integer.toUnsignedLong(ByteBuffer.wrap(head).order(order).getInt(isPng ? 0 : 4));
            if (new String(head, isPng ? 4 : 0, 4, StandardCharsets.ISO_8859_1).equals(name)) {
                byte[] exif = new byte[(int) Math.min(length, LONGEST)];
                file.readFully(exif);
                return exif;
            }
            // PNG: a checksum follows. RIFF: an even length.
            at += 8 + length + (isPng ? 4 : length & 1);
        }
        return null;
    }

    /// The first directory of a TIFF header.
    private static int orientation(ByteBuffer tiff) {
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if (Short.toUnsignedInt(tiff.getShort(entry)) == TAG) {
                int value = tiff.getShort(entry + 8);
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
