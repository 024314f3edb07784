package dev.shopbell.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Tells what a file is by what is in it. A short list of our own, since everything that is not on it is refused.
final class Recognition {
    /// More than any document has parts; a list of a million would only cost memory.
    private static final int MOST_PARTS = 10_000;

    private static final int LONGEST_MAGIC = 12;
    private static final Map<String, FileType> OFFICE_PARTS = Map.of(
            "word/document.xml", FileType.WORD,
            "xl/workbook.xml", FileType.SHEET,
            "ppt/presentation.xml", FileType.SLIDES);

    private Recognition() {}

    /// The type of the content; the name only tells one text from another. Empty for what is not taken.
    static Optional<FileType> of(Path content, String name) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(content)) {
            start = in.readNBytes(LONGEST_MAGIC);
        }
        String magic = new String(start, StandardCharsets.ISO_8859_1);
        if (magic.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(FileType.JPEG);
        }
        if (magic.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(FileType.PNG);
        }
        if (magic.startsWith("GIF87a") || magic.startsWith("GIF89a")) {
            return Optional.of(FileType.GIF);
        }
        if (magic.startsWith("RIFF") && magic.startsWith("WEBP", 8)) {
            return Optional.of(FileType.WEBP);
        }
        if (magic.startsWith("%PDF-")) {
            return Optional.of(FileType.PDF);
        }
        if (magic.startsWith("PK\u0003\u0004")) {
            return office(content);
        }
        return FileType.byExtension(FileNames.extension(name))
                .filter(type -> type == FileType.TEXT || type == FileType.CSV)
                .filter(type -> isText(content));
    }

    /// Office documents are ZIP archives with known parts. An archive that is none is refused, and so is a document
    /// with macros.
    private static Optional<FileType> office(Path content) {
        try (ZipFile zip = new ZipFile(content.toFile())) {
            if (zip.size() > MOST_PARTS
                    || zip.stream().anyMatch(part -> part.getName().endsWith("vbaProject.bin"))) {
                return Optional.empty();
            }
            ZipEntry mimetype = zip.getEntry("mimetype");
            if (mimetype != null) {
                try (InputStream in = zip.getInputStream(mimetype)) {
                    return FileType.byMediaType(new String(in.readNBytes(200), StandardCharsets.US_ASCII).strip())
                            .filter(type -> type.name().startsWith("OPEN_"));
                }
            }
            return zip.getEntry("[Content_Types].xml") == null
                    ? Optional.empty()
                    : OFFICE_PARTS.entrySet().stream()
                            .filter(part -> zip.getEntry(part.getKey()) != null)
                            .map(Map.Entry::getValue)
                            .findFirst();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// No control characters but those that part lines and columns, in whatever encoding: spreadsheets still write
    /// windows-1252.
    private static boolean isText(Path content) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(content))) {
            for (int one = in.read(); one >= 0; one = in.read()) {
                if ((one < ' ' && one != '\t' && one != '\n' && one != '\r' && one != '\f') || one == 0x7f) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
