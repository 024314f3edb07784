package dev.shopbell.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.protocol.Problem;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SitesDbTest {
    private static final List<String> ORIGINS = List.of("https://shop.example");
    private static final Storage STORAGE = TestDatabase.create("site");
    private final Sites sites = new Sites(STORAGE, SiteConfig.DEFAULT, InstantSource.system());

    @Test
    void a_site_is_found_again_as_it_was_made() {
        WidgetLook look = new WidgetLook(
                "#AABBCC",
                "Hello & <welcome>!",
                List.of("Where is my order?", "Größe?"),
                WidgetLook.Side.START,
                "de-AT");
        Site site = created(new NewSite(
                "alpine", " Alpine ", List.of("https://Alpine.example:443/", "http://localhost:7900"), look));

        assertThat(site.name()).isEqualTo("Alpine");
        assertThat(site.origins()).containsExactly("https://alpine.example", "http://localhost:7900");
        Sites elsewhere = new Sites(STORAGE, SiteConfig.DEFAULT, InstantSource.system());
        assertThat(elsewhere.byKey("alpine")).contains(site);
        assertThat(elsewhere.byId(site.id())).contains(site);
        assertThat(elsewhere.list()).contains(site);
    }

    @Test
    void a_key_names_one_site_for_ever() {
        created(new NewSite("once", "First", ORIGINS, WidgetLook.DEFAULT));
        assertThat(refused(new NewSite("once", "Second", ORIGINS, WidgetLook.DEFAULT)))
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
        created(new NewSite("early", "Early", ORIGINS, WidgetLook.DEFAULT));
        assertThat(sites.byKey("early")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Upper", "with space", "dot.ted", "../up", "-edge", "edge-", "<script>", "a\u0000b"})
    void a_key_that_would_not_fit_an_address_is_refused(String key) {
        assertThat(refused(new NewSite(key, "Shop", ORIGINS, WidgetLook.DEFAULT)))
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
    void a_look_that_cannot_be_shown_is_refused() {
        WidgetLook ok = WidgetLook.DEFAULT;
        for (WidgetLook look : List.of(
                new WidgetLook("red; background: url(//evil)", "", List.of(), ok.side(), "en"),
                new WidgetLook("#12345", "", List.of(), ok.side(), "en"),
                new WidgetLook(ok.accent(), "x".repeat(301), List.of(), ok.side(), "en"),
                new WidgetLook(ok.accent(), "", List.of("1", "2", "3", "4", "5"), ok.side(), "en"),
                new WidgetLook(ok.accent(), "", List.of(" "), ok.side(), "en"),
                new WidgetLook(ok.accent(), "", List.of(), ok.side(), ""),
                new WidgetLook(ok.accent(), "", List.of(), ok.side(), "en\" onload=\"x"))) {
            assertThat(refused(new NewSite(null, "Shop", ORIGINS, look)))
                    .as("%s", look)
                    .isEqualTo(Problem.INVALID);
        }
    }

    private Site created(NewSite wanted) {
        return switch (sites.create(wanted)) {
            case CreateSiteOutcome.Created(Site site) -> site;
            case CreateSiteOutcome.Refused refused -> throw new AssertionError(refused);
        };
    }

    private Problem refused(NewSite wanted) {
        return switch (sites.create(wanted)) {
            case CreateSiteOutcome.Created created -> throw new AssertionError(created);
            case CreateSiteOutcome.Refused refused -> refused.problem();
        };
    }
}
