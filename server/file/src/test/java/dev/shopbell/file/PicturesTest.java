package dev.shopbell.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Decodes and writes real pictures, since that is what it does.
class PicturesTest {
    @TempDir
    Path folder;

    private final Pictures pictures = new Pictures(FileConfig.DEFAULT);
    private Path content;
    private Path preview;

    @BeforeEach
    void name() {
        content = folder.resolve("content");
        preview = folder.resolve("preview");
    }

    @Test
    void a_photo_is_kept_without_the_place_where_it_was_taken() throws Exception {
        byte[] photo = Samples.jpegWithExif(800, 600, 1);
        assertThat(new String(photo, StandardCharsets.ISO_8859_1)).contains(Samples.SECRET);

        Pictures.Made made = make(FileType.JPEG, photo);

        assertThat(made).isEqualTo(new Pictures.Made(FileType.JPEG, 800, 600, false));
        assertThat(Files.readString(content, StandardCharsets.ISO_8859_1))
                .doesNotContain(Samples.SECRET)
                .doesNotContain("Exif");
        assertThat(ImageIO.read(preview.toFile()).getWidth()).isEqualTo(640);
        assertThat(ImageIO.read(preview.toFile()).getHeight()).isEqualTo(480);
    }

    /// Where the red half of the picture must be, by the eight orientations of Exif.
    @ParameterizedTest
    @CsvSource({"1, LEFT", "2, RIGHT", "3, RIGHT", "4, LEFT", "5, TOP", "6, TOP", "7, BOTTOM", "8, BOTTOM"})
    void a_photo_stands_upright_as_its_camera_meant_it(int orientation, String red) throws Exception {
        make(FileType.JPEG, Samples.jpegWithExif(80, 40, orientation));

        BufferedImage upright = ImageIO.read(content.toFile());
        boolean isSideways = orientation > 4;
        assertThat(upright.getWidth()).isEqualTo(isSideways ? 40 : 80);
        int x = red.equals("RIGHT") ? upright.getWidth() - 5 : 5;
        int y = red.equals("BOTTOM") ? upright.getHeight() - 5 : 5;
        assertThat(isRed(upright.getRGB(x, y))).isTrue();
        assertThat(isRed(upright.getRGB(upright.getWidth() - 1 - x, upright.getHeight() - 1 - y)))
                .isFalse();
    }

    @Test
    void a_small_picture_is_its_own_preview() throws Exception {
        assertThat(make(FileType.PNG, Samples.png(64, 64))).isEqualTo(new Pictures.Made(FileType.PNG, 64, 64, true));
        assertThat(preview).doesNotExist();
    }

    @Test
    void what_stands_behind_the_end_of_a_picture_is_not_kept() throws Exception {
        byte[] png = Samples.png(64, 64);
        byte[] zip = Samples.zip("evil.class");
        byte[] both = java.util.Arrays.copyOf(png, png.length + zip.length);
        System.arraycopy(zip, 0, both, png.length, zip.length);

        make(FileType.PNG, both);

        assertThat(Files.readString(content, StandardCharsets.ISO_8859_1)).doesNotContain("PK\u0003\u0004");
    }

    @Test
    void a_webp_becomes_what_every_program_reads() throws Exception {
        assertThat(make(FileType.WEBP, Samples.WEBP).type()).isIn(FileType.PNG, FileType.JPEG);
        assertThat(ImageIO.read(content.toFile()).getWidth()).isEqualTo(1);
    }

    @Test
    void a_gif_keeps_its_frames_and_nothing_else() throws Exception {
        Pictures.Made made = make(FileType.GIF, Samples.movingGif());

        assertThat(made).isEqualTo(new Pictures.Made(FileType.GIF, 2, 1, false));
        assertThat(Files.readString(content, StandardCharsets.ISO_8859_1))
                .contains("NETSCAPE2.0")
                .doesNotContain(Samples.SECRET)
                .doesNotContain("script");
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(content.toFile())) {
            reader.setInput(in);
            assertThat(reader.getNumImages(true)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"50000, 50000", "2147483647, 2147483647", "40001, 1000", "40000000, 1", "65536, 1", "1, 65536"})
    void a_flood_of_pixels_is_refused_before_it_is_decoded(int width, int height) throws Exception {
        byte[] flood = Samples.pngClaiming(width, height);

        assertThatThrownBy(() -> make(FileType.PNG, flood))
                .isInstanceOf(UnfitException.class)
                .hasMessageContaining("pixels");
    }

