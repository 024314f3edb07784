package dev.shopbell.access;

import static dev.shopbell.access.Node.PASSWORD;
import static dev.shopbell.access.Node.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.Role;
import dev.shopbell.site.Site;
import dev.shopbell.site.SiteConfig;
import dev.shopbell.site.Sites;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SetupDbTest {
    private final Storage storage = TestDatabase.create("site", "access");
    private final TestClock clock = new TestClock();
    private final Node node = new Node(storage, clock);
    private final Sites sites = new Sites(storage, SiteConfig.DEFAULT, clock);
    private final Setup setup = node.module.setup(sites);

    @Test
    void whoever_holds_the_link_becomes_the_first_administrator() {
        String token = setup.issueToken();
        assertThat(setup.isNeeded()).isTrue();
        assertThat(setup.accepts(token)).isTrue();

        Account account = Node.done(setup.complete(wanted(token, "first@shop.example")));

        assertThat(account.role()).isEqualTo(Role.ADMINISTRATOR);
        node.signIn(account);
        assertThat(sites.list()).singleElement().satisfies(site -> {
            assertThat(site.name()).isEqualTo("Alpine");
            assertThat(site.origins()).containsExactly("https://alpine.example");
        });
        assertThat(setup.isNeeded()).isFalse();
        assertThat(setup.accepts(token)).isFalse();
    }

    @Test
    void a_link_works_once() {
        String token = setup.issueToken();
        String other = setup.issueToken();
        Node.done(setup.complete(wanted(token, "first@shop.example")));
        assertRefused(setup.complete(wanted(token, "second@shop.example")), Problem.NOT_FOUND);
        assertRefused(setup.complete(wanted(other, "second@shop.example")), Problem.NOT_FOUND);
        assertThat(node.accounts.list()).hasSize(1);
    }

    @Test
    void two_links_used_at_once_make_one_administrator() {
        String first = setup.issueToken();
        String second = setup.issueToken();
        CompletableFuture<AccountOutcome> one =
                CompletableFuture.supplyAsync(() -> setup.complete(wanted(first, "first@shop.example")));
        CompletableFuture<AccountOutcome> two =
                CompletableFuture.supplyAsync(() -> setup.complete(wanted(second, "second@shop.example")));
        assertThat(new AccountOutcome[] {one.join(), two.join()})
                .hasAtLeastOneElementOfType(AccountOutcome.Changed.class)
                .hasAtLeastOneElementOfType(Refusal.class);
        assertThat(node.accounts.list()).hasSize(1);
    }

    @Test
    void a_guessed_link_does_nothing() {
        setup.issueToken();
        assertRefused(setup.complete(wanted(Token.random().text(), "first@shop.example")), Problem.NOT_FOUND);
        assertRefused(setup.complete(wanted("", "first@shop.example")), Problem.NOT_FOUND);
        assertThat(node.accounts.list()).isEmpty();
    }

    @Test
    void what_was_refused_can_be_mended_with_the_same_link() {
        String token = setup.issueToken();
        assertRefused(
                setup.complete(new Setup.Wanted(token, "no address", "First", PASSWORD, "Alpine", "https://a.example")),
                Problem.INVALID);
        assertRefused(
                setup.complete(new Setup.Wanted(token, "a@b.example", "First", "short", "Alpine", "https://a.example")),
                Problem.INVALID);
        assertRefused(
                setup.complete(new Setup.Wanted(token, "a@b.example", "First", PASSWORD, "Alpine", "not an origin")),
                Problem.INVALID);
        assertThat(sites.list()).isEmpty();
        Node.done(setup.complete(wanted(token, "first@shop.example")));
        assertThat(sites.list()).extracting(Site::name).containsExactly("Alpine");
    }

    private static Setup.Wanted wanted(String token, String email) {
        return new Setup.Wanted(token, email, "First", PASSWORD, "Alpine", "https://alpine.example");
    }
}
