package dev.shopbell.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopbell.access.VisitorTokens;
import dev.shopbell.http.Doorkeeper;
import dev.shopbell.http.ProblemException;
import dev.shopbell.protocol.Campaign;
import dev.shopbell.protocol.Cart;
import dev.shopbell.protocol.Device;
import dev.shopbell.protocol.Invitation;
import dev.shopbell.protocol.Page;
import dev.shopbell.protocol.PageKind;
import dev.shopbell.protocol.PageState;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.Product;
import dev.shopbell.site.Site;
import dev.shopbell.site.SiteSettings;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntakeDbTest {
    private static final Storage STORAGE = TestDatabase.create("access", "visitor");
    private final ShopFloor floor = new ShopFloor(STORAGE);

    @AfterEach
    void close() {
        floor.close();
    }

    @Test
    void a_browser_whose_secret_had_its_end_is_somebody_new_with_another() {
        Doorkeeper.Request from = ShopFloor.from("203.0.113.7");
        String secret = VisitorTokens.newSecret();
        VisitorTokens.Issued first =
                floor.visitors.register(floor.site, from, "nl", secret).orElseThrow();
        assertThat(floor.visitors.register(floor.site, from, "nl", secret)).contains(first);
        floor.tokens.renew(first.visitor());

        VisitorTokens.Issued next =
                floor.visitors.register(floor.site, from, "nl", secret).orElseThrow();
        assertThat(next.token()).isNotEqualTo(secret);
        assertThat(next.visitor().id()).isNotEqualTo(first.visitor().id());
        assertThat(floor.tokens.byToken(next.token())).isPresent();
    }

    @Test
    void a_first_page_makes_a_visitor_and_the_next_ones_are_theirs() {
        String token = floor.opens(null, "/");
        floor.later(Duration.ofMinutes(3));
        assertThat(floor.opens(token, "/jackets")).isEqualTo(token);

        Visit visit = floor.visit(token);
        assertThat(visit.visits()).isEqualTo(1);
        assertThat(visit.pages()).isEqualTo(2);
        assertThat(visit.page().url()).isEqualTo("https://shop.example/jackets");
        assertThat(visit.state()).isEqualTo(PageState.ACTIVE);
        assertThat(visit.browser()).isEqualTo("Firefox");
        assertThat(visit.language()).isEqualTo("nl-NL");
        assertThat(Duration.between(visit.since(), visit.at())).isEqualTo(Duration.ofMinutes(3));
        assertThat(floor.visitors.trail(visit.visitor()))
                .extracting(page -> page.page().title())
                .containsExactly("Page /jackets", "Page /");
    }

    @Test
    void who_comes_back_after_a_pause_begins_another_visit_and_what_led_here_is_that_ones() {
        Campaign news = new Campaign("news", "email", "spring");
        String token = floor.opens(opened(null, "https://search.example/", news, new Cart(20, "EUR", List.of())));
        floor.later(Duration.ofMinutes(5));
        floor.opens(opened(token, "https://shop.example/before", null, null));
        assertThat(floor.visit(token).referrer()).isEqualTo("https://search.example/");
        assertThat(floor.visit(token).campaign()).isEqualTo(news);
        assertThat(floor.visit(token).cart()).isEqualTo(new Cart(20, "EUR", List.of()));

        floor.later(Duration.ofHours(1));
        floor.opens(opened(token, null, null, null));
        Visit again = floor.visit(token);
        assertThat(again.visits()).isEqualTo(2);
        assertThat(again.pages()).isEqualTo(1);
        assertThat(again.referrer()).isNull();
        assertThat(again.campaign()).isNull();
        assertThat(again.cart()).isNull();
    }

    @Test
    void a_view_that_is_sent_twice_stands_in_the_trail_once() {
        String token = floor.opens(null, "/");
        IntakeEndpoints.OpenedPage page = ShopFloor.page(token, "/again", PageKind.OTHER, null);
        floor.opens(page);
        floor.opens(page);
        assertThat(floor.visitors.trail(floor.visitor(token).id())).hasSize(2);
    }

    @Test
    void an_event_changes_the_cart_and_only_who_is_known_has_any() {
        String token = floor.opens(null, "/");
        Cart cart = new Cart(129.5, "EUR", List.of(new Cart.Item("J-1", "Jacket", 1, 129.5)));
        floor.intake.event(floor.site, event(token, cart), ShopFloor.from("203.0.113.7"));
        assertThat(floor.visit(token).cart()).isEqualTo(cart);

        assertRefused(
                Problem.NOT_SIGNED_IN,
                () -> floor.intake.event(floor.site, event("x".repeat(43), cart), ShopFloor.from("203.0.113.7")));
    }

    @Test
    void a_page_that_turns_out_to_be_another_is_so_in_the_trail_too_and_attributes_are_kept() {
        IntakeEndpoints.OpenedPage page = ShopFloor.page(null, "/storm", PageKind.OTHER, null);
        String token = floor.opens(page);
        Product jacket = new Product("J-1", "Storm jacket", "Jackets", 129.5, "EUR", null);
        floor.intake.event(
                floor.site,
                new IntakeEndpoints.PageEvent(token, page.view(), "page", null, PageKind.PRODUCT, jacket, null),
                ShopFloor.from("203.0.113.7"));
        floor.intake.event(
                floor.site,
                new IntakeEndpoints.PageEvent(token, page.view(), "set", null, null, null, Map.of("club", "gold")),
                ShopFloor.from("203.0.113.7"));
        UUID visitor = floor.visitor(token).id();
        assertThat(floor.visit(token).kind()).isEqualTo(PageKind.PRODUCT);
        assertThat(floor.visitors.trail(visitor).getFirst().product()).isEqualTo(jacket);
        assertThat(floor.visitors.attributes(visitor)).containsExactly(Map.entry("club", "gold"));
    }

    @Test
    void what_a_page_tells_in_words_of_its_own_stands_in_its_trail_and_no_more_than_a_page_may() {
        IntakeEndpoints.OpenedPage page = ShopFloor.page(null, "/storm", PageKind.PRODUCT, null);
        String token = floor.opens(page);
        for (int i = 0; i < TrailPage.MOST_EVENTS + 5; i++) {
            happens(token, page.view(), "size guide " + i, Map.of("size", "x".repeat(1_000)));
        }
        happens(token, UUID.randomUUID(), "on a page that nobody opened", null);
        happens(token, page.view(), "\u0000", null);

        TrailPage told = floor.visitors.trail(floor.visitor(token).id()).getFirst();
        assertThat(told.kind()).isEqualTo(PageKind.PRODUCT);
        assertThat(told.events())
                .hasSize(TrailPage.MOST_EVENTS)
                .first()
                .satisfies(event -> assertThat(event.name()).isEqualTo("size guide 0"))
                .satisfies(event -> assertThat(event.data().get("size")).hasSize(200));
    }

    private void happens(String token, UUID view, String name, @Nullable Map<String, String> data) {
        floor.intake.event(
                floor.site,
                new IntakeEndpoints.PageEvent(token, view, name, null, null, null, data),
                ShopFloor.from("203.0.113.7"));
    }

    @Test
    void a_cart_that_empties_on_the_page_of_an_order_was_ordered_and_once() {
        Cart full = new Cart(129.5, "EUR", List.of(new Cart.Item("J-1", "Jacket", 1, 129.5)));
        Cart empty = new Cart(0.0, "EUR", List.of());
        String token = floor.opens(null, "/");
        floor.intake.event(floor.site, event(token, full), ShopFloor.from("203.0.113.7"));
        floor.intake.event(floor.site, event(token, empty), ShopFloor.from("203.0.113.7"));
        assertThat(floor.visit(token).orders()).as("taken out again").isZero();

        floor.intake.event(floor.site, event(token, full), ShopFloor.from("203.0.113.7"));
        floor.opens(ShopFloor.page(token, "/thanks", PageKind.ORDER, empty));
        assertThat(floor.visit(token).orders()).isEqualTo(1);
        floor.opens(ShopFloor.page(token, "/thanks", PageKind.ORDER, empty));
        assertThat(floor.visit(token).orders()).as("loaded again").isEqualTo(1);
    }

    @Test
    void a_token_of_another_site_is_refused_and_an_unknown_one_is_as_good_as_none() {
        String token = floor.opens(null, "/");
        Site other = new Site(UUID.randomUUID(), "other", "Other", List.of(), SiteSettings.DEFAULT);
        assertRefused(
                Problem.NOT_SIGNED_IN,
                () -> floor.intake.view(
                        other, ShopFloor.page(token, "/", PageKind.HOME, null), ShopFloor.from("203.0.113.7")));

        assertThat(floor.opens("x".repeat(43), "/")).isNotEqualTo("x".repeat(43));
        assertThat(floor.opens("nonsense", "/")).isNotEqualTo("nonsense");
    }

    @Test
    void hostile_pages_are_brought_into_bounds_and_hurt_nobody() {
        IntakeEndpoints.OpenedPage hostile = new IntakeEndpoints.OpenedPage(
                null,
                UUID.randomUUID(),
                new Page("javascript:alert(1)", "\u202E<img src=x onerror=alert(1)>".repeat(400)),
                null,
                new Product("1", "{{constructor.constructor('x')()}}", null, Double.MAX_VALUE, "' OR 1=1", "data:x"),
                "file:///etc/passwd",
                new Campaign("x".repeat(10_000), null, null),
                "no language at all",
                "Mars/Olympus",
                Device.PHONE,
                new Cart(Double.NaN, null, List.of()),
                Map.of("'; DROP TABLE visitor.visitor; --", "\u0007"));
        String token = floor.opens(hostile);
        Visit visit = floor.visit(token);
        assertThat(visit.page().url()).isEmpty();
        assertThat(visit.page().title()).hasSizeLessThanOrEqualTo(200).startsWith("<img");
        assertThat(visit.kind()).isEqualTo(PageKind.OTHER);
        assertThat(visit.referrer()).isNull();
        assertThat(visit.cart()).isNull();
        Product product = Objects.requireNonNull(visit.product());
        assertThat(product.price()).isNull();
        assertThat(product.currency()).isNull();
        assertThat(product.picture()).isNull();
    }

    @Test
    void robots_and_sites_that_do_not_want_to_know_leave_no_trace() {
        Doorkeeper.Request robot = new Doorkeeper.Request(Map.of(), null, null, "Googlebot/2.1", "203.0.113.8");
        IntakeEndpoints.OpenedPage page = ShopFloor.page(null, "/", PageKind.HOME, null);
        assertThat(floor.intake.view(floor.site, page, robot).token()).isNull();

        SiteSettings.Visits off = new SiteSettings.Visits(false, SiteSettings.Consent.GRANTED, true, 90);
        Site quiet = new Site(UUID.randomUUID(), "quiet", "Quiet", List.of(), SiteSettings.DEFAULT.with(off));
        IntakeEndpoints.PageAnswer answer = floor.intake.view(quiet, page, ShopFloor.from("203.0.113.8"));
        assertThat(answer).isEqualTo(new IntakeEndpoints.PageAnswer(null, false, null, null));
        assertThat(floor.index.size()).isZero();
    }

    @Test
    void a_page_that_does_not_say_what_it_is_is_what_its_address_says_and_excluded_ones_tell_nothing() {
        SiteSettings.PageKinds pages = new SiteSettings.PageKinds(
                List.of(new SiteSettings.PageRule("/p/*", PageKind.PRODUCT)),
                Set.of(),
                Set.of(),
                List.of("/account/*"));
        Site site =
                new Site(floor.site.id(), "shop", "Shop", List.of(ShopFloor.ORIGIN), SiteSettings.DEFAULT.with(pages));
        String token = Objects.requireNonNull(floor.intake
                .view(site, ShopFloor.page(null, "/p/tent", null, null), ShopFloor.from("203.0.113.7"))
                .token());
        assertThat(floor.visit(token).kind()).isEqualTo(PageKind.PRODUCT);
        floor.intake.view(site, ShopFloor.page(token, "/p/tent", PageKind.CART, null), ShopFloor.from("203.0.113.7"));
        assertThat(floor.visit(token).kind()).as("the shop knows better").isEqualTo(PageKind.CART);

        IntakeEndpoints.PageAnswer answer = floor.intake.view(
                site, ShopFloor.page(token, "/account/orders", PageKind.PRODUCT, null), ShopFloor.from("203.0.113.7"));
        assertThat(answer).isEqualTo(new IntakeEndpoints.PageAnswer(null, false, null, null));
        assertThat(floor.visit(token).pages()).isEqualTo(2);
    }

    @Test
    void a_thousand_tabs_of_one_visitor_are_slowed_down_and_others_are_not() {
        String token = floor.opens(null, "/");
        int refused = 0;
        for (int i = 0; i < 1_000; i++) {
            try {
                floor.opens(token, "/tab/" + i);
            } catch (ProblemException e) {
                assertThat(e.problem()).isEqualTo(Problem.TOO_MANY);
                refused++;
            }
        }
        assertThat(refused).isBetween(900, 960);
        assertThat(floor.opens(null, "/")).isNotEqualTo(token);
    }

    @Test
    void one_address_registers_only_so_many_visitors_at_once() {
        int refused = 0;
        for (int i = 0; i < VisitorConfig.DEFAULT.registrationsPerAddress() + 10; i++) {
            try {
                floor.intake.view(
                        floor.site, ShopFloor.page(null, "/", PageKind.HOME, null), ShopFloor.from("198.51.100.1"));
            } catch (ProblemException e) {
                assertThat(e.problem()).isEqualTo(Problem.TOO_MANY);
                refused++;
            }
        }
        assertThat(refused).isEqualTo(10);
    }

    @Test
    void many_at_once_are_all_stored_and_each_gets_a_token_of_their_own() {
        Set<String> tokens = ConcurrentHashMap.newKeySet();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 200)
                    .forEach(i -> threads.execute(() -> {
                        IntakeEndpoints.OpenedPage page = ShopFloor.page(null, "/" + i, PageKind.OTHER, null);
                        tokens.add(String.valueOf(floor.intake
                                .view(floor.site, page, ShopFloor.from("198.51.100." + (i % 200 + 2)))
                                .token()));
                    }));
        }
        assertThat(tokens)
                .hasSize(200)
                .allSatisfy(token -> assertThat(floor.visit(token).pages()).isEqualTo(1));
    }

    @Test
    void those_above_tell_the_page_what_to_do() {
        UUID rule = UUID.randomUUID();
        Invitation invitation = new Invitation(UUID.randomUUID(), "May I help?", null, "Yes", "No", null, null);
        floor.advisers.add((site, visit) ->
                new PageAdvice.Advice(List.of(new PageAdvice.Trigger(rule, visit.pages(), null, null)), null));
        floor.advisers.add((site, visit) -> new PageAdvice.Advice(List.of(), invitation));

        IntakeEndpoints.PageAnswer answer = floor.intake.view(
                floor.site, ShopFloor.page(null, "/", PageKind.HOME, null), ShopFloor.from("203.0.113.9"));
        assertThat(answer.triggers()).containsExactly(new PageAdvice.Trigger(rule, 1, null, null));
        assertThat(answer.invitation()).isEqualTo(invitation);
        assertThat(answer.line()).isTrue();
    }

    @Test
    void a_host_that_begins_like_the_shops_own_is_another_one() {
        String token = floor.opens(opened(null, "https://shop.example.attacker.example/", null, null));
        assertThat(floor.visit(token).referrer()).isEqualTo("https://shop.example.attacker.example/");
        String other = floor.opens(opened(null, "https://shop.example/before", null, null));
        assertThat(floor.visit(other).referrer()).isNull();
    }

    private static IntakeEndpoints.OpenedPage opened(
            @org.jspecify.annotations.Nullable String token,
            @org.jspecify.annotations.Nullable String referrer,
            @org.jspecify.annotations.Nullable Campaign campaign,
            @org.jspecify.annotations.Nullable Cart cart) {
        return new IntakeEndpoints.OpenedPage(
                token,
                UUID.randomUUID(),
                new Page("https://shop.example/", "Shop"),
                PageKind.HOME,
                null,
                referrer,
                campaign,
                null,
                null,
                null,
                cart,
                null);
    }

    private static IntakeEndpoints.PageEvent event(String token, Cart cart) {
        return new IntakeEndpoints.PageEvent(token, UUID.randomUUID(), "cart", cart, null, null, null);
    }

    private static void assertRefused(Problem problem, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }
}
