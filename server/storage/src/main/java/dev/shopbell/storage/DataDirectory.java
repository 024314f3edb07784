package dev.shopbell.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The directory in which the embedded PostgreSQL lives, held by one server at a time.
///
///     shopbell.lock       locked by the server that runs here
///     VERSION             format of this directory
///     postgres-18.6.0/    unpacked programs
///     database/           what PostgreSQL calls its data directory
///     database-password   generated, readable by the owner only
///     log/                of PostgreSQL
///
/// Written so that a crash at any moment leaves either the old or the new state of each file.
final class DataDirectory implements AutoCloseable {
    /// Raised when an older Shopbell must not touch the directory any more.
    private static final int FORMAT = 1;

    /// A lock on a file ends with the first channel on it that this process closes, so a second opening within the
    /// process must be refused before it touches the file.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lockChannel;

    private DataDirectory(Path path, FileChannel lockChannel) {
        this.path = path;
        this.lockChannel = lockChannel;
    }

    static DataDirectory open(Path directory) {
        try {
            Files.createDirectories(directory);
            Path path = directory.toRealPath();
            if (!HELD.add(path)) {
                throw inUse(path);
            }
            try {
                return lock(path);
            } catch (RuntimeException | IOException failure) {
                HELD.remove(path);
                throw failure;
            }
        } catch (IOException failure) {
            throw new StorageException("Cannot use the data directory " + directory + ": " + failure, failure);
        }
    }

    @SuppressWarnings("resource") // the channel lives as long as the directory is held
    private static DataDirectory lock(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path.resolve("shopbell.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw inUse(path);
            }
            DataDirectory held = new DataDirectory(path, channel);
            held.checkFormat();
            return held;
        } catch (RuntimeException | IOException failure) {
            channel.close();
            throw failure;
        }
    }

    private static StorageException inUse(Path path) {
        return new StorageException("Another Shopbell server is running on the data directory " + path
                + ". Stop it first, or give this one a directory of its own.");
    }

    private void checkFormat() throws IOException {
        Path file = path.resolve("VERSION");
        if (!Files.exists(file)) {
            writeDurably(file, FORMAT + "\n");
            return;
        }
        String found = Files.readString(file).strip();
        if (!found.matches("[0-9]{1,9}")) {
            throw new StorageException(
                    file + " is not readable as a version: \"" + found + "\". Restore it from a backup.");
        }
        if (Integer.parseInt(found) > FORMAT) {
            throw new StorageException("The data directory " + path + " was written by a newer Shopbell (format "
                    + found + ", this one knows " + FORMAT
                    + "). Start that version or a later one; nothing was changed.");
        }
    }

    Path path() {
        return path;
    }

    Path database() {
        return path.resolve("database");
    }

    Path log() {
        return path.resolve("log");
    }

    Path passwordFile() {
        return path.resolve("database-password");
    }

    /// Reads the password, or makes one where there is none yet.
    String password() {
        try {
            Path file = passwordFile();
            if (!Files.exists(file)) {
                if (Files.exists(database())) {
                    throw new StorageException(
                            file + " is missing, and only it opens " + database() + ". Restore it from a backup.");
                }
                byte[] secret = new byte[24];
                new SecureRandom().nextBytes(secret);
                writeDurably(file, HexFormat.of().formatHex(secret));
            }
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Writes a file that only the owner reads, wholly or not at all, and onto the disk.
    private void writeDurably(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, text, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
        force(draft);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(path);
    }

    /// Flushes a file or a directory to the disk.
    static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void close() {
        if (!lockChannel.isOpen()) {
            return; // somebody else may hold the directory by now
        }
        try {
            lockChannel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            HELD.remove(path);
        }
    }
}