    @Test
    void a_picture_of_deep_colours_takes_no_more_memory_than_others() throws Exception {
        Pictures modest = modest();

        Pictures.Made usual =
                modest.make(FileType.PNG, Samples.in(folder, Samples.blackPng(100, 100, 8)), content, preview);
        Pictures.Made deep =
                modest.make(FileType.PNG, Samples.in(folder, Samples.blackPng(100, 100, 16)), content, preview);

        assertThat(usual.width() * usual.height()).isEqualTo(10_000);
        assertThat(deep.width() * deep.height()).isEqualTo(2_500);
    }

    @Test
    void a_jpeg_that_is_drawn_over_and_over_is_refused_before_it_is_decoded() throws Exception {
        assertThat(make(FileType.JPEG, Samples.jpegOfManyScans(80, 40, 0)).width())
                .isEqualTo(80);

        assertThatThrownBy(() -> make(FileType.JPEG, Samples.jpegOfManyScans(80, 40, 30)))
                .isInstanceOf(UnfitException.class)
                .hasMessageContaining("steps");
    }

    @Test
    void a_gif_of_too_many_frames_or_of_too_large_ones_is_refused() throws Exception {
        assertThat(make(FileType.GIF, Samples.movingGif(2_000, 2, 1)).width()).isEqualTo(2);

        for (byte[] endless : List.of(
                Samples.movingGif(2_001, 2, 1), Samples.movingGif(10_000, 2, 1), Samples.movingGif(63, 4_000, 4_000))) {
            assertThatThrownBy(() -> make(FileType.GIF, endless))
                    .isInstanceOf(UnfitException.class)
                    .hasMessageContaining("frames");
        }
    }

    @Test
    void a_webp_that_holds_another_size_than_it_says_has_the_size_that_was_checked() throws Exception {
        Pictures.Made made = make(FileType.WEBP, Samples.webpAroundAFlood());
        assertThat(made.width() * made.height()).isEqualTo(1);
    }

    @Test
    void a_picture_with_more_pixels_than_are_kept_is_kept_smaller() throws Exception {
        Pictures modest = modest();

        Pictures.Made made = modest.make(FileType.JPEG, Samples.in(folder, Samples.jpeg(400, 200)), content, preview);

        assertThat((long) made.width() * made.height()).isLessThanOrEqualTo(10_000);
    }

    static Stream<Arguments> broken() throws IOException {
        return Stream.of(
                Arguments.of(FileType.JPEG, Samples.cut(Samples.jpeg(400, 400))),
                Arguments.of(FileType.PNG, Samples.cut(Samples.png(400, 400))),
                Arguments.of(FileType.GIF, Samples.cut(Samples.movingGif())),
                Arguments.of(FileType.GIF, Samples.ascii("GIF89a")),
                Arguments.of(FileType.WEBP, Samples.cut(Samples.WEBP)),
                Arguments.of(FileType.JPEG, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}),
                Arguments.of(FileType.PNG, Samples.pngClaiming(0, 5)));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void a_picture_that_is_cut_off_is_refused_with_a_reason(FileType type, byte[] picture) {
        assertThatThrownBy(() -> make(type, picture))
                .isInstanceOf(UnfitException.class)
                .message()
                .startsWith("The picture");
    }

    /// Keeps 10,000 pixels.
    private static Pictures modest() {
        FileConfig d = FileConfig.DEFAULT;
        return new Pictures(new FileConfig(
                null, d.maxBytes(), d.maxPixels(), 10_000, 64, 1, 1, 1, 1, 1, 1, d.abandonedAfter(), d.cleanEvery()));
    }

    private Pictures.Made make(FileType type, byte[] picture) throws Exception {
        return pictures.make(type, Samples.in(folder, picture), content, preview);
    }

    private static boolean isRed(int rgb) {
        return (rgb >> 16 & 0xFF) > 128 && (rgb & 0xFF) < 128;
    }
}
