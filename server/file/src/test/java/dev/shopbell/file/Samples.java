package dev.shopbell.file;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/// Contents to be looked into.
final class Samples {
    /// A place in Utrecht, as a camera writes it; stands for everything that must not be passed on.
    static final String SECRET = "52.0907N 5.1214E";

    /// One red pixel, lossless, as `cwebp` writes it.
    static final byte[] WEBP = Base64.getDecoder().decode("UklGRh4AAABXRUJQVlA4TBEAAAAvAAAAAAfQ//73v/+BiOh/AAA=");

    private Samples() {}

    /// Red on the left half, blue on the right.
    static BufferedImage image(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width - width / 2, height);
        pen.dispose();
        return image;
    }

    static byte[] encoded(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalArgumentException(format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] jpeg(int width, int height) {
        return encoded(image(width, height, BufferedImage.TYPE_INT_RGB), "jpeg");
    }

    static byte[] png(int width, int height) {
        return encoded(image(width, height, BufferedImage.TYPE_INT_ARGB), "png");
    }

    /// A JPEG that says which way up it is and where it was taken.
    static byte[] jpegWithExif(int width, int height, int orientation) throws IOException {
        byte[] plain = jpeg(width, height);
        ByteArrayOutputStream tiff = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(tiff);
        out.writeBytes("Exif\0\0MM");
        out.writeShort(42);
        out.writeInt(8);
        out.writeShort(1);
        out.writeShort(0x0112);
        out.writeShort(3);
        out.writeInt(1);
        out.writeShort(orientation);
        out.writeShort(0);
        out.writeInt(0);
        out.writeBytes(SECRET);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        DataOutputStream file = new DataOutputStream(all);
        file.write(plain, 0, 2);
        file.writeShort(0xFFE1);
        file.writeShort(tiff.size() + 2);
        tiff.writeTo(file);
        file.write(plain, 2, plain.length - 2);
        return all.toByteArray();
    }

    /// A PNG whose header claims another size: a few bytes that would decode to gigabytes.
    static byte[] pngClaiming(int width, int height) throws IOException {
        byte[] png = png(1, 1);
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(header);
        out.writeBytes("IHDR");
        out.writeInt(width);
        out.writeInt(height);
        out.write(png, 24, 5);
        CRC32 check = new CRC32();
        check.update(header.toByteArray());
        out.writeInt((int) check.getValue());
        System.arraycopy(header.toByteArray(), 0, png, 12, header.size());
        return png;
    }

    /// A black picture of this size and depth of RGBA, which is a thousandth of its size on the disk.
    static byte[] blackPng(int width, int height, int depth) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        DataOutputStream file = new DataOutputStream(all);
        file.write(png(1, 1), 0, 8);
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(header);
        out.writeInt(width);
        out.writeInt(height);
        out.write(new byte[] {(byte) depth, 6, 0, 0, 0});
        chunk(file, "IHDR", header.toByteArray());
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(rows)) {
            for (int y = 0; y < height; y++) {
                deflated.write(new byte[1 + width * 4 * depth / 8]);
            }
        }
        chunk(file, "IDAT", rows.toByteArray());
        chunk(file, "IEND", new byte[0]);
        return all.toByteArray();
    }

    private static void chunk(DataOutputStream file, String name, byte[] content) throws IOException {
        CRC32 check = new CRC32();
        check.update(ascii(name));
        check.update(content);
        file.writeInt(content.length);
        file.write(ascii(name));
        file.write(content);
        file.writeInt((int) check.getValue());
    }

    /// A progressive JPEG whose last scan comes so many times more, each after a marker that has no length.
    static byte[] jpegOfManyScans(int width, int height, int more) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(plain)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(null, new IIOImage(image(width, height, BufferedImage.TYPE_INT_RGB), null, null), param);
        } finally {
            writer.dispose();
        }
        byte[] jpeg = plain.toByteArray();
        int end = jpeg.length - 2;
        int last = end;
        while (jpeg[last] != (byte) 0xFF || jpeg[last + 1] != (byte) 0xDA) {
            last--;
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(jpeg, 0, end);
        for (int scan = 0; scan < more; scan++) {
            all.writeBytes(new byte[] {(byte) 0xFF, 0x01});
            all.write(jpeg, last, end - last);
        }
        all.write(jpeg, end, 2);
        return all.toByteArray();
    }

    /// A WebP that says it is one pixel, around a picture that says it has 268 million.
    static byte[] webpAroundAFlood() throws IOException {
        ByteBuffer webp = ByteBuffer.allocate(4_000).order(ByteOrder.LITTLE_ENDIAN);
        webp.put(ascii("RIFF")).putInt(webp.capacity() - 8).put(ascii("WEBP"));
        webp.put(ascii("VP8X")).putInt(10).put(new byte[10]);
        webp.put(ascii("VP8L")).putInt(webp.remaining() - 4).put((byte) 0x2F).putInt(16_383 | 16_383 << 14);
        return webp.array();
    }

    /// Two frames that repeat, with a comment, and with another file behind their end.
    static byte[] movingGif() throws IOException {
        return movingGif(2, 2, 1);
    }

    /// Likewise, with so many frames that each claim to be so large.
    static byte[] movingGif(int frames, int width, int height) throws IOException {
        byte[] size = {(byte) width, (byte) (width >> 8), (byte) height, (byte) (height >> 8)};
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ascii("GIF89a"));
        out.writeBytes(size);
        out.writeBytes(new byte[] {(byte) 0x80, 0, 0, (byte) 255, 0, 0, 0, 0, (byte) 255});
        out.writeBytes(new byte[] {0x21, (byte) 0xFF, 11});
        out.writeBytes(ascii("NETSCAPE2.0"));
        out.writeBytes(new byte[] {3, 1, 0, 0, 0});
        out.writeBytes(new byte[] {0x21, (byte) 0xFE, (byte) SECRET.length()});
        out.writeBytes(ascii(SECRET));
        out.write(0);
        for (int frame = 0; frame < frames; frame++) {
            out.writeBytes(new byte[] {0x21, (byte) 0xF9, 4, 0, 10, 0, 0, 0});
            // Clear, two pixels of the first colour, end, in codes of three bits: 4 0 0 5.
            out.writeBytes(new byte[] {0x2C, 0, 0, 0, 0});
            out.writeBytes(size);
            out.writeBytes(new byte[] {0, 2, 2, 0x04, 0x0A, 0});
        }
        out.write(0x3B);
        out.writeBytes(ascii("<script>alert('" + SECRET + "')</script>"));
        return out.toByteArray();
    }

    static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                String[] parts = name.split("=", 2);
                zip.putNextEntry(new ZipEntry(parts[0]));
                zip.write(ascii(parts.length > 1 ? parts[1] : "<x/>"));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] cut(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }

    static Path in(Path folder, byte[] content) {
        try {
            return Files.write(folder.resolve("sample-" + System.nanoTime()), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
