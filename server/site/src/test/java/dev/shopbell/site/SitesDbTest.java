package dev.shopbell.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.protocol.PageKind;
import dev.shopbell.protocol.Problem;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SitesDbTest {
    private static final List<String> ORIGINS = List.of("https://shop.example");
    /// Everything is other than by default.
    private static final SiteSettings RICH = new SiteSettings(
            new SiteSettings.Look(
                    "#AA3344",
                    "#FFBBCC",
                    SiteSettings.Launcher.PILL,
                    SiteSettings.Side.START,
                    8,
                    96,
                    SiteSettings.Scheme.LIGHT,
                    null,
                    false),
            new SiteSettings.Languages(
                    List.of("de", "ar"),
                    "de",
                    Map.of(
                            "de",
                            new SiteSettings.Words(
                                    "Hello & <welcome>!",
                                    List.of("Where is my order?", "Größe?"),
                                    Map.of("send", "Abschicken")))),
            new SiteSettings.PageKinds(
                    List.of(
                            new SiteSettings.PageRule("/p/*", PageKind.PRODUCT),
                            new SiteSettings.PageRule("/^.checkout/", PageKind.CHECKOUT)),
                    Set.of(PageKind.HOME, PageKind.PRODUCT),
                    Set.of(PageKind.CHECKOUT),
                    List.of("/careers/*")),
            new SiteSettings.Visits(false, SiteSettings.Consent.DENIED, false, 7),
            new SiteSettings.PreChat(
                    true,
                    false,
                    List.of(
                            new SiteSettings.Field(
                                    "email", "Your e-mail", SiteSettings.FieldKind.EMAIL, true, List.of()),
                            new SiteSettings.Field(
                                    "topic",
                                    "What is it about?",
                                    SiteSettings.FieldKind.CHOICE,
                                    false,
                                    List.of("An order", "A product")))),
            new SiteSettings.Files(false, 1_000, List.of("picture")),
            new SiteSettings.After(false, false, false),
            new SiteSettings.Waiting(60, List.of("Our questions and answers: https://shop.example/help"), true, false),
            new SiteSettings.Writing(true));

    private static final Storage STORAGE = TestDatabase.create("site");
    private final Sites sites = new Sites(STORAGE, SiteConfig.DEFAULT, InstantSource.system());

    @Test
    void a_site_is_found_again_as_it_was_made() {
        Site site = created(new NewSite(
                "alpine", " Alpine ", List.of("https://Alpine.example:443/", "http://localhost:7900"), RICH));

        assertThat(site.name()).isEqualTo("Alpine");
        assertThat(site.settings()).isEqualTo(RICH);
        assertThat(site.origins()).containsExactly("https://alpine.example", "http://localhost:7900");
        Sites elsewhere = new Sites(STORAGE, SiteConfig.DEFAULT, InstantSource.system());
        assertThat(elsewhere.byKey("alpine")).contains(site);
        assertThat(elsewhere.byId(site.id())).contains(site);
        assertThat(elsewhere.list()).contains(site);
    }

    @Test
    void a_key_names_one_site_for_ever() {
        created(new NewSite("once", "First", ORIGINS, SiteSettings.DEFAULT));
        assertThat(refused(new NewSite("once", "Second", ORIGINS, SiteSettings.DEFAULT)))
                .isEqualTo(Problem.TAKEN);
        assertThat(sites.byKey("once")).map(Site::name).contains("First");
    }

    @Test
    void without_a_key_each_site_gets_its_own() {
        Site first = created(new NewSite("First", ORIGINS));
        Site second = created(new NewSite("Second", ORIGINS));
        assertThat(first.key()).isNotEqualTo(second.key()).hasSize(10);
    }

    @Test
    void a_site_that_was_asked_for_too_early_is_found_at_once() {
        assertThat(sites.byKey("early")).isEmpty();
        created(new NewSite("early", "Early", ORIGINS, SiteSettings.DEFAULT));
        assertThat(sites.byKey("early")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Upper", "with space", "dot.ted", "../up", "-edge", "edge-", "<script>", "a\u0000b"})
    void a_key_that_would_not_fit_an_address_is_refused(String key) {
        assertThat(refused(new NewSite(key, "Shop", ORIGINS, SiteSettings.DEFAULT)))
                .isEqualTo(Problem.INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two\nlines", "null\u0000"})
    void a_name_that_cannot_be_shown_is_refused(String name) {
        assertThat(refused(new NewSite(name, ORIGINS))).isEqualTo(Problem.INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.example", "https://shop.example/path", "*", "https://*.example", "'self'"})
    void an_origin_that_is_none_is_refused(String origin) {
        assertThat(refused(new NewSite("Shop", List.of(origin)))).isEqualTo(Problem.INVALID);
    }

    @Test
    void a_change_shows_at_once_and_counts() {
        Site site = created(new NewSite("Before", ORIGINS));
        assertThat(sites.byKey(site.key())).contains(site);
        VersionedSite read = sites.versioned(site.id()).orElseThrow();
        assertThat(read).isEqualTo(new VersionedSite(site, Sites.FIRST_VERSION));

        UpdateSiteOutcome outcome = sites.update(
                site.id(), read.version(), new SiteChange(" After ", List.of("https://Other.example/"), RICH));

        Site after = new Site(site.id(), site.key(), "After", List.of("https://other.example"), RICH);
        assertThat(outcome).isEqualTo(new UpdateSiteOutcome.Updated(new VersionedSite(after, read.version() + 1)));
        assertThat(sites.versioned(site.id())).contains(new VersionedSite(after, read.version() + 1));
        assertThat(sites.byKey(site.key())).contains(after);
        assertThat(sites.byId(site.id())).contains(after);
    }

    @Test
    void who_read_a_site_before_anothers_change_overwrites_nothing() {
        Site site = created(new NewSite("Shop", ORIGINS));
        SiteChange first = new SiteChange("First", ORIGINS, RICH);
        sites.update(site.id(), Sites.FIRST_VERSION, first);

        SiteChange second = new SiteChange("Second", ORIGINS, SiteSettings.DEFAULT);
        assertThat(refused(sites.update(site.id(), Sites.FIRST_VERSION, second)))
                .isEqualTo(Problem.STALE_SETTINGS);
        assertThat(sites.versioned(site.id()).orElseThrow().site().name()).isEqualTo("First");
        assertThat(refused(sites.update(UUID.randomUUID(), Sites.FIRST_VERSION, second)))
                .isEqualTo(Problem.NOT_FOUND);
    }

    @Test
    void a_change_that_cannot_be_shown_changes_nothing() {
        Site site = created(new NewSite("Shop", ORIGINS));
        SiteSettings wrong =
                SiteSettings.DEFAULT.with(SiteSettings.DEFAULT.look().withAccent("red"));
        for (SiteChange change : List.of(
                new SiteChange("Shop", ORIGINS, wrong),
                new SiteChange("", ORIGINS, RICH),
                new SiteChange("Shop", List.of(), RICH))) {
            assertThat(refused(sites.update(site.id(), Sites.FIRST_VERSION, change)))
                    .isEqualTo(Problem.INVALID);
        }
        assertThat(sites.versioned(site.id())).contains(new VersionedSite(site, Sites.FIRST_VERSION));
    }

    @Test
    void settings_of_the_first_versions_columns_are_carried_over() {
        SiteSettings carried = SettingsDocument.read("""
                {"look": {"side": "start", "accent": "#1f5b4a"},
                 "languages": {"words": {"de": {"starts": ["Größe?"], "greeting": "Servus!"}},
                               "fallback": "de"}}
                """);
        assertThat(carried.look().side()).isEqualTo(SiteSettings.Side.START);
        assertThat(carried.look().launcher())
                .isEqualTo(SiteSettings.DEFAULT.look().launcher());
        assertThat(carried.languages().in("de"))
                .isEqualTo(new SiteSettings.Words("Servus!", List.of("Größe?"), Map.of()));
        assertThat(carried.waiting()).isEqualTo(SiteSettings.DEFAULT.waiting());
    }

    private Site created(NewSite wanted) {
        return switch (sites.create(wanted)) {
            case CreateSiteOutcome.Created(Site site) -> site;
            case CreateSiteOutcome.Refused refused -> throw new AssertionError(refused);
        };
    }

    private static Problem refused(UpdateSiteOutcome outcome) {
        return switch (outcome) {
            case UpdateSiteOutcome.Updated updated -> throw new AssertionError(updated);
            case UpdateSiteOutcome.Refused refused -> refused.problem();
        };
    }

    private Problem refused(NewSite wanted) {
        return switch (sites.create(wanted)) {
            case CreateSiteOutcome.Created created -> throw new AssertionError(created);
            case CreateSiteOutcome.Refused refused -> refused.problem();
        };
    }
}
