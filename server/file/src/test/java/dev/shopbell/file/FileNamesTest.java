package dev.shopbell.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, passwd",
        "C:\\Windows\\system32\\evil.txt, evil.txt",
        "con.txt, _con.txt",
        "COM1, _COM1",
        ".htaccess, htaccess",
        "a<b>:c|d?.pdf, a_b__c_d_.pdf",
        "'invoice.pdf. . ', invoice.pdf",
        "'  two   blanks.txt', two blanks.txt",
        "Größe 雪 مرحبا.pdf, Größe 雪 مرحبا.pdf",
        "'/', file",
        "'', file",
        "'...', file"
    })
    void a_name_is_the_last_part_of_a_path_and_safe_on_every_system(String wish, String safe) {
        assertThat(FileNames.safe(wish)).isEqualTo(safe);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b.pdf",
                "a\r\nb.pdf",
                "a\u202eb.pdf",
                "a\u2066\u2069b.pdf",
                "a\u200bb.pdf",
                "a\ud800b.pdf"
            })
    void what_hides_or_turns_text_is_not_kept(String wish) {
        assertThat(FileNames.safe(wish).replace(" ", "")).isEqualTo("ab.pdf");
    }

    @Test
    void a_decomposed_letter_becomes_one() {
        assertThat(FileNames.safe("Gro\u0308\u00dfe.txt")).isEqualTo("Größe.txt");
    }

    @Test
    void a_long_name_is_cut_in_its_stem() {
        String cut = FileNames.safe("😀".repeat(500) + ".pdf");

        assertThat(cut.codePointCount(0, cut.length())).isEqualTo(FileNames.LONGEST);
        assertThat(cut).endsWith("😀.pdf");
    }

    @ParameterizedTest
    @CsvSource({
        "photo.JPG, photo.JPG",
        "photo.jpeg, photo.jpeg",
        "photo.png, photo.jpg",
        "photo, photo.jpg",
        "photo.exe, photo.exe.jpg",
        "Plan v1.2, Plan v1.2.jpg",
        "page.html, page.html.jpg"
    })
    void a_name_ends_as_its_content_does(String name, String ending) {
        assertThat(FileNames.of(name, FileType.JPEG)).isEqualTo(ending);
    }

    @Test
    void a_header_holds_no_sign_that_could_end_it() {
        assertThat(FileNames.disposition("attachment", "Größe \"a\"\\ 100% (1).pdf"))
                .isEqualTo("attachment; filename=\"Gr__e _a__ 100_ (1).pdf\";"
                        + " filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%22a%22%5C%20100%25%20%281%29.pdf");
    }
}
