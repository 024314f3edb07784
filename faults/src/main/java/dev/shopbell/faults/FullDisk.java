package dev.shopbell.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopbell.faults.Violation.Invariant;
import dev.shopbell.protocol.Problem;
import dev.shopbell.replay.ShopApi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/// The disk of files runs full while a document is on its way and a photo has nearly come, and has room again later.
/// Everybody talks on meanwhile, since the database lies elsewhere.
final class FullDisk {
    /// Room for what some dozens of rounds send.
    static final long BYTES = 64 << 20;

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int PIECE = 128 * 1024;
    private static final int DOCUMENT_BYTES = 3 * PIECE;
    /// Noise, so that it needs as much on the disk as it comes with, and small enough to be its own preview.
    private static final int PHOTO_SIDE = 300;

    private static final int LAST_BYTES = 1_000;
    /// Enough for the last bytes of the photo, too little for what is made of it.
    private static final int SOME_ROOM = 64 * 1024;
    /// What a file system in memory gives at a time.
    private static final int BLOCK = 4_096;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Scene scene;
    private final HttpClient http;
    private final ShopApi.Shopper shopper;
    private final Path files;

    private FullDisk(Scene scene, HttpClient http) throws IOException, InterruptedException {
        this.scene = scene;
        this.http = http;
        shopper = scene.shop().api().newShopper(scene.shop().siteKey());
        files = scene.shop().first().files();
    }

