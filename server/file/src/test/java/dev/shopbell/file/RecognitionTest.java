package dev.shopbell.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Looks into real files, since that is what it does.
class RecognitionTest {
    @TempDir
    Path folder;

    static Stream<Arguments> taken() throws IOException {
        return Stream.of(
                Arguments.of("photo.jpg", Samples.jpeg(4, 4), FileType.JPEG),
                Arguments.of("a PNG that says it is a PDF.pdf", Samples.png(4, 4), FileType.PNG),
                Arguments.of("moving.gif", Samples.movingGif(), FileType.GIF),
                Arguments.of("picture.webp", Samples.WEBP, FileType.WEBP),
                Arguments.of("invoice.exe", Samples.ascii("%PDF-1.7\n..."), FileType.PDF),
                Arguments.of("read.txt", "Größe 雪".getBytes(java.nio.charset.StandardCharsets.UTF_8), FileType.TEXT),
                Arguments.of("old.csv", Samples.ascii("Gr\u00f6\u00dfe;Preis\r\nL;10,00\r\n"), FileType.CSV),
                // Harmless: it is saved as text, and never shown from our origin.
                Arguments.of("page.txt", Samples.ascii("<html><script>alert(1)</script>"), FileType.TEXT),
                Arguments.of("a.docx", Samples.zip("[Content_Types].xml", "word/document.xml"), FileType.WORD),
                Arguments.of("a.xlsx", Samples.zip("[Content_Types].xml", "xl/workbook.xml"), FileType.SHEET),
                Arguments.of("a.pptx", Samples.zip("[Content_Types].xml", "ppt/presentation.xml"), FileType.SLIDES),
                Arguments.of(
                        "a.odt",
                        Samples.zip("mimetype=application/vnd.oasis.opendocument.text", "content.xml"),
                        FileType.OPEN_TEXT));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void the_content_says_what_a_file_is(String name, byte[] content, FileType type) throws IOException {
        assertThat(Recognition.of(Samples.in(folder, content), name)).contains(type);
    }

    static Stream<Arguments> refused() throws IOException {
        return Stream.of(
                Arguments.of("picture.svg", Samples.ascii("<svg xmlns='http://www.w3.org/2000/svg'/>")),
                Arguments.of("page.html", Samples.ascii("<!doctype html>")),
                Arguments.of("picture.png", Samples.ascii("<svg onload=alert(1)>")),
                Arguments.of("script.js", Samples.ascii("alert(1)")),
                Arguments.of("archive.zip", Samples.zip("a.txt")),
                Arguments.of("archive that says it is Word.docx", Samples.zip("a.txt", "word/document.xml")),
                Arguments.of(
                        "macros.docx", Samples.zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")),
                Arguments.of("packed.odt", Samples.zip("mimetype=application/java-archive")),
                Arguments.of("half.docx", Samples.cut(Samples.zip("[Content_Types].xml", "word/document.xml"))),
                Arguments.of("program.exe", Samples.ascii("MZ\u0090\0\u0003")),
                Arguments.of("program.txt", Samples.ascii("MZ\u0090\0\u0003")),
                Arguments.of("late.pdf", Samples.ascii("<html>%PDF-1.7")),
                Arguments.of("sound.wav", Samples.ascii("RIFF....WAVEfmt ")),
                Arguments.of("no ending", Samples.ascii("words")),
                Arguments.of("one byte.jpg", new byte[] {(byte) 0xFF}));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_is_not_on_the_list_is_not_taken_whatever_its_name(String name, byte[] content) throws IOException {
        assertThat(Recognition.of(Samples.in(folder, content), name)).isEmpty();
    }
}
