package dev.shopbell.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {
    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void a_picture_is_drawn_anew_as_png_no_larger_than_asked(String format) throws IOException {
        BufferedImage drawn = read(Pictures.png(picture(1_000, 400, format), Pictures.Cut.WHOLE, 512)
                .orElseThrow());
        assertThat(List.of(drawn.getWidth(), drawn.getHeight())).containsExactly(512, 205);
        assertThat(drawn.getRGB(256, 100) & 0xff).isGreaterThan(200);
    }

    @Test
    void a_small_picture_is_not_blown_up_and_a_thin_one_does_not_vanish() throws IOException {
        BufferedImage small = read(
                Pictures.png(picture(20, 10, "png"), Pictures.Cut.WHOLE, 512).orElseThrow());
        assertThat(small.getWidth()).isEqualTo(20);
        BufferedImage thin = read(
                Pictures.png(picture(4_000, 1, "png"), Pictures.Cut.WHOLE, 512).orElseThrow());
        assertThat(thin.getHeight()).isEqualTo(1);
    }

    @Test
    void a_square_is_cut_from_the_middle() throws IOException {
        BufferedImage square = read(
                Pictures.png(picture(300, 100, "png"), Pictures.Cut.SQUARE, 64).orElseThrow());
        assertThat(List.of(square.getWidth(), square.getHeight())).containsExactly(64, 64);
    }

    @Test
    void what_rode_along_with_a_picture_is_left_behind() throws IOException {
        byte[] picture = picture(10, 10, "png");
        String secret = "52.0907N 5.1214E <script>alert(1)</script>";
        byte[] laden = withComment(picture, secret);
        assertThat(new String(laden, StandardCharsets.ISO_8859_1)).contains(secret);
        byte[] png = Pictures.png(laden, Pictures.Cut.WHOLE, 512).orElseThrow();
        assertThat(new String(png, StandardCharsets.ISO_8859_1)).doesNotContain("script");
        assertThat(Pictures.png(picture, Pictures.Cut.WHOLE, 512)).contains(png);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GIF89a",
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "\u0089PNG\r\n\u001a\n",
                "\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDRxxxx",
                "\u00ff\u00d8\u00ff\u00e0",
                "RIFF....WEBPVP8 ",
            })
    void what_is_no_picture_is_refused(String upload) {
        byte[] bytes = upload.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Pictures.png(bytes, Pictures.Cut.WHOLE, 512)).isEmpty();
    }

    @Test
    void a_picture_that_was_cut_short_breaks_nothing() throws IOException {
        byte[] whole = picture(200, 200, "png");
        for (int length = 0; length < whole.length; length += 7) {
            Pictures.png(Arrays.copyOf(whole, length), Pictures.Cut.SQUARE, 64);
        }
    }

    /// A few bytes that claim to be 30,000 pixels wide and high: 3.6 GB if they were believed.
    @Test
    void a_picture_that_claims_to_be_huge_is_refused_unseen() throws IOException {
        byte[] bomb = picture(10, 10, "png");
        ByteBuffer header = ByteBuffer.wrap(bomb);
        header.putInt(16, 30_000).putInt(20, 30_000);
        CRC32 checksum = new CRC32();
        checksum.update(bomb, 12, 17);
        header.putInt(29, (int) checksum.getValue());
        assertThat(Pictures.png(bomb, Pictures.Cut.WHOLE, 512)).isEmpty();
    }

    static byte[] picture(int width, int height, String format) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                picture.setRGB(x, y, 0x2040f0);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, format, bytes);
        return bytes.toByteArray();
    }

    /// With a text chunk behind the header (PNG, 11.3.3).
    private static byte[] withComment(byte[] png, String comment) {
        byte[] text = ("Comment\0" + comment).getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer chunk = ByteBuffer.allocate(12 + text.length);
        chunk.putInt(text.length)
                .put("tEXt".getBytes(StandardCharsets.ISO_8859_1))
                .put(text);
        CRC32 checksum = new CRC32();
        checksum.update(chunk.array(), 4, 4 + text.length);
        chunk.putInt((int) checksum.getValue());
        int header = 33;
        ByteArrayOutputStream laden = new ByteArrayOutputStream();
        laden.write(png, 0, header);
        laden.writeBytes(chunk.array());
        laden.write(png, header, png.length - header);
        return laden.toByteArray();
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }
}
