package dev.shopbell.access;

import static dev.shopbell.access.Node.PASSWORD;
import static dev.shopbell.access.Node.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.Role;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThrottleDbTest {
    private static final Storage STORAGE = TestDatabase.create("access");
    private static final AtomicInteger ADDRESSES = new AtomicInteger();
    private static final AccessConfig CONFIG = AccessConfig.DEFAULT;
    private final TestClock clock = new TestClock();
    private final Throttle throttle = throttle();
    private final Client client = new Client("198.51.100." + ADDRESSES.incrementAndGet(), null);

    @Test
    void pauses_begin_after_the_free_attempts_and_double() {
        String email = "doubling@shop.example";
        for (int i = 0; i < CONFIG.freeAttempts(); i++) {
            assertThat(throttle.attempt(email, client)).isNull();
        }
        Duration pause = CONFIG.firstPause();
        for (int i = 0; i < 12; i++) {
            assertRefused(throttle.attempt(email, client), Problem.TOO_MANY);
            clock.pass(pause.minusMillis(1));
            assertRefused(throttle.attempt(email, client), Problem.TOO_MANY);
            clock.pass(Duration.ofMillis(1));
            assertThat(throttle.attempt(email, client)).as("after %s", pause).isNull();
            pause = pause.multipliedBy(2);
            pause = pause.compareTo(CONFIG.longestPause()) > 0 ? CONFIG.longestPause() : pause;
        }
        assertThat(pause).isEqualTo(CONFIG.longestPause());
    }

    @Test
    void whoever_must_wait_is_told_how_long() {
        for (int i = 0; i < CONFIG.freeAttempts(); i++) {
            throttle.attempt("told@shop.example", client);
        }
        assertThat(throttle.attempt("told@shop.example", client))
                .isEqualTo(new Refusal(Problem.TOO_MANY, "Too many attempts. Try again in 2 seconds."));
    }

    @Test
    void attempts_are_counted_whatever_node_they_reach_and_however_the_address_is_written() {
        Throttle other = throttle();
        for (int i = 0; i < CONFIG.freeAttempts(); i++) {
            Throttle reached = i % 2 == 0 ? throttle : other;
            assertThat(reached.attempt(i % 2 == 0 ? "Nodes@Shop.example" : " nodes@shop.example", client))
                    .isNull();
        }
        assertRefused(throttle.attempt("nodes@shop.example", client), Problem.TOO_MANY);
        assertRefused(other.attempt("nodes@shop.example", client), Problem.TOO_MANY);
    }

    @Test
    void attempts_at_the_same_moment_are_all_counted() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> attempts = IntStream.range(0, 40)
                    .<Callable<Boolean>>mapToObj(i -> () -> throttle.attempt("race@shop.example", client) == null)
                    .toList();
            int allowed = 0;
            for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
                allowed += attempt.get() ? 1 : 0;
            }
            assertThat(allowed).isEqualTo(CONFIG.freeAttempts());
        }
    }

    @Test
    void one_address_cannot_try_every_account() {
        for (int i = 0; i < CONFIG.freeAttemptsAddress(); i++) {
            assertThat(throttle.attempt("account" + i + "@shop.example", client))
                    .isNull();
        }
        assertRefused(throttle.attempt("another@shop.example", client), Problem.TOO_MANY);
        assertThat(throttle.attempt("another@shop.example", new Client("203.0.113.77", null)))
                .isNull();
    }

    @Test
    void a_network_of_ipv6_counts_as_one_address() {
        for (int i = 0; i < CONFIG.freeAttemptsAddress(); i++) {
            assertThat(throttle.attempt("six" + i + "@shop.example", new Client("2001:db8:0:1::" + i, null)))
                    .isNull();
        }
        assertRefused(throttle.attempt("six@shop.example", new Client("2001:db8:0:1:ffff::1", null)), Problem.TOO_MANY);
        assertThat(throttle.attempt("six@shop.example", new Client("2001:db8:0:2::1", null)))
                .isNull();
    }

    @Test
    void a_refused_address_does_not_cost_the_account_an_attempt() {
        for (int i = 0; i <= CONFIG.freeAttemptsAddress(); i++) {
            throttle.attempt("spent" + i + "@shop.example", client);
        }
        for (int i = 0; i < 20; i++) {
            assertRefused(throttle.attempt("victim@shop.example", client), Problem.TOO_MANY);
        }
        assertThat(throttle.attempt("victim@shop.example", new Client("203.0.113.78", null)))
                .isNull();
    }

    @Test
    void success_forgets_the_attempts_of_the_account() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < CONFIG.freeAttempts(); i++) {
                assertThat(throttle.attempt("succeeds@shop.example", client)).isNull();
            }
            throttle.succeeded("succeeds@shop.example", client);
        }
    }

    @Test
    void attempts_are_forgotten_after_a_while() {
        for (int i = 0; i < CONFIG.freeAttempts(); i++) {
            throttle.attempt("patient@shop.example", client);
        }
        clock.pass(CONFIG.attemptsForgotten().plusSeconds(1));
        for (int i = 0; i < CONFIG.freeAttempts(); i++) {
            assertThat(throttle.attempt("patient@shop.example", client)).isNull();
        }
        assertRefused(throttle.attempt("patient@shop.example", client), Problem.TOO_MANY);
    }

    @Test
    void the_right_password_must_wait_too() {
        Node node = new Node(STORAGE, clock);
        Account account = node.person(Role.AGENT);
        for (int i = 0; i < CONFIG.freeAttempts(); i++) {
            assertRefused(node.sessions.signIn(account.email(), "wrong password", client), Problem.WRONG_CREDENTIALS);
        }
        assertRefused(node.sessions.signIn(account.email(), PASSWORD, client), Problem.TOO_MANY);
        clock.pass(CONFIG.firstPause());
        Node.token(node.sessions.signIn(account.email(), PASSWORD, client));
    }

    private Throttle throttle() {
        return new Throttle(new ThrottleStore(STORAGE), CONFIG, clock);
    }
}
