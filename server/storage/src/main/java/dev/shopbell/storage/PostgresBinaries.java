package dev.shopbell.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jboss.logging.Logger;

/// The PostgreSQL programs that travel in a jar, unpacked once a version.
final class PostgresBinaries {
    private static final Logger LOG = Logger.getLogger(PostgresBinaries.class);

    private PostgresBinaries() {}

    /// The version that this Shopbell carries, such as `18.6.0`.
    static String version() {
        Properties properties = new Properties();
        try (InputStream file = PostgresBinaries.class.getResourceAsStream("postgres.properties")) {
            properties.load(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return properties.getProperty("version");
    }

    /// The number before the first point: only databases of this major version open.
    static int majorVersion() {
        return Integer.parseInt(version().split("\\.", 2)[0]);
    }

    /// Unpacks into `<parent>/postgres-<version>` unless that exists, and returns it. Safe to call at once from
    /// several processes.
    static Path unpackInto(Path parent) {
        Path home = parent.resolve("postgres-" + version());
        if (Files.isDirectory(home)) {
            return home;
        }
        try {
            LOG.infof("Unpacking PostgreSQL %s into %s", version(), home);
            Path draft = Files.createTempDirectory(parent, "postgres-unpacking-");
            try {
                unpack(draft);
                forceAll(draft);
                Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(draft.resolve("bin")));
                Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException failure) {
                deleteTree(draft);
                if (!Files.isDirectory(home)) { // else another process was faster
                    throw failure;
                }
            }
            DataDirectory.force(parent);
            return home;
        } catch (IOException failure) {
            throw new StorageException("Cannot unpack PostgreSQL into " + home + ": " + failure, failure);
        }
    }

    /// Removes other versions and half-unpacked ones. Call it while holding the directory and while no PostgreSQL
    /// of it runs.
    static void removeOthers(Path parent, Path home) {
        try (Stream<Path> children = Files.list(parent)) {
            List<Path> others = children.filter(
                            child -> child.getFileName().toString().startsWith("postgres-") && !child.equals(home))
                    .toList();
            for (Path other : others) {
                deleteTree(other);
            }
        } catch (IOException failure) {
            LOG.warnf("Cannot remove old PostgreSQL programs in %s: %s", parent, failure);
        }
    }

    private static void unpack(Path home) throws IOException {
        try (InputStream archive = archive();
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = home.resolve(entry.getName()).normalize();
                if (!target.startsWith(home)) {
                    throw new IOException("Entry outside the archive's directory: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else if (!entry.getName().endsWith(".a")) { // static libraries: for compiling against only
                    Files.createDirectories(target.getParent());
                    Files.copy(tar, target);
                    Files.setPosixFilePermissions(target, permissions(entry.getMode()));
                }
            }
        }
    }

    private static InputStream archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String architecture = System.getProperty("os.arch");
        boolean arm = architecture.equals("aarch64");
        String name = switch (system) {
            case "darwin" -> "postgres-darwin-" + (arm ? "arm_64" : "x86_64") + ".txz";
            default -> "postgres-linux-" + (arm ? "arm_64" : "x86_64") + ".txz";
        };
        InputStream archive = Thread.currentThread().getContextClassLoader().getResourceAsStream(name);
        if (archive == null) {
            throw new StorageException("This Shopbell carries no PostgreSQL for " + system + " on " + architecture
                    + ". Install PostgreSQL " + majorVersion() + " or newer and set its databaseUrl.");
        }
        return archive;
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if ((mode & 0100) != 0) {
            permissions.addAll(EnumSet.of(
                    PosixFilePermission.OWNER_EXECUTE,
                    PosixFilePermission.GROUP_EXECUTE,
                    PosixFilePermission.OTHERS_EXECUTE));
        }
        return permissions;
    }

    /// Without this a power cut soon after the rename could leave empty programs under a final name.
    private static void forceAll(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : (Iterable<Path>) all.filter(path -> !Files.isSymbolicLink(path))::iterator) {
                DataDirectory.force(path);
            }
        }
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(path);
            }
        }
    }
}
