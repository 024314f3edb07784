package dev.shopbell.file;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.regex.Pattern;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.FileImageOutputStream;

/// Writes pictures anew: upright, in sRGB, without anything they carried along (place, camera, comments, other files
/// behind their end), with a small form beside them. A GIF keeps its frames: see [GifBlocks].
///
/// Dimensions are read before anything is decoded, and a decoded picture holds at most [FileConfig#keptPixels()] of
/// four bytes. So are the scans of a JPEG counted, and the frames of a GIF: a few kB may ask for hours of work.
/// Stateless; slow, so not for the threads of others.
final class Pictures {
    /// Where the eye no longer tells a photo from its original.
    private static final float PHOTO_QUALITY = 0.9f;

    private static final float PREVIEW_QUALITY = 0.8f;

    /// What a JPEG can have. The readers hold some rows of the file whole, however few of its pixels are kept: one row
    /// of forty million would take all that the process has.
    private static final int MOST_SIDE = 0xFFFF;

    private static final int KEPT_PIXEL_BYTES = 4;
    /// As many of the largest pictures the frames of a GIF may come to together, for every browser that shows it draws
    /// them all, over and over: 500 frames of a phone's screen.
    private static final int MOST_PICTURES_OF_A_GIF = 25;

    /// What the JDK's reader of JPEG says where it makes up the rest.
    private static final Pattern CUT_OFF = Pattern.compile("(?i)premature end|truncated");

    private final FileConfig config;

    Pictures(FileConfig config) {
        this.config = config;
    }

    /// A picture as it will be kept.
    ///
    /// @param previewIsContent whether it is small enough to be its own preview; then none was written
    record Made(FileType type, int width, int height, boolean previewIsContent) {}

    /// Writes what is kept of a picture, and its preview.
    ///
    /// @throws UnfitException where it is too large to decode, or is no whole picture
    Made make(FileType type, Path source, Path content, Path preview) throws IOException, UnfitException {
        if (type == FileType.GIF) {
            return makeMoving(source, content, preview);
        }
        BufferedImage picture = upright(decode(type, source), Orientation.of(type, source));
        boolean hasAlpha = picture.getColorModel().hasAlpha();
        FileType kept = type == FileType.PNG || hasAlpha ? FileType.PNG : FileType.JPEG;
        write(picture, kept, PHOTO_QUALITY, content);
        boolean isSmall = Math.max(picture.getWidth(), picture.getHeight()) <= config.previewPixels();
        if (!isSmall) {
            writePreview(picture, preview);
        }
        return new Made(kept, picture.getWidth(), picture.getHeight(), isSmall);
    }

    private Made makeMoving(Path source, Path content, Path preview) throws IOException, UnfitException {
        GifBlocks.Screen screen = GifBlocks.copy(source, content, config.maxPixels() * MOST_PICTURES_OF_A_GIF);
        checkSize(screen.width(), screen.height(), config.keptPixels());
        BufferedImage first = decode(FileType.GIF, content);
        BufferedImage whole = new BufferedImage(screen.width(), screen.height(), BufferedImage.TYPE_INT_ARGB);
        draw(whole, first, AffineTransform.getTranslateInstance(screen.firstLeft(), screen.firstTop()));
        writePreview(whole, preview);
        return new Made(FileType.GIF, screen.width(), screen.height(), false);
    }

    private BufferedImage decode(FileType type, Path source) throws IOException, UnfitException {
        if (type == FileType.JPEG) {
            JpegScans.check(source);
        }
        ImageReader reader = reader(type);
        boolean[] isCutOff = new boolean[1];
        try (FileImageInputStream in = new FileImageInputStream(source.toFile())) {
            reader.setInput(in, true, true);
            reader.addIIOReadWarningListener(
                    (from, warning) -> isCutOff[0] |= CUT_OFF.matcher(warning).find());
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            checkSize(width, height, config.maxPixels());
            ImageReadParam param = reader.getDefaultReadParam();
            long most = config.keptPixels() * KEPT_PIXEL_BYTES / Math.max(KEPT_PIXEL_BYTES, pixelBytes(reader));
            int step = (int) Math.ceil(Math.sqrt((double) width * height / most));
            param.setSourceSubsampling(step, step, 0, 0);
            BufferedImage picture = reader.read(0, param);
            if (isCutOff[0]) {
                throw new UnfitException("The picture is cut off.");
            }
            return picture;
        } catch (IOException | RuntimeException e) {
            // The readers answer what is damaged with exceptions of many kinds.
            throw new UnfitException("The picture is damaged, or of a rare kind that cannot be shown.");
        } finally {
            reader.dispose();
        }
    }

