package dev.shopbell.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// Where pieces wait until their file is whole. How much has come is the length of the file on the disk, so nothing
/// else can say otherwise after a crash.
final class Incoming {
    private final Path folder;

    Incoming(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    Path whole(UUID upload) {
        return folder.resolve(upload.toString());
    }

    /// Where what is made of it is written first.
    Path draft(UUID upload, String what) {
        return folder.resolve(upload + "." + what);
    }

    long received(UUID upload) throws IOException {
        Path file = whole(upload);
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /// Adds a piece and waits until it is on the disk. Where that fails, nothing was added.
    void append(UUID upload, long offset, byte[] piece) throws IOException {
        try (FileChannel channel =
                FileChannel.open(whole(upload), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            try {
                ByteBuffer left = ByteBuffer.wrap(piece);
                while (left.hasRemaining()) {
                    channel.write(left, offset + left.position());
                }
                channel.force(false);
            } catch (IOException e) {
                channel.truncate(offset);
                throw e;
            }
        }
    }

    void forget(UUID upload) throws IOException {
        Files.deleteIfExists(whole(upload));
        forgetDrafts(upload);
    }

    /// Removes what was made of it; what came stays.
    void forgetDrafts(UUID upload) throws IOException {
        Files.deleteIfExists(draft(upload, "content"));
        Files.deleteIfExists(draft(upload, "preview"));
    }

    /// The uploads of which something lies here since before then.
    List<UUID> untouchedSince(Instant then) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Contents.isOlder(file, then))
                    .map(file -> file.getFileName().toString().split("\\.", 2)[0])
                    .distinct()
                    .map(UUID::fromString)
                    .toList();
        }
    }
}
