package dev.shopbell.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.Role;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotosDbTest {
    private static final Storage STORAGE = TestDatabase.create("access");
    private final Node node = new Node(STORAGE, new TestClock());
    private final Photos photos = new Photos(new PhotoStore(STORAGE));

    @Test
    void the_middle_of_a_photo_is_kept_in_the_size_that_is_drawn() throws Exception {
        Actor.Staff maya = staff();
        // Green stands left and right of a red middle that is as wide as high.
        BufferedImage wide = new BufferedImage(600, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = wide.createGraphics();
        pen.setColor(Color.GREEN);
        pen.fillRect(0, 0, 600, 200);
        pen.setColor(Color.RED);
        pen.fillRect(200, 0, 200, 200);
        pen.dispose();
        assertThat(photos.put(maya, bytes(wide, "png"))).isInstanceOf(PhotoOutcome.Kept.class);

        BufferedImage kept =
                ImageIO.read(new ByteArrayInputStream(photos.of(maya.id()).orElseThrow()));
        assertThat(kept.getWidth()).isEqualTo(Photos.SIDE);
        assertThat(kept.getHeight()).isEqualTo(Photos.SIDE);
        for (int at : new int[] {4, Photos.SIDE / 2, Photos.SIDE - 5}) {
            assertThat(new Color(kept.getRGB(at, at))).isEqualTo(Color.RED);
        }
    }

    @Test
    void what_a_file_carries_behind_its_picture_is_not_kept() throws Exception {
        Actor.Staff maya = staff();
        byte[] picture = bytes(new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB), "jpg");
        byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        byte[] both = Arrays.copyOf(picture, picture.length + script.length);
        System.arraycopy(script, 0, both, picture.length, script.length);
        assertThat(photos.put(maya, both)).isInstanceOf(PhotoOutcome.Kept.class);
        byte[] kept = photos.of(maya.id()).orElseThrow();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1))
                .contains("PNG")
                .doesNotContain("script");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no picture", "<svg xmlns='http://www.w3.org/2000/svg'/>", "\u0089PNG\r\n\u001a\n"})
    void what_is_no_picture_is_refused_and_changes_nothing(String upload) throws Exception {
        Actor.Staff maya = staff();
        photos.put(maya, bytes(new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB), "png"));
        UUID before = photos.versions().get(maya.id());
        assertThat(photos.put(maya, upload.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(Problem.INVALID));
        assertThat(photos.versions().get(maya.id())).isEqualTo(before);
    }

    @Test
    void another_photo_is_another_version_and_whoever_listens_hears_of_each_change() throws Exception {
        Actor.Staff maya = staff();
        AtomicInteger heard = new AtomicInteger();
        photos.onChange(heard::incrementAndGet);
        byte[] picture = bytes(new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB), "png");
        photos.put(maya, picture);
        UUID first = photos.versions().get(maya.id());
        photos.put(maya, picture);
        assertThat(photos.versions().get(maya.id())).isNotEqualTo(first);
        photos.remove(maya);
        assertThat(photos.versions()).doesNotContainKey(maya.id());
        assertThat(photos.of(maya.id())).isEmpty();
        assertThat(heard).hasValue(3);
    }

    private Actor.Staff staff() {
        Account account = node.person(Role.AGENT);
        return new Actor.Staff(account.id(), account.name(), account.role(), UUID.randomUUID());
    }

    private static byte[] bytes(BufferedImage picture, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, format, out);
        return out.toByteArray();
    }
}