    /// What one pixel takes as the reader gives it: a PNG may have eight bytes. 0 where it says nothing beforehand.
    private static int pixelBytes(ImageReader reader) throws IOException {
        ImageTypeSpecifier type = reader.getRawImageType(0);
        return type == null ? 0 : type.getColorModel().getPixelSize() / Byte.SIZE;
    }

    private static void checkSize(int width, int height, long most) throws UnfitException {
        if (width < 1 || height < 1) {
            throw new UnfitException("The picture is empty.");
        }
        if (Math.max(width, height) > MOST_SIDE) {
            throw new UnfitException("The picture is longer than " + MOST_SIDE + " pixels.");
        }
        if ((long) width * height > most) {
            throw new UnfitException("The picture has more than " + most / 1_000_000 + " million pixels.");
        }
    }

    private static ImageReader reader(FileType type) throws IOException {
        return switch (type) {
            case JPEG -> first(ImageIO.getImageReadersByFormatName("jpeg"));
            case PNG -> first(ImageIO.getImageReadersByFormatName("png"));
            case GIF -> first(ImageIO.getImageReadersByFormatName("gif"));
            case WEBP -> new WebPImageReaderSpi().createReaderInstance();
            case PDF, TEXT, CSV, WORD, SHEET, SLIDES, OPEN_TEXT, OPEN_SHEET, OPEN_SLIDES ->
                throw new IllegalArgumentException(type + " is no picture");
        };
    }

    private static <T> T first(Iterator<T> found) {
        return found.next(); // the JDK's own
    }

    /// Into sRGB, whatever profile it came with.
    private static BufferedImage upright(BufferedImage picture, int orientation) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        boolean isSideways = Orientation.isSideways(orientation);
        BufferedImage upright = new BufferedImage(
                isSideways ? height : width,
                isSideways ? width : height,
                picture.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        draw(upright, picture, Orientation.upright(orientation, width, height));
        return upright;
    }

    private static void draw(BufferedImage onto, BufferedImage picture, AffineTransform where) {
        Graphics2D pen = onto.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, where, null);
        pen.dispose();
    }

    private void writePreview(BufferedImage picture, Path preview) throws IOException {
        BufferedImage small = picture;
        int side = Math.max(picture.getWidth(), picture.getHeight());
        // By halves: bilinear looks at four points only, so a larger step would skip some.
        while (side > config.previewPixels()) {
            double scale = Math.max(0.5, (double) config.previewPixels() / side);
            BufferedImage next = new BufferedImage(
                    Math.max(1, (int) Math.round(small.getWidth() * scale)),
                    Math.max(1, (int) Math.round(small.getHeight() * scale)),
                    small.getType());
            draw(
                    next,
                    small,
                    AffineTransform.getScaleInstance(
                            (double) next.getWidth() / small.getWidth(),
                            (double) next.getHeight() / small.getHeight()));
            small = next;
            side = Math.max(small.getWidth(), small.getHeight());
        }
        write(small, small.getColorModel().hasAlpha() ? FileType.PNG : FileType.JPEG, PREVIEW_QUALITY, preview);
    }

    private static void write(BufferedImage picture, FileType type, float quality, Path to) throws IOException {
        Files.deleteIfExists(to); // a longer one of an earlier attempt would show through
        ImageWriter writer =
                first(ImageIO.getImageWritersByFormatName(type.extension().equals("jpg") ? "jpeg" : "png"));
        try (FileImageOutputStream out = new FileImageOutputStream(to.toFile())) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (type == FileType.JPEG) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(quality);
            }
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
    }
}
