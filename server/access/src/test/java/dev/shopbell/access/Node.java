package dev.shopbell.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.Role;
import dev.shopbell.storage.Storage;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// This module as one process has it, with memory of its own; several share a database.
final class Node {
    static final String PASSWORD = "correct horse battery";
    static final Client CLIENT = new Client("192.0.2.1", "Test/1.0");
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    final AccessProducer module;
    final Sessions sessions;
    final Accounts accounts;
    final VisitorTokens visitors;

    Node(Storage storage, InstantSource clock) {
        module = new AccessProducer(storage, AccessConfig.DEFAULT, clock);
        sessions = module.sessions();
        accounts = module.accounts();
        visitors = module.visitorTokens();
    }

    /// Somebody new with [#PASSWORD].
    Account person(Role role) {
        String name = "Person " + PEOPLE.incrementAndGet();
        return done(accounts.create(
                new Actor.Program(), new NewAccount(name.replace(' ', '.') + "@shop.example", name, role), PASSWORD));
    }

    String signIn(Account account) {
        return token(sessions.signIn(account.email(), PASSWORD, CLIENT));
    }

    Actor.Staff staff(String token) {
        return sessions.byToken(token).orElseThrow();
    }

    static Account done(AccountOutcome outcome) {
        return switch (outcome) {
            case AccountOutcome.Changed changed -> changed.account();
            case Refusal refusal -> throw new AssertionError(refusal);
        };
    }

    static String token(SignInOutcome outcome) {
        return switch (outcome) {
            case SignInOutcome.SignedIn signedIn -> signedIn.token();
            case Refusal refusal -> throw new AssertionError(refusal);
        };
    }

    static void assertRefused(@Nullable Object outcome, Problem problem) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }
}
