package dev.shopbell.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SiteViewsDbTest {
    private static final Storage STORAGE = TestDatabase.create("site");
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    private final InstantSource clock = now::get;
    private final SiteViews views = new SiteViews(STORAGE, clock);

    @Test
    void the_first_view_is_told_at_once_and_stays_the_first() {
        UUID site = site();
        assertThat(views.of(site)).isEmpty();
        Instant first = now.get();
        views.seen(site, () -> "https://shop.example/");
        assertThat(views.of(site)).contains(new SiteViews.Seen(first, first, "https://shop.example/"));

        Instant later = pass(Duration.ofMinutes(5));
        views.seen(site, () -> "https://shop.example/cart");
        assertThat(views.of(site)).contains(new SiteViews.Seen(first, later, "https://shop.example/cart"));
    }

    @Test
    void a_busy_shop_writes_once_in_a_while() {
        UUID site = site();
        Instant first = now.get();
        views.seen(site, () -> "https://shop.example/1");
        pass(Duration.ofSeconds(1));
        views.seen(site, () -> "https://shop.example/2");
        assertThat(views.of(site)).contains(new SiteViews.Seen(first, first, "https://shop.example/1"));
    }

    @Test
    void a_late_word_of_another_node_does_not_turn_the_clock_back() {
        UUID site = site();
        Instant last = now.get();
        views.seen(site, () -> "https://shop.example/now");
        SiteViews behind = new SiteViews(STORAGE, () -> last.minusSeconds(60));
        behind.seen(site, () -> "https://shop.example/then");
        assertThat(views.of(site)).map(SiteViews.Seen::lastUrl).contains("https://shop.example/now");
    }

    @Test
    void a_site_that_is_not_there_has_no_views() {
        UUID nobody = UUID.randomUUID();
        views.seen(nobody, () -> "https://shop.example/");
        assertThat(views.of(nobody)).isEmpty();
    }

    private Instant pass(Duration time) {
        return now.updateAndGet(before -> before.plus(time));
    }

    private UUID site() {
        return switch (new Sites(STORAGE, SiteConfig.DEFAULT, clock)
                .create(new NewSite("Shop", List.of("https://shop.example")))) {
            case CreateSiteOutcome.Created(Site site) -> site.id();
            case CreateSiteOutcome.Refused refused -> throw new AssertionError(refused);
        };
    }
}
