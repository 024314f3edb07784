package dev.shopbell.file;

import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.SentFile;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of the table.
///
/// @param hash of what will be sent, where the client said so
/// @param kept what is kept of it; none until it is ready
record StoredFile(
        UUID id,
        UUID site,
        UUID uploader,
        UUID clientId,
        String name,
        long declaredBytes,
        @Nullable ContentHash hash,
        State state,
        @Nullable Problem problem,
        @Nullable String detail,
        @Nullable Kept kept) {

    enum State {
        RECEIVING,
        READY,
        REFUSED
    }

    /// @param preview the hash of a picture's small form
    record Kept(
            String mediaType,
            long bytes,
            @Nullable Integer width,
            @Nullable Integer height,
            ContentHash content,
            @Nullable ContentHash preview) {}

    FileHolders.Sent sent() {
        return new FileHolders.Sent(uploader, clientId);
    }

    /// As it is shown to people; only where it is ready.
    SentFile shown() {
        Kept known = ready();
        return new SentFile(id, name, known.mediaType(), known.bytes(), known.width(), known.height());
    }

    Kept ready() {
        if (kept == null || state != State.READY) {
            throw new IllegalStateException("the file is not ready");
        }
        return kept;
    }
}