    /// One round.
    static void strike(Scene scene, int round) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            new FullDisk(scene, http).strike();
        }
    }

    /// A file and its upload, which has the client id.
    private static final class Sent {
        final UUID clientId = UUID.randomUUID();
        final String name;
        final byte[] content;
        final UUID id;

        Sent(FullDisk disk, String name, byte[] content) throws IOException, InterruptedException {
            this.name = name;
            this.content = content;
            Answer answer = disk.begin(clientId, name, content.length);
            if (answer.status() != 200) {
                throw new IOException("An upload was not begun: " + answer);
            }
            id = UUID.fromString(answer.body().path("id").asText());
        }
    }

    private record Answer(int status, JsonNode body) {
        boolean is(Problem problem) {
            return status == problem.httpStatus()
                    && body.path("code").asText().equals(problem.code())
                    && body.path("action").asText().equals("retryLater")
                    && !body.path("title").asText().isEmpty();
        }
    }

    private void strike() throws IOException, InterruptedException {
        long before = contents();
        Sent document = new Sent(this, "contract.pdf", document(scene.random()));
        Sent photo = new Sent(this, "photo.png", photo(scene.random()));
        taken(document, 0, PIECE);
        int most = photo.content.length - LAST_BYTES;
        for (int at = 0; at < most; at += PIECE) {
            taken(photo, at, Math.min(most, at + PIECE));
        }
        Path filler = files.resolve("filler");
        try {
            scene.struck("fill the disk of files");
            fill(filler);
            refused("a piece", piece(document, PIECE, 2 * PIECE));
            give(filler, SOME_ROOM);
            refused("the last piece of a photo, of which nothing can be made", piece(photo, most, most + LAST_BYTES));
            refused("how the photo stands", get("/" + photo.id + "/state"));
            fill(filler);
            refused("a piece, again", piece(document, PIECE, 2 * PIECE));
            nothingHalfIsThere(before, document, photo);
            linesGoThrough();
        } finally {
            Files.deleteIfExists(filler);
        }
        scene.struck("make room again");
        goesOn(document, PIECE);
        goesOn(photo, photo.content.length);
        BufferedImage kept = ImageIO.read(new ByteArrayInputStream(content(photo)));
        scene.mustHold(
                Arrays.equals(content(document), document.content)
                        && kept != null
                        && Arrays.equals(pixels(kept), pixels(ImageIO.read(new ByteArrayInputStream(photo.content)))),
                Invariant.DURABILITY,
                "a file that was taken is another than the one that was sent");
        scene.mustHold(
                contents() == before + 2 && waiting() == 0,
                Invariant.ONE_ROW,
                "two files left %d contents and %d others".formatted(contents() - before, waiting()));
    }

    private void nothingHalfIsThere(long before, Sent... all) throws IOException, InterruptedException {
        try (Stream<Path> incoming = Files.list(files.resolve("incoming"))) {
            scene.mustHold(
                    incoming.noneMatch(file -> file.getFileName().toString().contains(".")),
                    Invariant.BOUNDED,
                    "a draft was left on the full disk");
        }
        scene.mustHold(contents() == before, Invariant.HONESTY, "a content stands on the full disk");
        for (Sent one : all) {
            for (String form : new String[] {"", "/preview"}) {
                scene.mustHold(
                        get("/" + one.id + form).status() == Problem.NOT_FOUND.httpStatus(),
                        Invariant.HONESTY,
                        one.name + " is served before it is whole");
            }
        }
    }

    private void linesGoThrough() {
        long now = System.nanoTime();
        scene.mustHold(
                Crowd.await(scene.plan().backWithin(), () -> scene.crowd().isThrough(now)),
                Invariant.LIVENESS,
                "while the disk of files is full, lines are not acknowledged");
    }

    /// Asks anew as a client does that was refused, and sends what is missing.
    private void goesOn(Sent sent, int expected) throws IOException, InterruptedException {
        Answer again = begin(sent.clientId, sent.name, sent.content.length);
        scene.mustHold(
                again.body().path("id").asText().equals(sent.id.toString())
                        && again.body().path("offset").asInt() == expected,
                Invariant.DURABILITY,
                "%s should go on at %d, not with %s".formatted(sent.name, expected, again));
        for (int at = again.body().path("offset").asInt(); at < sent.content.length; at += PIECE) {
            taken(sent, at, Math.min(sent.content.length, at + PIECE));
        }
        Answer ready = begin(sent.clientId, sent.name, sent.content.length);
        scene.mustHold(
                ready.body().path("file").path("id").asText().equals(sent.id.toString()),
                Invariant.LIVENESS,
                "%s is not ready after there was room again: %s".formatted(sent.name, ready));
    }

    private void refused(String what, Answer answer) {
        scene.mustHold(
                answer.is(Problem.DISK_FULL), Invariant.HONESTY, what + " on a full disk was answered " + answer);
    }

    private void taken(Sent sent, int from, int to) throws IOException, InterruptedException {
        Answer answer = piece(sent, from, to);
        scene.mustHold(
                answer.status() == 200,
                Invariant.LIVENESS,
                "a piece of %s for which there is room was answered %s".formatted(sent.name, answer));
    }

    private Answer begin(UUID clientId, String name, int bytes) throws IOException, InterruptedException {
        String wanted = "{\"clientId\":\"%s\",\"name\":\"%s\",\"bytes\":%d}".formatted(clientId, name, bytes);
        return answer(request("")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(wanted)));
    }

    private Answer piece(Sent sent, int from, int to) throws IOException, InterruptedException {
        byte[] piece = Arrays.copyOfRange(sent.content, from, to);
        return answer(request("/" + sent.id)
                .header("Content-Type", "application/octet-stream")
                .header("Upload-Offset", Integer.toString(from))
                .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(piece)));
    }

    private Answer get(String path) throws IOException, InterruptedException {
        return answer(request(path));
    }

    private byte[] content(Sent sent) throws IOException, InterruptedException {
        return http.send(request("/" + sent.id).build(), HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    private HttpRequest.Builder request(String path) {
        URI url = scene.shop().first().url().resolve("/api/files" + path);
        return HttpRequest.newBuilder(url).timeout(TIMEOUT).header("Authorization", "Bearer " + shopper.token());
    }

    private Answer answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
    }

    /// What is kept for good, by its hash.
    private long contents() throws IOException {
        try (Stream<Path> all = Files.walk(files, 2)) {
            return all.filter(file -> files.relativize(file).toString().matches("[0-9a-f]{2}/[0-9a-f]{62}"))
                    .count();
        }
    }

    private long waiting() throws IOException {
        try (Stream<Path> all = Files.list(files.resolve("incoming"))) {
            return all.count();
        }
    }

    /// Takes all that is left, to the last block.
    private static void fill(Path filler) throws IOException {
        try (FileChannel channel = FileChannel.open(filler, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long at = channel.size();
            for (int step = 1 << 20; step >= BLOCK; ) {
                try {
                    at += channel.write(ByteBuffer.allocate(step), at);
                } catch (IOException full) {
                    step /= 2;
                }
            }
        }
    }

    private static void give(Path filler, long bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(filler, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - bytes);
        }
    }

    private static byte[] document(SplittableRandom random) {
        byte[] content = new byte[DOCUMENT_BYTES];
        random.nextBytes(content);
        byte[] start = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(start, 0, content, 0, start.length);
        return content;
    }

    private static byte[] photo(SplittableRandom random) throws IOException {
        BufferedImage photo = new BufferedImage(PHOTO_SIDE, PHOTO_SIDE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < PHOTO_SIDE; y++) {
            for (int x = 0; x < PHOTO_SIDE; x++) {
                photo.setRGB(x, y, random.nextInt());
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(photo, "png", out);
        return out.toByteArray();
    }

    private static int[] pixels(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }
}
