package dev.shopbell.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The frames in `protocol-examples`.
final class GoldenFrames {
    private static final Path ROOT = Path.of("../../protocol-examples");

    private GoldenFrames() {}

    /// One file.
    ///
    /// @param fromClient whether it is the frame of a client
    /// @param path for messages
    record Golden(boolean fromClient, String path, String json) {
        Object read() throws Wire.MalformedFrameException {
            return fromClient ? Wire.readClientFrame(json) : Wire.readServerFrame(json);
        }

        @Override
        public String toString() {
            return path;
        }
    }

    /// The frames in one folder of every version, a client's first.
    static List<Golden> in(String folder) {
        try (Stream<Path> versions = Files.list(ROOT)) {
            return versions.filter(Files::isDirectory)
                    .sorted()
                    .flatMap(version ->
                            Stream.of(true, false).flatMap(fromClient -> side(version.resolve(folder), fromClient)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Golden> side(Path folder, boolean fromClient) {
        Path side = folder.resolve(fromClient ? "client" : "server");
        if (!Files.exists(side)) {
            return Stream.of();
        }
        try (Stream<Path> files = Files.list(side)) {
            return files.sorted().map(file -> golden(file, fromClient)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Golden golden(Path file, boolean fromClient) {
        try {
            return new Golden(fromClient, ROOT.relativize(file).toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
