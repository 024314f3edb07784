package dev.shopbell.realtime;

import dev.shopbell.http.Caller;
import dev.shopbell.http.Doorkeeper;
import dev.shopbell.http.ProblemException;
import dev.shopbell.protocol.Author;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.SessionFrame;
import dev.shopbell.protocol.Wire;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Decides about a hello: asks the doorkeeper on virtual threads, only so many at once. Safe to use from any thread.
final class Gate {
    sealed interface Answer {}

    /// The client may come in.
    ///
    /// @param address from where
    record Admitted(Caller caller, Author author, String address, int version) implements Answer {}

    /// The client may not.
    record TurnedAway(Problem problem, @Nullable String detail) implements Answer {}

    private static final Logger LOG = Logger.getLogger(Gate.class);
    private static final int OLDEST_VERSION = 1;

    private final Doorkeeper doorkeeper;
    private final Admission admission;
    private final BooleanSupplier isDraining;
    private final Unwelcome unwelcome;
    private final Semaphore turns;

    Gate(
            Doorkeeper doorkeeper,
            Admission admission,
            Unwelcome unwelcome,
            RealtimeConfig config,
            BooleanSupplier isDraining) {
        this.doorkeeper = doorkeeper;
        this.admission = admission;
        this.unwelcome = unwelcome;
        this.isDraining = isDraining;
        turns = new Semaphore(config.concurrentHellos(), true);
    }

    /// Answers on `home`. A shopper is known by the token alone and staff by the cookies alone, so that neither can
    /// lend the other's rights to a page that should not have them. A shop's page must be one of the site that the
    /// token belongs to.
    void ask(
            Audience audience,
            Doorkeeper.Request sender,
            SessionFrame.Hello hello,
            Executor home,
            Consumer<Answer> then) {
        Doorkeeper.Request asked = switch (audience) {
            case SHOPPER, PAGE ->
                new Doorkeeper.Request(
                        Map.of(), hello.token(), sender.origin(), sender.userAgent(), sender.remoteAddress());
            case STAFF ->
                new Doorkeeper.Request(
                        sender.cookies(), null, sender.origin(), sender.userAgent(), sender.remoteAddress());
        };
        Thread.ofVirtual().name("hello").start(() -> {
            Answer answer = answer(audience, asked, hello.version());
            home.execute(() -> then.accept(answer));
        });
    }

    private Answer answer(Audience audience, Doorkeeper.Request asked, int version) {
        if (version < OLDEST_VERSION) {
            return new TurnedAway(Problem.VERSION_TOO_OLD, null);
        }
        turns.acquireUninterruptibly();
        try {
            Caller caller = doorkeeper.callerOf(asked);
            Author author = caller == null ? null : admission.authorOf(audience, caller);
            if (isDraining.getAsBoolean()) {
                return new TurnedAway(Problem.SHUTTING_DOWN, null);
            }
            if (caller == null || author == null) {
                return new TurnedAway(Problem.NOT_SIGNED_IN, null);
            }
            String origin = asked.origin();
            if (audience == Audience.PAGE && (origin == null || !admission.isPageOf(caller, origin))) {
                return new TurnedAway(Problem.ORIGIN_REFUSED, null);
            }
            if (unwelcome.isBlocked(caller, asked.remoteAddress())) {
                return new TurnedAway(Problem.BLOCKED, null);
            }
            return new Admitted(caller, author, asked.remoteAddress(), Math.min(version, Wire.VERSION));
        } catch (ProblemException e) {
            return new TurnedAway(e.problem(), e.detail());
        } catch (RuntimeException e) {
            LOG.error("a hello could not be checked", e);
            return new TurnedAway(Problem.INTERNAL, null);
        } finally {
            turns.release();
        }
    }
}
