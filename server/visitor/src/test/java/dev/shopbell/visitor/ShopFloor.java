package dev.shopbell.visitor;

import dev.shopbell.access.Actor;
import dev.shopbell.access.TokensForTests;
import dev.shopbell.access.VisitorTokens;
import dev.shopbell.http.Doorkeeper;
import dev.shopbell.protocol.Cart;
import dev.shopbell.protocol.Page;
import dev.shopbell.protocol.PageKind;
import dev.shopbell.site.Site;
import dev.shopbell.site.SiteSettings;
import dev.shopbell.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One server process on a database, as the producer would put it together, with a clock that the test moves. What runs
/// by itself in the product is run by hand.
final class ShopFloor implements AutoCloseable {
    static final String ORIGIN = "https://shop.example";
    static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    final Site site = new Site(UUID.randomUUID(), "shop", "Shop", List.of(ORIGIN), SiteSettings.DEFAULT);
    final VisitorTokens tokens;
    final VisitStore visits;
    final VisitIndex index;
    final PageLines lines;
    final VisitFeed feed;
    final IntakeLog log;
    final Blocks blocks;
    final Visitors visitors;
    final Intake intake;
    final List<PageAdvice> advisers = new ArrayList<>();
    Instant now = Instant.parse("2026-05-04T08:00:00Z");

    ShopFloor(Storage storage) {
        this(storage, VisitorConfig.DEFAULT, Places.open(null));
    }

    ShopFloor(Storage storage, VisitorConfig config, Places places) {
        InstantSource clock = () -> now;
        tokens = TokensForTests.on(storage, clock);
        VisitorStore store = new VisitorStore(storage.jdbi());
        visits = new VisitStore(storage, UUID.randomUUID());
        index = new VisitIndex(config);
        lines = new PageLines(visits, index, config, clock);
        feed = new VisitFeed(visits, index, config, clock);
        log = new IntakeLog(visits, store, tokens, config, clock, index::apply);
        blocks = new Blocks(new BlockStore(storage.jdbi()), places, clock);
        visitors = new Visitors(store, visits, index, lines, tokens, config, clock);
        intake = new Intake(visitors, new PageSpeakers(tokens, config), log, blocks, places, config, advisers, clock);
    }

    void later(Duration time) {
        now = now.plus(time);
    }

    static Doorkeeper.Request from(String address) {
        return new Doorkeeper.Request(Map.of(), null, ORIGIN, BROWSER, address);
    }

    /// Opens a page; the token that comes back, or the one that was shown.
    String opens(@Nullable String token, String path) {
        return opens(page(token, path, PageKind.OTHER, null));
    }

    String opens(IntakeEndpoints.OpenedPage page) {
        String token = intake.view(site, page, from("203.0.113.7")).token();
        return token == null ? String.valueOf(page.token()) : token;
    }

    static IntakeEndpoints.OpenedPage page(
            @Nullable String token, String path, @Nullable PageKind kind, @Nullable Cart cart) {
        return new IntakeEndpoints.OpenedPage(
                token,
                UUID.randomUUID(),
                new Page(ORIGIN + path, "Page " + path),
                kind,
                null,
                null,
                null,
                "nl-NL",
                "Europe/Amsterdam",
                null,
                cart,
                null);
    }

    Actor.Visitor visitor(String token) {
        return tokens.byToken(token).orElseThrow();
    }

    Visit visit(String token) {
        return visitors.visit(visitor(token).id()).orElseThrow();
    }

    /// A visitor as the index has them, who must be there.
    Visit listed(UUID visitor) {
        return Objects.requireNonNull(index.visit(visitor));
    }

    @Override
    public void close() {
        log.close();
    }
}
