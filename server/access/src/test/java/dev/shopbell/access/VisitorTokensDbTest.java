package dev.shopbell.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.http.Cookies;
import dev.shopbell.http.Doorkeeper;
import dev.shopbell.protocol.Author;
import dev.shopbell.protocol.AuthorKind;
import dev.shopbell.protocol.Role;
import dev.shopbell.realtime.Audience;
import dev.shopbell.site.SiteConfig;
import dev.shopbell.site.Sites;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VisitorTokensDbTest {
    private static final Storage STORAGE = TestDatabase.create("site", "access");
    private final TestClock clock = new TestClock();
    private final Node node = new Node(STORAGE, clock);
    private final Sites sites = new Sites(STORAGE, SiteConfig.DEFAULT, clock);
    private final AccessDoorkeeper doorkeeper = node.module.doorkeeper(node.visitors, sites);

    @Test
    void a_token_stands_for_one_visitor_on_one_site() {
        UUID site = UUID.randomUUID();
        VisitorTokens.Issued issued = node.visitors.issue(site);
        assertThat(issued.visitor().site()).isEqualTo(site);
        assertThat(node.visitors.byToken(issued.token())).contains(issued.visitor());
        assertThat(new Node(STORAGE, clock).visitors.byToken(issued.token())).contains(issued.visitor());
        assertThat(node.visitors.issue(site).visitor()).isNotEqualTo(issued.visitor());
    }

    @Test
    void a_secret_that_a_browser_kept_becomes_one_visitors() {
        UUID site = UUID.randomUUID();
        String secret = VisitorTokens.newSecret();
        assertThat(node.visitors.byToken(secret)).isEmpty();

        VisitorTokens.Issued issued = node.visitors.issue(site, secret).orElseThrow();

        assertThat(issued.token()).isEqualTo(secret);
        assertThat(node.visitors.byToken(secret)).contains(issued.visitor());
        assertThat(node.visitors.issue(site, secret)).isEmpty();
        assertThat(node.visitors.issue(UUID.randomUUID(), secret)).isEmpty();
        assertThat(node.visitors.issue(site, "no secret of ours")).isEmpty();
    }

    @Test
    void a_revoked_token_is_refused_at_once_and_soon_by_every_node() {
        VisitorTokens.Issued issued = node.visitors.issue(UUID.randomUUID());
        Node other = new Node(STORAGE, clock);
        assertThat(other.visitors.byToken(issued.token())).isPresent();

        assertThat(node.visitors.revoke(issued.visitor())).isTrue();

        assertThat(node.visitors.byToken(issued.token())).isEmpty();
        assertThat(node.visitors.isStillWelcome(issued.visitor())).isFalse();
        other.module.revocations.ask();
        assertThat(other.visitors.isStillWelcome(issued.visitor())).isFalse();
        assertThat(other.visitors.byToken(issued.token())).isEmpty();
        assertThat(node.visitors.revoke(issued.visitor())).isFalse();
    }

    @Test
    void a_secret_that_had_its_end_makes_nobody_known_again_on_any_node_whoever_still_holds_it() {
        UUID site = UUID.randomUUID();
        VisitorTokens.Issued renewed = node.visitors.issue(site);
        VisitorTokens.Issued revoked = node.visitors.issue(site);
        node.visitors.renew(renewed.visitor());
        node.visitors.revoke(revoked.visitor());
        node.sessions.forgetEnded();
        Node later = new Node(STORAGE, clock);
        for (VisitorTokens.Issued old : List.of(renewed, revoked)) {
            assertThat(later.visitors.issue(site, old.token())).isEmpty();
            assertThat(later.visitors.byToken(old.token())).isEmpty();
        }
    }

    @Test
    void what_an_old_token_opened_ends_with_it_on_every_node_and_what_the_new_one_opens_does_not() {
        VisitorTokens.Issued issued = node.visitors.issue(UUID.randomUUID());
        Node other = new Node(STORAGE, clock);
        Actor.Visitor before = other.visitors.byToken(issued.token()).orElseThrow();
        List<UUID> ended = new ArrayList<>();
        other.module.revocations.listen(ended::add);

        String renewed = node.visitors.renew(issued.visitor()).token();
        Actor.Visitor after = other.visitors.byToken(renewed).orElseThrow();
        assertThat(after).isEqualTo(before);
        other.module.revocations.ask();

        assertThat(ended).contains(Objects.requireNonNull(before.token()));
        assertThat(other.visitors.isStillWelcome(before)).isFalse();
        assertThat(other.visitors.byToken(issued.token())).isEmpty();
        assertThat(other.visitors.isStillWelcome(after)).isTrue();
        assertThat(other.visitors.byToken(renewed)).contains(after);
    }

    @Test
    void a_shopper_comes_in_on_the_shoppers_side_only_and_staff_on_theirs() {
        Actor.Visitor visitor = node.visitors.issue(UUID.randomUUID()).visitor();
        Account account = node.person(Role.AGENT);
        Actor.Staff staff = node.staff(node.signIn(account));

        assertThat(doorkeeper.authorOf(Audience.SHOPPER, visitor))
                .isEqualTo(new Author(AuthorKind.SHOPPER, visitor.id(), null));
        assertThat(doorkeeper.authorOf(Audience.STAFF, staff))
                .isEqualTo(new Author(AuthorKind.STAFF, account.id(), account.name()));
        assertThat(doorkeeper.authorOf(Audience.STAFF, visitor)).isNull();
        assertThat(doorkeeper.authorOf(Audience.SHOPPER, staff)).isNull();
        assertThat(doorkeeper.authorOf(Audience.STAFF, new Actor.Program())).isNull();
    }

    @Test
    void a_cookie_is_for_staff_and_a_bearer_token_for_visitors() {
        VisitorTokens.Issued visitor = node.visitors.issue(UUID.randomUUID());
        String session = node.signIn(node.person(Role.AGENT));

        assertThat(doorkeeper.callerOf(request(null, visitor.token()))).isEqualTo(visitor.visitor());
        assertThat(doorkeeper.callerOf(request(session, null))).isInstanceOf(Actor.Staff.class);
        assertThat(doorkeeper.callerOf(request(visitor.token(), null))).isNull();
        assertThat(doorkeeper.callerOf(request(null, session))).isNull();
        assertThat(doorkeeper.callerOf(request(null, null))).isNull();
        assertThat(doorkeeper.callerOf(request(session, "not a token"))).isNull();
    }

    @Test
    void whoever_left_is_no_longer_welcome() {
        Actor.Visitor visitor = node.visitors.issue(UUID.randomUUID()).visitor();
        Actor.Staff staff = node.staff(node.signIn(node.person(Role.AGENT)));
        assertThat(doorkeeper.stillWelcome(visitor)).isTrue();
        assertThat(doorkeeper.stillWelcome(staff)).isTrue();

        node.visitors.revoke(visitor);
        node.sessions.signOut(staff);

        assertThat(doorkeeper.stillWelcome(visitor)).isFalse();
        assertThat(doorkeeper.stillWelcome(staff)).isFalse();
    }

    private static Doorkeeper.Request request(@Nullable String cookie, @Nullable String bearer) {
        return new Doorkeeper.Request(
                cookie == null ? Map.of() : Map.of(Cookies.SESSION, cookie), bearer, null, null, "192.0.2.1");
    }
}
