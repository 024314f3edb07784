package dev.shopbell.access;

import static dev.shopbell.access.Node.CLIENT;
import static dev.shopbell.access.Node.PASSWORD;
import static dev.shopbell.access.Node.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.Role;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsDbTest {
    private static final Storage STORAGE = TestDatabase.create("access");
    private static final Actor.Program PROGRAM = new Actor.Program();
    private final TestClock clock = new TestClock();
    private final Node node = new Node(STORAGE, clock);

    @Test
    void an_account_is_found_again() {
        Account account = node.person(Role.SUPERVISOR);
        assertThat(node.accounts.byId(account.id())).contains(account);
        assertThat(node.accounts.nameOf(account.id())).contains(account.name());
        assertThat(node.accounts.list()).contains(account);
        assertThat(node.accounts.nameOf(UUID.randomUUID())).isEmpty();
    }

    @Test
    void an_email_address_belongs_to_one_account_whatever_its_case() {
        Account account = node.person(Role.AGENT);
        NewAccount again = new NewAccount(account.email().toUpperCase(Locale.ROOT), "Other", Role.AGENT);
        assertRefused(node.accounts.create(PROGRAM, again, PASSWORD), Problem.TAKEN);
        assertRefused(node.accounts.invite(PROGRAM, again), Problem.TAKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "@shop.example",
                "a@",
                "a b@shop.example",
                "a@b@c",
                "<a@b>",
                "a\u0000@b",
                "a\r\nBcc:x@b"
            })
    void what_is_no_email_address_is_refused(String email) {
        assertRefused(
                node.accounts.create(PROGRAM, new NewAccount(email, "Name", Role.AGENT), PASSWORD), Problem.INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123456789", "SOMEBODY@shop.example"})
    void a_password_that_is_easily_guessed_is_refused(String password) {
        NewAccount wanted = new NewAccount("somebody@shop.example", "Somebody", Role.AGENT);
        assertRefused(node.accounts.create(PROGRAM, wanted, password), Problem.INVALID);
    }

    @Test
    void a_password_may_hold_every_character() {
        NewAccount wanted = new NewAccount("unicode@shop.example", "Unicode", Role.AGENT);
        // Ångström with a combining ring; typed elsewhere it comes as one character.
        Node.done(node.accounts.create(PROGRAM, wanted, "A\u030angstro\u0308m 🔔🔔🔔"));
        Node.token(node.sessions.signIn("unicode@shop.example", "\u00c5ngstr\u00f6m 🔔🔔🔔", CLIENT));
    }

    @Test
    void a_very_long_password_is_refused_without_being_hashed() {
        Account account = node.person(Role.AGENT);
        assertRefused(node.sessions.signIn(account.email(), "x".repeat(100_000), CLIENT), Problem.WRONG_CREDENTIALS);
    }

    @Test
    void an_invitation_opens_its_account_once() {
        InviteOutcome.Invited invited = invite("once@shop.example");
        assertThat(invited.account().invited()).isTrue();
        assertRefused(node.sessions.signIn("once@shop.example", PASSWORD, CLIENT), Problem.WRONG_CREDENTIALS);

        Account opened = Node.done(node.accounts.acceptInvitation(invited.token(), PASSWORD));
        assertThat(opened.invited()).isFalse();
        node.signIn(opened);
        assertRefused(node.accounts.acceptInvitation(invited.token(), "another long password"), Problem.NOT_FOUND);
        assertRefused(node.accounts.inviteAgain(PROGRAM, opened.id()), Problem.NOT_FOUND);
    }

    @Test
    void an_invitation_that_is_accepted_twice_at_once_has_one_winner() {
        InviteOutcome.Invited invited = invite("race@shop.example");
        CompletableFuture<AccountOutcome> first = CompletableFuture.supplyAsync(
                () -> node.accounts.acceptInvitation(invited.token(), "the first password"));
        CompletableFuture<AccountOutcome> second = CompletableFuture.supplyAsync(
                () -> node.accounts.acceptInvitation(invited.token(), "the second password"));
        assertThat(new AccountOutcome[] {first.join(), second.join()})
                .hasAtLeastOneElementOfType(AccountOutcome.Changed.class)
                .hasAtLeastOneElementOfType(Refusal.class);
    }

    @Test
    void a_newer_invitation_voids_the_one_before() {
        InviteOutcome.Invited first = invite("again@shop.example");
        String second =
                node.accounts.inviteAgain(PROGRAM, first.account().id()) instanceof InviteOutcome.Invited invited
                        ? invited.token()
                        : "";
        assertRefused(node.accounts.acceptInvitation(first.token(), PASSWORD), Problem.NOT_FOUND);
        Node.done(node.accounts.acceptInvitation(second, PASSWORD));
    }

    @Test
    void an_invitation_does_not_last_for_ever() {
        InviteOutcome.Invited invited = invite("late@shop.example");
        clock.pass(AccessConfig.DEFAULT.invitationLasts().plusSeconds(1));
        assertRefused(node.accounts.acceptInvitation(invited.token(), PASSWORD), Problem.NOT_FOUND);
    }

    @Test
    void an_invitation_is_kept_when_the_password_was_refused() {
        InviteOutcome.Invited invited = invite("retry@shop.example");
        assertRefused(node.accounts.acceptInvitation(invited.token(), "short"), Problem.INVALID);
        Node.done(node.accounts.acceptInvitation(invited.token(), PASSWORD));
    }

    @Test
    void the_last_administrator_stays() {
        Storage storage = TestDatabase.create("access");
        Node alone = new Node(storage, clock);
        Account first = alone.person(Role.ADMINISTRATOR);
        Account second = alone.person(Role.ADMINISTRATOR);
        alone.accounts.invite(PROGRAM, new NewAccount("third@shop.example", "Third", Role.ADMINISTRATOR));
        Actor.Staff staff = alone.staff(alone.signIn(first));

        Node.done(alone.accounts.disable(staff, second.id()));
        assertRefused(alone.accounts.disable(staff, first.id()), Problem.INVALID);
        Node.done(alone.accounts.enable(staff, second.id()));
        Node.done(alone.accounts.disable(staff, first.id()));
        assertThat(alone.accounts.byId(first.id()).map(Account::disabled)).isEqualTo(Optional.of(true));
    }

    @Test
    void two_administrators_who_disable_each_other_at_once_leave_one() {
        Storage storage = TestDatabase.create("access");
        Node alone = new Node(storage, clock);
        Account first = alone.person(Role.ADMINISTRATOR);
        Account second = alone.person(Role.ADMINISTRATOR);
        Actor.Staff one = alone.staff(alone.signIn(first));
        Actor.Staff two = alone.staff(alone.signIn(second));
        CompletableFuture<AccountOutcome> disablesSecond =
                CompletableFuture.supplyAsync(() -> alone.accounts.disable(one, second.id()));
        CompletableFuture<AccountOutcome> disablesFirst =
                CompletableFuture.supplyAsync(() -> alone.accounts.disable(two, first.id()));

        assertThat(new AccountOutcome[] {disablesFirst.join(), disablesSecond.join()})
                .hasAtLeastOneElementOfType(AccountOutcome.Changed.class)
                .hasAtLeastOneElementOfType(Refusal.class);
        assertThat(alone.accounts.list())
                .filteredOn(account -> !account.disabled())
                .hasSize(1);
    }

    @Test
    void what_is_not_there_is_not_changed() {
        Actor.Staff staff = node.staff(node.signIn(node.person(Role.ADMINISTRATOR)));
        assertRefused(node.accounts.disable(staff, UUID.randomUUID()), Problem.NOT_FOUND);
        assertRefused(node.accounts.enable(staff, UUID.randomUUID()), Problem.NOT_FOUND);
    }

    private InviteOutcome.Invited invite(String email) {
        return switch (node.accounts.invite(PROGRAM, new NewAccount(email, "Invited", Role.AGENT))) {
            case InviteOutcome.Invited invited -> invited;
            case Refusal refusal -> throw new AssertionError(refusal);
        };
    }
}
