package dev.shopbell.app;

import dev.shopbell.access.Setup;
import dev.shopbell.http.HttpConfig;
import dev.shopbell.storage.StorageConfig;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// The link by which the first administrator comes in. Its token lies in the data directory, for the owner of
/// the server alone, so that a restart prints the same link; the database holds only a hash of it.
@Singleton
final class SetupLink {
    private static final String FILE = "setup-token";

    private final Setup setup;
    private final HttpConfig http;
    private final Path file;

    SetupLink(Setup setup, HttpConfig http, StorageConfig storage) {
        this.setup = setup;
        this.http = http;
        this.file = storage.dataDirectory().resolve(FILE);
    }

    /// The link, as long as nobody used it.
    Optional<String> current() {
        try {
            if (!setup.isNeeded()) {
                Files.deleteIfExists(file);
                return Optional.empty();
            }
            String token = Files.exists(file) ? Files.readString(file).strip() : "";
            if (!setup.accepts(token)) {
                token = setup.issueToken();
                write(token);
            }
            return Optional.of(http.publicOrigin() + "/console/setup#" + token);
        } catch (IOException e) {
            throw new UncheckedIOException("The setup token cannot be kept in " + file, e);
        }
    }

    private void write(String token) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.deleteIfExists(file);
        boolean hasOwners =
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] forOwner = hasOwners
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Files.createFile(file, forOwner);
        Files.write(file, token.getBytes(StandardCharsets.UTF_8));
    }
}
