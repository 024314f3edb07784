package dev.shopbell.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The browser side as it was built: `widget/loader.js`, `widget/panel.html`, `console/index.html` and what they load.
/// Beside a file its compressed forms may lie, with `.br` and `.gz` after its name. Safe to use from any thread.
///
/// A program that was built without it answers, but has no pages.
final class WebBuild {
    private static final String ON_CLASSPATH = "META-INF/shopbell-web/";
    /// Names of the build's own making: no empty or dotted step, so no way out of the build.
    private static final Pattern SAFE =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    private final @Nullable Path directory;
    private final ClassLoader loader;
    /// Only files that exist are kept, so it holds at most one build.
    private final Map<String, WebFile> kept = new ConcurrentHashMap<>();

    WebBuild(@Nullable Path directory, ClassLoader loader) {
        this.directory = directory;
        this.loader = loader;
    }

    /// The file at this path inside the build; nothing where there is none, or the path is not one of a build's.
    Optional<WebFile> file(String path) {
        if (!SAFE.matcher(path).matches()) {
            return Optional.empty();
        }
        if (directory != null) {
            return Optional.ofNullable(read(path));
        }
        return Optional.ofNullable(kept.computeIfAbsent(path, this::read));
    }

    private @Nullable WebFile read(String path) {
        byte[] plain = bytes(path);
        return plain == null ? null : WebFile.of(path, plain, bytes(path + ".gz"), bytes(path + ".br"));
    }

    private byte @Nullable [] bytes(String path) {
        try {
            if (directory != null) {
                Path file = directory.resolve(path);
                return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
            }
            try (InputStream in = loader.getResourceAsStream(ON_CLASSPATH + path)) {
                return in == null ? null : in.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
