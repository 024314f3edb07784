package dev.shopbell.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopbell.access.Actor;
import dev.shopbell.http.ProblemException;
import dev.shopbell.protocol.Cart;
import dev.shopbell.protocol.Page;
import dev.shopbell.protocol.PageKind;
import dev.shopbell.protocol.PageState;
import dev.shopbell.site.Site;
import dev.shopbell.site.SiteSettings;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is kept of those who did not agree, or do not any more.
class ConsentDbTest {
    private final Storage storage = TestDatabase.create("access", "visitor");
    private final ShopFloor here = new ShopFloor(storage);
    private final ShopFloor there = new ShopFloor(storage);

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    @Test
    void who_takes_consent_back_is_forgotten_on_every_node_but_for_being_a_browser() {
        String token = here.opens(ShopFloor.page(null, "/", PageKind.HOME, new Cart(20, "EUR", List.of())));
        here.later(Duration.ofHours(2));
        here.opens(token, "/boots");
        UUID visitor = here.visitor(token).id();
        there.feed.round();
        assertThat(there.listed(visitor).visits()).isEqualTo(2);

        here.intake.withdrawn(here.site, token);
        assertThat(here.index.visit(visitor)).isNull();
        there.feed.round();
        assertThat(there.index.visit(visitor)).isNull();
        assertThat(here.visitors.visit(visitor)).isEmpty();
        assertThat(here.visitors.trail(visitor)).isEmpty();
        assertThat(row(visitor))
                .containsEntry("consent", false)
                .containsEntry("visits", 1)
                .containsEntry("language", "nl-NL")
                .hasEntrySatisfying("cart", cart -> assertThat(cart).isNull())
                .hasEntrySatisfying("address", address -> assertThat(address).isNull())
                .hasEntrySatisfying("page_url", url -> assertThat(url).isNull())
                .hasEntrySatisfying("zone", zone -> assertThat(zone).isNull());
        assertThat(here.tokens.byToken(token)).as("the chat goes on").isPresent();
    }

    @Test
    void a_picture_that_was_on_its_way_does_not_bring_them_back_and_a_new_agreement_does() {
        String token = here.opens(null, "/");
        Visit before = here.visit(token);
        here.intake.withdrawn(here.site, token);
        here.index.apply(List.of(before));
        assertThat(here.index.visit(before.visitor())).isNull();
        here.visits.states(Map.of(before.visitor(), PageState.HIDDEN), here.now);
        assertThat(here.visitors.visit(before.visitor())).isEmpty();

        here.later(Duration.ofHours(2));
        here.opens(token, "/again");
        Visit after = here.listed(before.visitor());
        assertThat(after.visits()).isEqualTo(2);
        assertThat(after.pages()).isEqualTo(1);
        assertThat(row(before.visitor())).containsEntry("consent", true);
    }

    @Test
    void what_they_talk_about_stays_beside_the_talk() {
        String token = here.opens(null, "/boots");
        UUID visitor = here.visitor(token).id();
        here.visitors.chatting(visitor, UUID.randomUUID(), true);
        here.intake.withdrawn(here.site, token);
        Page page = Objects.requireNonNull(
                Objects.requireNonNull(here.visitors.facts(List.of(visitor)).get(visitor))
                        .page());
        assertThat(page.url()).isEqualTo("https://shop.example/boots");
        assertThat(here.visitors.trail(visitor)).isEmpty();
    }

    @Test
    void a_page_that_was_on_its_way_when_consent_was_taken_back_is_not_kept() throws Exception {
        String token = here.opens(null, "/boots");
        Actor.Visitor visitor = here.visitor(token);
        Instant before = here.now;
        here.later(Duration.ofSeconds(1));
        here.intake.withdrawn(here.site, token);

        SeenPage late = seen(visitor, before, "/late");
        assertThatThrownBy(() -> here.log.append(late, null).join()).hasCauseInstanceOf(ProblemException.class);
        assertThat(here.visits.visit(visitor.id())).isEmpty();
        assertThat(here.visitors.trail(visitor.id())).isEmpty();
        assertThat(row(visitor.id())).containsEntry("consent", false);

        here.later(Duration.ofSeconds(1));
        here.opens(token, "/agreed-again");
        assertThat(here.visit(token).pages()).isEqualTo(1);
    }

    @Test
    void the_page_that_somebody_without_consent_talked_about_goes_with_the_talk_or_with_the_retention() {
        String token = here.visitors
                .register(here.site, ShopFloor.from("203.0.113.7"), "nl")
                .orElseThrow()
                .token();
        Actor.Visitor visitor = here.visitor(token);
        UUID talk = UUID.randomUUID();
        here.visitors.pageSeen(visitor, new Page("https://shop.example/boots", "Boots"));
        here.visitors.chatting(visitor.id(), talk, true);
        assertThat(row(visitor.id())).containsEntry("page_title", "Boots");
        here.visitors.chatting(visitor.id(), talk, false);
        assertThat(row(visitor.id())).containsEntry("page_title", null);

        here.visitors.pageSeen(visitor, new Page("https://shop.example/boots", "Boots"));
        here.visits.forgetVisits(here.site.id(), here.now.plusSeconds(1), here.now, 10);
        assertThat(row(visitor.id())).containsEntry("page_title", null);
    }

