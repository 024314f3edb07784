package dev.shopbell.access;

import static dev.shopbell.access.Node.CLIENT;
import static dev.shopbell.access.Node.PASSWORD;
import static dev.shopbell.access.Node.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.Role;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsDbTest {
    private static final Storage STORAGE = TestDatabase.create("access");
    private final TestClock clock = new TestClock();
    private final Node node = new Node(STORAGE, clock);

    @Test
    void whoever_knows_the_password_is_signed_in() {
        Account account = node.person(Role.SUPERVISOR);
        String token = node.signIn(account);

        Actor.Staff staff = node.staff(token);
        assertThat(staff.id()).isEqualTo(account.id());
        assertThat(staff.name()).isEqualTo(account.name());
        assertThat(staff.role()).isEqualTo(Role.SUPERVISOR);
        assertThat(new Node(STORAGE, clock).sessions.byToken(token)).contains(staff);
    }

    @Test
    void the_case_of_an_email_address_does_not_matter() {
        Account account = node.person(Role.AGENT);
        Node.token(node.sessions.signIn(" " + account.email().toUpperCase(Locale.ROOT) + " ", PASSWORD, CLIENT));
    }

    @Test
    void a_wrong_password_and_an_unknown_address_are_answered_alike() {
        Account account = node.person(Role.AGENT);
        SignInOutcome wrong = node.sessions.signIn(account.email(), "wrong password", CLIENT);
        SignInOutcome unknown = node.sessions.signIn("nobody@shop.example", "wrong password", CLIENT);
        assertRefused(wrong, Problem.WRONG_CREDENTIALS);
        assertThat(unknown).isEqualTo(wrong);
    }

    @Test
    void an_unknown_address_takes_as_long_as_a_known_one() {
        Account account = node.person(Role.AGENT);
        long known = fastestNanos(account.email());
        long unknown = fastestNanos("nobody@elsewhere.example");
        // Without the decoy it takes less than a tenth.
        assertThat(unknown).isGreaterThan(known / 2);
    }

    private long fastestNanos(String email) {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            long start = System.nanoTime();
            node.sessions.signIn(email, "wrong password", CLIENT);
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        return fastest;
    }

    @Test
    void only_hashes_of_secrets_are_stored() {
        Account account = node.person(Role.AGENT);
        String token = node.signIn(account);
        String visitor = node.visitors.issue(UUID.randomUUID()).token();
        String everything = STORAGE.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        SELECT string_agg(t::text, ' ') FROM (
                            SELECT s::text AS t FROM access.session s
                            UNION ALL SELECT v::text FROM access.visitor_token v
                            UNION ALL SELECT a::text FROM access.account a) AS t
                        """.replace("::", "\\:\\:"))
                        .mapTo(String.class)
                        .one());
        assertThat(everything)
                .contains(new Token(token).hash(), new Token(visitor).hash(), "$argon2id$v=19$m=19456,t=2,p=1$")
                .doesNotContain(token, visitor, PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "null", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "' OR 1=1 --"})
    void what_is_no_token_is_nobodys(String text) {
        assertThat(node.sessions.byToken(text)).isEmpty();
        assertThat(node.visitors.byToken(text)).isEmpty();
    }

    @Test
    void a_visitors_token_is_no_session_and_a_session_no_visitors_token() {
        String staff = node.signIn(node.person(Role.AGENT));
        String visitor = node.visitors.issue(UUID.randomUUID()).token();
        assertThat(node.sessions.byToken(visitor)).isEmpty();
        assertThat(node.visitors.byToken(staff)).isEmpty();
    }

    @Test
    void a_session_that_nobody_uses_ends() {
        String token = node.signIn(node.person(Role.AGENT));
        clock.pass(AccessConfig.DEFAULT.sessionIdle().minusSeconds(1));
        assertThat(new Node(STORAGE, clock).sessions.byToken(token)).isPresent();
        clock.pass(AccessConfig.DEFAULT.sessionIdle().minusSeconds(1));
        assertThat(new Node(STORAGE, clock).sessions.byToken(token)).isPresent();
        clock.pass(AccessConfig.DEFAULT.sessionIdle().plusSeconds(1));
        assertThat(new Node(STORAGE, clock).sessions.byToken(token)).isEmpty();
    }

    @Test
    void a_session_in_use_ends_after_its_longest_time() {
        String token = node.signIn(node.person(Role.AGENT));
        Actor.Staff staff = node.staff(token);
        for (int day = 0; day < 29; day++) {
            clock.pass(Duration.ofDays(1));
            assertThat(new Node(STORAGE, clock).sessions.byToken(token)).isPresent();
        }
        clock.pass(Duration.ofDays(1).plusSeconds(1));
        assertThat(node.sessions.isStillWelcome(staff)).isFalse();
        assertThat(new Node(STORAGE, clock).sessions.byToken(token)).isEmpty();
    }

    @Test
    void signing_out_ends_the_session_at_once_and_no_other() {
        Account account = node.person(Role.AGENT);
        String token = node.signIn(account);
        String other = node.signIn(account);
        Actor.Staff staff = node.staff(token);

        node.sessions.signOut(staff);

        assertThat(node.sessions.byToken(token)).isEmpty();
        assertThat(node.sessions.isStillWelcome(staff)).isFalse();
        assertThat(node.sessions.byToken(other)).isPresent();
    }

    @Test
    void another_node_learns_of_an_end_before_it_looks_again() {
        String token = node.signIn(node.person(Role.AGENT));
        Node other = new Node(STORAGE, clock);
        Actor.Staff staff = other.staff(token);
        List<UUID> heard = new ArrayList<>();
        other.sessions.onEnded(heard::add);

        node.sessions.signOut(staff);
        assertThat(other.sessions.isStillWelcome(staff)).isTrue();
        other.module.revocations.ask();

        assertThat(heard).contains(staff.session());
        assertThat(other.sessions.isStillWelcome(staff)).isFalse();
        assertThat(other.sessions.byToken(token)).isEmpty();
    }

    @Test
    void the_end_of_a_session_is_told_once() {
        String token = node.signIn(node.person(Role.AGENT));
        Actor.Staff staff = node.staff(token);
        List<UUID> heard = new ArrayList<>();
        node.sessions.onEnded(heard::add);

        node.sessions.signOut(staff);
        node.module.revocations.ask();
        node.sessions.signOut(staff);

        assertThat(heard).containsOnlyOnce(staff.session());
    }

    @Test
    void sessions_are_listed_and_ended_by_their_owner_alone() {
        Account account = node.person(Role.AGENT);
        Actor.Staff staff = node.staff(node.signIn(account));
        Actor.Staff elsewhere = node.staff(node.signIn(account));
        Actor.Staff somebodyElse = node.staff(node.signIn(node.person(Role.ADMINISTRATOR)));

        assertThat(node.sessions.list(staff))
                .extracting(Session::id)
                .containsExactlyInAnyOrder(staff.session(), elsewhere.session());
        assertThat(node.sessions.revoke(somebodyElse, elsewhere.session())).isFalse();
        assertThat(node.sessions.isStillWelcome(elsewhere)).isTrue();
        assertThat(node.sessions.revoke(staff, elsewhere.session())).isTrue();
        assertThat(node.sessions.isStillWelcome(elsewhere)).isFalse();
        assertThat(node.sessions.list(staff)).extracting(Session::id).containsExactly(staff.session());
        assertThat(node.sessions.revoke(staff, UUID.randomUUID())).isFalse();
    }

    @Test
    void a_user_agent_is_kept_short_and_on_one_line() {
        Account account = node.person(Role.AGENT);
        Client hostile = new Client("192.0.2.1", "Evil\r\nLog: line\u0000 " + "x".repeat(1_000));
        Actor.Staff staff = node.staff(Node.token(node.sessions.signIn(account.email(), PASSWORD, hostile)));
        assertThat(node.sessions.list(staff))
                .singleElement()
                .satisfies(session -> assertThat(session.userAgent())
                        .startsWith("Evil  Log: line ")
                        .hasSize(300));
    }

    @Test
    void a_new_password_ends_every_other_session() {
        Account account = node.person(Role.AGENT);
        Actor.Staff here = node.staff(node.signIn(account));
        String elsewhere = node.signIn(account);

        Node.done(node.accounts.changePassword(here, PASSWORD, "another long password", CLIENT));

        assertThat(node.sessions.isStillWelcome(here)).isTrue();
        assertThat(node.sessions.byToken(elsewhere)).isEmpty();
        assertRefused(node.sessions.signIn(account.email(), PASSWORD, CLIENT), Problem.WRONG_CREDENTIALS);
        Node.token(node.sessions.signIn(account.email(), "another long password", CLIENT));
    }

    @Test
    void a_password_is_changed_only_by_whoever_knows_it() {
        Account account = node.person(Role.AGENT);
        Actor.Staff staff = node.staff(node.signIn(account));
        assertRefused(
                node.accounts.changePassword(staff, "wrong password", "another long password", CLIENT),
                Problem.WRONG_CREDENTIALS);
        assertRefused(node.accounts.changePassword(staff, PASSWORD, "short", CLIENT), Problem.INVALID);
        node.signIn(account);
    }

    @Test
    void a_disabled_account_is_out_at_once_and_stays_out() {
        Actor.Staff administrator = node.staff(node.signIn(node.person(Role.ADMINISTRATOR)));
        Account account = node.person(Role.AGENT);
        Actor.Staff staff = node.staff(node.signIn(account));

        assertThat(Node.done(node.accounts.disable(administrator, account.id())).disabled())
                .isTrue();

        assertThat(node.sessions.isStillWelcome(staff)).isFalse();
        assertRefused(node.sessions.signIn(account.email(), PASSWORD, CLIENT), Problem.WRONG_CREDENTIALS);
        Node.done(node.accounts.enable(administrator, account.id()));
        assertThat(node.sessions.isStillWelcome(staff)).isFalse();
        node.signIn(account);
    }

    @Test
    void what_is_over_is_deleted() {
        Account account = node.person(Role.AGENT);
        node.signIn(account);
        clock.pass(AccessConfig.DEFAULT.sessionLongest().plusDays(1));
        node.sessions.forgetEnded();
        long left = STORAGE.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM access.session WHERE account = :id")
                        .bind("id", account.id())
                        .mapTo(Long.class)
                        .one());
        assertThat(left).isZero();
    }
}
