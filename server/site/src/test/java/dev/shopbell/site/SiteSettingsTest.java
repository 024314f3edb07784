package dev.shopbell.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.protocol.PageKind;
import dev.shopbell.site.SiteSettings.Field;
import dev.shopbell.site.SiteSettings.FieldKind;
import dev.shopbell.site.SiteSettings.Languages;
import dev.shopbell.site.SiteSettings.Look;
import dev.shopbell.site.SiteSettings.PageKinds;
import dev.shopbell.site.SiteSettings.PageRule;
import dev.shopbell.site.SiteSettings.PreChat;
import dev.shopbell.site.SiteSettings.Visits;
import dev.shopbell.site.SiteSettings.Words;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteSettingsTest {
    private static final SiteSettings OK = SiteSettings.DEFAULT;

    @Test
    void the_defaults_are_settings_that_one_may_have() {
        assertThat(SettingsComplaint.about(OK)).isNull();
        assertThat(SettingsDocument.read(SettingsDocument.write(OK))).isEqualTo(OK);
    }

    @Test
    void a_question_that_is_known_by_its_name_needs_no_words_of_the_site() {
        SiteSettings settings = OK.with(new PreChat(
                true, true, List.of(field("name", "", FieldKind.TEXT), field("email", "", FieldKind.EMAIL))));
        assertThat(SettingsComplaint.about(settings)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"look\": {}}",
                "{\"look\": null, \"pages\": {\"rules\": null}}",
                "{\"look\": {\"hologram\": true}, \"telepathy\": {\"on\": true}}",
                "{\"look\": {\"side\": \"above\"}}",
                "{\"visits\": \"all of them\"}",
                "{\"pages\": {\"rules\": [{\"pattern\": \"/\"}]}}",
            })
    void what_is_missing_or_not_understood_takes_its_default(String document) {
        assertThat(SettingsDocument.read(document)).isEqualTo(OK);
    }

    @Test
    void a_section_that_is_not_understood_costs_no_other_section() {
        SiteSettings read =
                SettingsDocument.read("{\"look\": {\"side\": \"above\"}, \"visits\": {\"retentionDays\": 7}}");
        assertThat(read.look()).isEqualTo(OK.look());
        assertThat(read.visits().retentionDays()).isEqualTo(7);
    }

    static List<SiteSettings> wrong() {
        Look look = OK.look();
        String long300 = "x".repeat(301);
        return List.of(
                OK.with(look.withAccent("red; background: url(//evil)")),
                OK.with(look.withAccent("#12345")),
                OK.with(new Look("#1f6feb", "black", look.launcher(), look.side(), 0, 0, look.scheme(), null, true)),
                OK.with(new Look("#1f6feb", null, look.launcher(), look.side(), -1, 0, look.scheme(), null, true)),
                OK.with(new Look("#1f6feb", null, look.launcher(), look.side(), 0, 9_999, look.scheme(), null, true)),
                OK.with(new Languages(List.of(), "en", Map.of())),
                OK.with(new Languages(List.of("en"), "de", Map.of())),
                OK.with(new Languages(List.of("en", "en"), "en", Map.of())),
                OK.with(new Languages(List.of(""), "", Map.of())),
                OK.with(new Languages(List.of("en\" onload=\"x"), "en\" onload=\"x", Map.of())),
                OK.with(new Languages(List.of("en"), "en", Map.of("<script>", Words.NONE))),
                words(new Words(long300, List.of(), Map.of())),
                words(new Words("null\u0000", List.of(), Map.of())),
                words(new Words("", List.of("1", "2", "3", "4", "5"), Map.of())),
                words(new Words("", List.of(" "), Map.of())),
                words(new Words("", List.of(), Map.of("a b", "text"))),
                words(new Words("", List.of(), Map.of("send", "x".repeat(501)))),
                rule("products/*"),
                rule(""),
                rule("/" + long300),
                rule("/(/"),
                rule("/[a-/"),
                OK.with(new PageKinds(
                        Collections.nCopies(101, new PageRule("/", PageKind.HOME)), Set.of(), Set.of(), List.of())),
                OK.with(new PageKinds(List.of(), Set.of(), Set.of(), List.of("careers"))),
                OK.with(new Visits(true, SiteSettings.Consent.GRANTED, true, 0)),
                OK.with(new PreChat(true, true, List.of())),
                OK.with(new PreChat(false, true, List.of(field("a b", "Label", FieldKind.TEXT)))),
                OK.with(new PreChat(false, true, List.of(field("topic", "", FieldKind.TEXT)))),
                OK.with(new PreChat(false, true, List.of(field("topic", "Topic", FieldKind.CHOICE)))),
                OK.with(new PreChat(false, true, List.of(field("topic", "Topic", FieldKind.TEXT, "a")))),
                OK.with(new PreChat(false, true, Collections.nCopies(2, field("email", "E", FieldKind.EMAIL)))),
                OK.with(new SiteSettings.Files(true, 0, List.of("picture"))),
                OK.with(new SiteSettings.Files(true, 1, List.of())),
                OK.with(new SiteSettings.Files(true, 1, List.of("program"))),
                OK.with(new SiteSettings.Waiting(-1, List.of(), false, true)),
                OK.with(new SiteSettings.Waiting(1, List.of(""), false, true)));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void what_cannot_be_shown_is_refused_with_what_to_do(SiteSettings settings) {
        assertThat(SettingsComplaint.about(settings)).isNotNull().endsWith(".").hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @CsvSource({"#000000,#ffffff,21.0", "#777777,#ffffff,4.48", "#1f6feb,#1f6feb,1.0"})
    void contrast_is_what_the_guidelines_count(String one, String other, double ratio) {
        assertThat(Contrast.between(one, other)).isCloseTo(ratio, org.assertj.core.data.Offset.offset(0.01));
        assertThat(Contrast.between(other, one)).isEqualTo(Contrast.between(one, other));
    }

    @Test
    void a_text_is_read_on_every_colour() {
        for (int colour = 0; colour <= 0xffffff; colour += 0x010309) {
            String hex = String.format("#%06x", colour);
            assertThat(Contrast.between(Contrast.textOn(hex), hex)).isGreaterThan(Contrast.OF_TEXT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"#ffd400", "#ffffff", "#1f6feb", "#000000", "#e8e0d0"})
    void a_colour_that_fails_is_mended_by_a_near_one_that_does_not(String colour) {
        for (String page : List.of(Contrast.WHITE, Contrast.DARK_PAGE)) {
            assertThat(Contrast.between(Contrast.madeToStandOut(colour, page), page))
                    .isGreaterThanOrEqualTo(Contrast.OF_BUTTON);
        }
    }

    @Test
    void a_colour_that_hardly_shows_is_refused_with_one_that_does() {
        assertThat(SettingsComplaint.about(OK.with(OK.look().withAccent("#ffd400"))))
                .contains("#ffd400", "1.4 to 1", Contrast.madeToStandOut("#ffd400", Contrast.WHITE));
    }

    private static SiteSettings words(Words words) {
        return OK.with(new Languages(List.of("en"), "en", Map.of("en", words)));
    }

    private static SiteSettings rule(String pattern) {
        return OK.with(new PageKinds(List.of(new PageRule(pattern, PageKind.CART)), Set.of(), Set.of(), List.of()));
    }

    private static Field field(String name, String label, FieldKind kind, String... choices) {
        return new Field(name, label, kind, false, List.of(choices));
    }
}
