package dev.shopbell.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.site.SiteSettings.Side;
import dev.shopbell.site.SiteSettings.Words;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Sites from before their settings were one document are what they were.
class SiteMigrationDbTest {
    private static final UUID TARNWELL = UUID.fromString("01a21571-08d4-740d-a1e9-b715094f4a02");

    private final Storage storage = TestDatabase.createGrown("site", "V0001", """
            INSERT INTO site.site (id, key, name, origins, accent, greeting, starts, side, language, created_at) VALUES
            ('01a21571-08d4-740d-a1e9-b715094f4a02', 'tarnwell', 'Tarnwell & Söhne', '{https://a.example,https://b.example}',
             '#1b5e3f', 'Grüß Gott! "Was" darf''s sein?', '{"Wo ist meine Bestellung?","Größe, bitte?"}', 'start',
             'de-AT', '2026-01-02T03:04:05Z'),
            ('01a21571-08d4-740d-a1e9-b715094f4a03', 'bare', 'Bare', '{https://c.example}',
             '#AA3344', '', '{}', 'end', 'en', '2026-02-02T03:04:05Z'),
            ('01a21571-08d4-740d-a1e9-b715094f4a04', 'finnish', 'Finnish', '{https://d.example}',
             '#AA3344', 'Hei!', '{}', 'end', 'FI', '2026-03-02T03:04:05Z');
            """);

    private final Sites sites = new Sites(storage, SiteConfig.DEFAULT, InstantSource.system());

    @Test
    void colour_side_language_and_words_are_what_they_were_and_the_rest_is_as_usual() {
        VersionedSite found = sites.versioned(TARNWELL).orElseThrow();
        assertThat(found.version()).isEqualTo(1);
        assertThat(found.site().key()).isEqualTo("tarnwell");
        assertThat(found.site().name()).isEqualTo("Tarnwell & Söhne");
        assertThat(found.site().origins()).containsExactly("https://a.example", "https://b.example");
        SiteSettings settings = found.site().settings();
        assertThat(settings.look().accent()).isEqualTo("#1b5e3f");
        assertThat(settings.look().side()).isEqualTo(Side.START);
        assertThat(settings.look().showPhotos())
                .isEqualTo(SiteSettings.DEFAULT.look().showPhotos());
        assertThat(settings.languages().fallback()).isEqualTo("de");
        assertThat(settings.languages().offered()).isEqualTo(WidgetTexts.LANGUAGES);
        assertThat(settings.languages().words())
                .isEqualTo(Map.of(
                        "de",
                        new Words(
                                "Grüß Gott! \"Was\" darf's sein?",
                                List.of("Wo ist meine Bestellung?", "Größe, bitte?"),
                                Map.of())));
        assertThat(settings.files()).isEqualTo(SiteSettings.DEFAULT.files());
        assertThat(settings.visits()).isEqualTo(SiteSettings.DEFAULT.visits());
    }

    @Test
    void what_was_saved_before_can_be_saved_again_as_it_is() {
        assertThat(sites.list()).hasSize(3).allSatisfy(site -> {
            assertThat(SettingsComplaint.about(site.settings())).isNull();
            assertThat(sites.update(site.id(), 1, new SiteChange(site.name(), site.origins(), site.settings())))
                    .isInstanceOf(UpdateSiteOutcome.Updated.class);
        });
    }

    @Test
    void what_was_said_in_a_language_that_the_widget_does_not_speak_is_said_in_its_last_resort() {
        Site finnish = sites.byKey("finnish").orElseThrow();
        assertThat(finnish.settings().languages().fallback()).isEqualTo("en");
        assertThat(finnish.settings().languages().words())
                .isEqualTo(Map.of("en", new Words("Hei!", List.of(), Map.of())));
    }
}
