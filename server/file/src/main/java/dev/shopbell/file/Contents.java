package dev.shopbell.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Contents by their SHA-256, each once: `ab/cdef...`. What stands there is whole and on the disk: it is written
/// beside,
/// forced, and put in its place in one step.
final class Contents {
    private static final int FOLDER_LETTERS = 2;
    private static final int HASH_LETTERS = 64;
    /// Follows the name of a content that is being taken away.
    private static final String ASIDE = ".aside";

    private final Path folder;

    Contents(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    Path place(ContentHash hash) {
        String name = hash.hex();
        return folder.resolve(name.substring(0, FOLDER_LETTERS)).resolve(name.substring(FOLDER_LETTERS));
    }

    /// Puts a draft in its place. A row that names the hash must be committed before: see [#removeUnless].
    void keep(Path draft, ContentHash hash) throws IOException {
        Path place = place(hash);
        if (Files.exists(place)) {
            Files.delete(draft);
            return;
        }
        force(draft, StandardOpenOption.WRITE);
        Path group = folder.resolve(hash.hex().substring(0, FOLDER_LETTERS));
        if (Files.notExists(group)) {
            Files.createDirectories(group);
            force(folder, StandardOpenOption.READ);
        }
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        force(group, StandardOpenOption.READ);
    }

    /// Removes a content that nobody counts on. It is set aside, asked for once more and only then deleted: who
    /// named it in between, and found it there, gets it back; who found it gone has put another in its place.
    void removeUnless(Predicate<ContentHash> isNamed, ContentHash hash) throws IOException {
        Path place = place(hash);
        if (isNamed.test(hash) || Files.notExists(place)) {
            return;
        }
        Path aside = place.resolveSibling(place.getFileName() + ASIDE);
        Files.move(place, aside, StandardCopyOption.ATOMIC_MOVE);
        if (isNamed.test(hash)) {
            Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.delete(aside);
        }
    }

    /// Every content that lies here since before then; first those that a crash left aside are put back.
    void forEachOlderThan(Instant then, Consumer<ContentHash> action) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> isOlder(file, then))
                    .forEach(file -> {
                        String name = folder.relativize(file)
                                .toString()
                                .replace("/", "")
                                .replace(ASIDE, "");
                        if (name.length() == HASH_LETTERS) {
                            putBack(file);
                            action.accept(new ContentHash(name));
                        }
                    });
        }
    }

    private static void putBack(Path file) {
        String name = file.getFileName().toString();
        if (name.endsWith(ASIDE)) {
            try {
                Files.move(file, file.resolveSibling(name.replace(ASIDE, "")), StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static boolean isOlder(Path file, Instant then) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(then);
        } catch (IOException e) {
            return false; // gone meanwhile
        }
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