    @Test
    void the_page_on_which_somebody_without_consent_opened_the_chat_and_said_nothing_goes_within_hours() {
        Actor.Visitor silent = here.visitor(here.visitors
                .register(here.site, ShopFloor.from("203.0.113.8"), "nl")
                .orElseThrow()
                .token());
        Actor.Visitor talking = here.visitor(here.visitors
                .register(here.site, ShopFloor.from("203.0.113.9"), "nl")
                .orElseThrow()
                .token());
        here.visits.withdrawn(silent.id(), here.now);
        here.visits.withdrawn(talking.id(), here.now);
        here.visitors.pageSeen(silent, new Page("https://shop.example/boots", "Boots"));
        here.visitors.pageSeen(talking, new Page("https://shop.example/boots", "Boots"));
        here.visitors.chatting(talking.id(), UUID.randomUUID(), true);

        here.visits.forgetVisits(here.site.id(), here.now.minus(Duration.ofDays(90)), here.now, 10);
        assertThat(row(silent.id())).containsEntry("page_title", "Boots");
        here.visits.forgetVisits(here.site.id(), here.now.minus(Duration.ofDays(90)), here.now.plusSeconds(1), 10);
        assertThat(row(silent.id())).containsEntry("page_title", null).containsEntry("page_url", null);
        assertThat(row(talking.id())).containsEntry("page_title", "Boots");
    }

    @Test
    void of_an_old_visit_nothing_is_kept_that_tells_of_a_person() {
        String token = here.opens(ShopFloor.page(null, "/boots", PageKind.PRODUCT, null));
        UUID visitor = here.visitor(token).id();
        assertThat(here.visits.forgetVisits(here.site.id(), here.now.plusSeconds(1), here.now, 10))
                .isEqualTo(1);
        assertThat(row(visitor).entrySet().stream().filter(column -> column.getValue() != null))
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "id",
                        "site_id",
                        "first_seen",
                        "last_seen",
                        "visits",
                        "browser",
                        "language",
                        "consent",
                        "pages",
                        "orders",
                        "standing",
                        "changed",
                        "node",
                        "version");
        assertThat(here.visits.forgetVisits(here.site.id(), here.now.plusSeconds(1), here.now, 10))
                .as("once is enough")
                .isZero();
    }

    @Test
    void who_chats_before_their_first_page_is_told_is_marked_and_the_mark_of_another_talk_stays() {
        String token = here.visitors
                .register(here.site, ShopFloor.from("203.0.113.7"), "nl")
                .orElseThrow()
                .token();
        UUID visitor = here.visitor(token).id();
        UUID talk = UUID.randomUUID();
        here.visitors.chatting(visitor, talk, true);
        here.opens(token, "/boots");
        assertThat(here.listed(visitor).conversation()).isEqualTo(talk);

        here.visitors.chatting(visitor, UUID.randomUUID(), false);
        assertThat(here.listed(visitor).conversation()).isEqualTo(talk);
        here.visitors.chatting(visitor, talk, false);
        assertThat(here.listed(visitor).conversation()).isNull();
    }

    @Test
    void visits_of_who_never_agreed_are_not_joined() {
        String token = here.visitors
                .register(here.site, ShopFloor.from("203.0.113.7"), "nl")
                .orElseThrow()
                .token();
        UUID visitor = here.visitor(token).id();
        here.later(Duration.ofHours(2));
        here.visitors.pageSeen(here.visitor(token), new Page("https://shop.example/", "Shop"));
        assertThat(row(visitor)).containsEntry("consent", false).containsEntry("visits", 1);

        here.opens(token, "/");
        here.later(Duration.ofHours(2));
        here.visitors.pageSeen(here.visitor(token), new Page("https://shop.example/", "Shop"));
        assertThat(row(visitor)).containsEntry("consent", true).containsEntry("visits", 2);
    }

    @Test
    void nobody_else_takes_it_back_for_them() {
        String token = here.opens(null, "/");
        Site other = new Site(UUID.randomUUID(), "other", "Other", List.of(), SiteSettings.DEFAULT);
        assertThatThrownBy(() -> here.intake.withdrawn(other, token)).isInstanceOf(ProblemException.class);
        here.intake.withdrawn(here.site, "x".repeat(43));
        assertThat(here.visit(token).pages()).isEqualTo(1);
    }

    private static SeenPage seen(Actor.Visitor visitor, Instant at, String path) {
        return new SeenPage(
                visitor,
                at,
                UUID.randomUUID(),
                new Page("https://shop.example" + path, "Page " + path),
                PageKind.OTHER,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "203.0.113.7",
                Map.of());
    }

    private Map<String, Object> row(UUID visitor) {
        return storage.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT * FROM visitor.visitor WHERE id = :id")
                        .bind("id", visitor)
                        .mapToMap()
                        .one());
    }
}
