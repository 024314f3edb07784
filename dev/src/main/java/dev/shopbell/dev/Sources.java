package dev.shopbell.dev;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The files that make up what runs, and which of them changed. Asks for every file's time: some thousand
/// files take milliseconds, and unlike the file system's own notices this means the same on every machine.
///
/// Not safe to use from several threads.
final class Sources {
    private static final List<String> FOLDERS = List.of("client", "server", "web");
    /// Built, fetched, or not part of what runs.
    private static final Set<String> LEFT_OUT = Set.of("target", "node_modules", "dist", "test");

    private final Path repository;
    private Map<Path, FileTime> known;

    Sources(Path repository) throws IOException {
        this.repository = repository;
        this.known = times();
    }

    /// The files that came, went or changed since the last call, relative to the repository.
    Set<Path> changed() throws IOException {
        Map<Path, FileTime> now = times();
        Set<Path> changed = new HashSet<>();
        now.forEach((file, time) -> {
            if (!time.equals(known.get(file))) {
                changed.add(file);
            }
        });
        known.keySet().stream().filter(file -> !now.containsKey(file)).forEach(changed::add);
        known = now;
        return changed;
    }

    private Map<Path, FileTime> times() throws IOException {
        Map<Path, FileTime> times = new HashMap<>();
        for (String folder : FOLDERS) {
            Files.walkFileTree(repository.resolve(folder), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return LEFT_OUT.contains(name(directory)) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    // Editors keep their own beside ours.
                    if (!name(file).startsWith(".") && !name(file).endsWith("~")) {
                        times.put(repository.relativize(file), attributes.lastModifiedTime());
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    if (failure instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE; // gone between being listed and being asked
                    }
                    throw failure;
                }
            });
        }
        return times;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
