package dev.shopbell.file;

import dev.shopbell.site.SiteSettings;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The closed list of what may be sent. A type is told by the content ([Recognition]), never by what the sender says.
enum FileType {
    JPEG("image/jpeg", true, "jpg", "jpeg", "jpe", "jfif"),
    PNG("image/png", true, "png"),
    GIF("image/gif", true, "gif"),
    WEBP("image/webp", true, "webp"),
    PDF("application/pdf", false, "pdf"),
    TEXT("text/plain", false, "txt"),
    CSV("text/csv", false, "csv"),
    WORD("application/vnd.openxmlformats-officedocument.wordprocessingml.document", false, "docx"),
    SHEET("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false, "xlsx"),
    SLIDES("application/vnd.openxmlformats-officedocument.presentationml.presentation", false, "pptx"),
    OPEN_TEXT("application/vnd.oasis.opendocument.text", false, "odt"),
    OPEN_SHEET("application/vnd.oasis.opendocument.spreadsheet", false, "ods"),
    OPEN_SLIDES("application/vnd.oasis.opendocument.presentation", false, "odp");

    private final String mediaType;
    private final boolean picture;
    private final String extension;

    @SuppressWarnings("ImmutableEnumChecker") // it is
    private final Set<String> extensions;

    FileType(String mediaType, boolean picture, String... extensions) {
        this.mediaType = mediaType;
        this.picture = picture;
        this.extension = extensions[0];
        this.extensions = Set.of(extensions);
    }

    String mediaType() {
        return mediaType;
    }

    boolean isPicture() {
        return picture;
    }

    /// How names of this type end, without the dot.
    String extension() {
        return extension;
    }

    /// Whether names of this type may end so.
    boolean hasExtension(String ending) {
        return extensions.contains(ending);
    }

    /// The word for its kind in a site's settings.
    String kind() {
        return picture ? SiteSettings.Files.PICTURE : SiteSettings.Files.DOCUMENT;
    }

    static Optional<FileType> byExtension(String ending) {
        return Stream.of(values()).filter(type -> type.hasExtension(ending)).findFirst();
    }

    static Optional<FileType> byMediaType(String mediaType) {
        return Stream.of(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst();
    }
}
