package dev.shopbell.site;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Draws small pictures anew that somebody uploaded, so that what we serve was written by us: no markup, no script, no
/// place where a photo was taken. Safe to use from any thread.
public final class Pictures {
    private static final Set<String> FORMATS = Set.of("png", "jpeg");
    /// A picture of a few bytes can claim any size; what is larger is refused before its pixels are made.
    private static final long MAX_PIXELS = 16_000_000;

    private Pictures() {}

    /// How a picture is to be cut.
    public enum Cut {
        /// As it is.
        WHOLE,
        /// The middle of it, as wide as high.
        SQUARE
    }

    /// A PNG of a picture in PNG or JPEG. Empty if it is none, or too large to be drawn.
    ///
    /// @param side the most pixels that it may be wide or high
    public static Optional<byte[]> png(byte[] upload, Cut cut, int side) {
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(upload))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                boolean isTaken = FORMATS.contains(reader.getFormatName().toLowerCase(java.util.Locale.ROOT))
                        && (long) reader.getWidth(0) * reader.getHeight(0) <= MAX_PIXELS;
                return isTaken ? Optional.of(written(drawn(reader.read(0), cut, side))) : Optional.empty();
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // The decoders throw what they like at bytes that only resemble a picture.
            return Optional.empty();
        }
    }

    private static BufferedImage drawn(BufferedImage picture, Cut cut, int side) {
        BufferedImage part = picture;
        if (cut == Cut.SQUARE) {
            int edge = Math.min(picture.getWidth(), picture.getHeight());
            part = picture.getSubimage((picture.getWidth() - edge) / 2, (picture.getHeight() - edge) / 2, edge, edge);
        }
        // By halves, since one large step would leave pixels out.
        int longest = Math.max(part.getWidth(), part.getHeight());
        while (longest > 2 * side) {
            part = scaled(part, 0.5);
            longest = Math.max(part.getWidth(), part.getHeight());
        }
        return scaled(part, Math.min(1, (double) side / longest));
    }

    private static BufferedImage scaled(BufferedImage picture, double factor) {
        int width = Math.max(1, (int) Math.round(picture.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * factor));
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = scaled.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return scaled;
    }

    private static byte[] written(BufferedImage picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
