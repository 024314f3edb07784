package dev.shopbell.protocol;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file as those see it who may read it. Its content is at `/api/files/{id}`, the small form of a picture at
/// `/api/files/{id}/preview`; both ask who is calling.
///
/// @param name safe to save under, and ending as its content does; hostile until shown as text
/// @param mediaType what the content is: the server looked. Pictures, and they alone, are `image/...`
/// @param bytes the length of the content
/// @param width of a picture, in pixels
/// @param height of a picture, in pixels
public record SentFile(
        UUID id,
        String name,
        String mediaType,
        long bytes,
        @Nullable Integer width,
        @Nullable Integer height) {}
