package dev.shopbell.file;

import dev.shopbell.file.StoredFile.Kept;
import dev.shopbell.protocol.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Looks into files that have come whole, a few at a time on threads of its own: decoding a picture takes a processor
/// for up to a second, and a virtual thread that did it would keep others from theirs.
final class Looker implements AutoCloseable {
    /// Those who wait hold a request each; more than this would wait too long anyway.
    private static final int MOST_WAITING = 100;

    private static final String TAKEN =
            "Pictures (JPEG, PNG, GIF, WebP), PDF, plain text, CSV and documents of office programs can be sent.";

    private final Incoming incoming;
    private final Pictures pictures;
    private final ThreadPoolExecutor threads;

    Looker(Incoming incoming, FileConfig config) {
        this.incoming = incoming;
        pictures = new Pictures(config);
        threads = new ThreadPoolExecutor(
                config.lookers(),
                config.lookers(),
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().name("file-looker-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /// What was found.
    sealed interface Look {
        /// It is taken.
        ///
        /// @param content where it lies until it is kept
        /// @param preview likewise; absent where there is none, or where it is the content
        record Fit(
                String name,
                Kept kept,
                Path content,
                @Nullable Path preview) implements Look {}

        /// It is not taken.
        record Unfit(Problem problem, String detail) implements Look {}

        /// Too many wait already.
        record Busy() implements Look {}
    }

    /// Waits for its turn, and looks.
    ///
    /// @param isAllowed whether the site takes this type
    Look look(StoredFile file, Predicate<FileType> isAllowed) throws IOException {
        Future<Look> looked;
        try {
            looked = threads.submit(() -> lookNow(file, isAllowed));
        } catch (RejectedExecutionException e) {
            return new Look.Busy();
        }
        try {
            return looked.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Look.Busy();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException("a file could not be looked into", e);
        }
    }

    private Look lookNow(StoredFile file, Predicate<FileType> isAllowed) throws IOException {
        Path whole = incoming.whole(file.id());
        Optional<FileType> found = Recognition.of(whole, file.name());
        if (found.isEmpty()) {
            return new Look.Unfit(Problem.FILE_KIND_REFUSED, TAKEN);
        }
        FileType type = found.get();
        if (!isAllowed.test(type)) {
            return new Look.Unfit(
                    Problem.FILE_KIND_REFUSED,
                    type.isPicture() ? "This shop takes no pictures." : "This shop takes pictures only.");
        }
        if (!type.isPicture()) {
            ContentHash hash = ContentHash.of(whole);
            return new Look.Fit(
                    FileNames.of(file.name(), type),
                    new Kept(type.mediaType(), Files.size(whole), null, null, hash, null),
                    whole,
                    null);
        }
        Path content = incoming.draft(file.id(), "content");
        Path preview = incoming.draft(file.id(), "preview");
        try {
            Pictures.Made made = pictures.make(type, whole, content, preview);
            ContentHash hash = ContentHash.of(content);
            return new Look.Fit(
                    FileNames.of(file.name(), made.type()),
                    new Kept(
                            made.type().mediaType(),
                            Files.size(content),
                            made.width(),
                            made.height(),
                            hash,
                            made.previewIsContent() ? hash : ContentHash.of(preview)),
                    content,
                    made.previewIsContent() ? null : preview);
        } catch (UnfitException e) {
            return new Look.Unfit(Problem.FILE_UNREADABLE, String.valueOf(e.getMessage()));
        }
    }

    /// The media type of a preview, which is a JPEG or a PNG of ours.
    static String pictureTypeOf(Path preview) {
        try {
            return Recognition.of(preview, "").map(FileType::mediaType).orElse("application/octet-stream");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
