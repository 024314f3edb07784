package dev.shopbell.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// SHA-256 of a content: its name on the disk.
///
/// @param hex 64 digits, in lower case
record ContentHash(String hex) {
    private static final HexFormat HEX = HexFormat.of();
    private static final int BUFFER_BYTES = 64 * 1024;

    /// Of what lies there now.
    static ContentHash of(Path content) throws IOException {
        try (InputStream in = Files.newInputStream(content)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return of(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// As the database holds it.
    static ContentHash of(byte[] bytes) {
        return new ContentHash(HEX.formatHex(bytes));
    }

    static @Nullable ContentHash orNull(byte @Nullable [] bytes) {
        return bytes == null ? null : of(bytes);
    }

    static byte @Nullable [] bytes(@Nullable ContentHash hash) {
        return hash == null ? null : HEX.parseHex(hash.hex());
    }
}
