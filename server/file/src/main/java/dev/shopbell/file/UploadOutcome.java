package dev.shopbell.file;

import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.SentFile;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How an upload stands.
public sealed interface UploadOutcome {
    /// More is awaited, from this offset on.
    record Going(UUID id, long offset) implements UploadOutcome {}

    /// It is whole, looked into and on the disk.
    record Ready(SentFile file) implements UploadOutcome {}

    /// It is not taken, or this piece of it is not.
    record Refused(Problem problem, @Nullable String detail) implements UploadOutcome {}
}
