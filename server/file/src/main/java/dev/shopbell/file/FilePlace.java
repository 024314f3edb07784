package dev.shopbell.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/// The directory in which files are kept.
final class FilePlace {
    private final Incoming incoming;
    private final Contents contents;
    private final FileStore disk;

    FilePlace(Path directory) {
        try {
            incoming = new Incoming(directory.resolve("incoming"));
            contents = new Contents(directory);
            disk = Files.getFileStore(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the directory of files " + directory, e);
        }
    }

    Incoming incoming() {
        return incoming;
    }

    Contents contents() {
        return contents;
    }

    /// How much is left on the disk, in bytes.
    long free() {
        try {
            return disk.getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
