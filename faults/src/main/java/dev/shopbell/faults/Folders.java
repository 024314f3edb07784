package dev.shopbell.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Folders of runs.
final class Folders {
    private static final int TRIES = 50;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Folders() {}

    /// Deletes a folder and all that is in it. Tries again where a process of the run that was killed still writes its
    /// last file there.
    static void delete(Path folder) throws IOException, InterruptedException {
        for (int left = TRIES; ; left--) {
            try {
                deleteOnce(folder);
                return;
            } catch (DirectoryNotEmptyException | NoSuchFileException e) {
                if (left == 1) {
                    throw e;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private static void deleteOnce(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
