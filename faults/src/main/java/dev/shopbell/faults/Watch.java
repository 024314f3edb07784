package dev.shopbell.faults;

import dev.shopbell.faults.Violation.Invariant;
import dev.shopbell.replay.ShopApi;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/// Asks all the time for conversations over HTTP, as their shopper and as a stranger, and follows them as a stranger
/// over
/// the socket: the shopper must be given them or be told that it cannot be done now; the stranger must never learn
/// anything, not even in bad times.
final class Watch implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;
    private static final int MOST_VIOLATIONS = 20;

    private final Shop shop;
    private final Crowd crowd;
    private final Plan plan;
    private final ShopApi.Shopper stranger;
    private final Talker talker;
    private final List<Violation> violations = Collections.synchronizedList(new ArrayList<>());
    private final Map<Integer, Integer> statuses = Collections.synchronizedMap(new TreeMap<>());
    private final Thread thread;
    private volatile boolean ended;

    private Watch(Shop shop, Crowd crowd, Plan plan, ShopApi.Shopper stranger, History history) {
        this.shop = shop;
        this.crowd = crowd;
        this.plan = plan;
        this.stranger = stranger;
        this.talker = new Talker("stranger", stranger.visitor(), shop.shopperTransport(), stranger.token(), history);
        this.thread = Thread.ofPlatform().name("watch").daemon().unstarted(this::ask);
    }

    static Watch start(Shop shop, Crowd crowd, Plan plan, History history) throws IOException, InterruptedException {
        Watch watch = new Watch(shop, crowd, plan, shop.api().newShopper(shop.siteKey()), history);
        watch.talker.client().start();
        watch.thread.start();
        return watch;
    }

    Talker stranger() {
        return talker;
    }

    /// What was not as it should be.
    List<Violation> violations() {
        return List.copyOf(violations);
    }

    /// How many answers came, by status; 0 stands for none.
    Map<Integer, Integer> statuses() {
        return Map.copyOf(statuses);
    }

    private void ask() {
        SplittableRandom random = new SplittableRandom(plan.seed());
        while (!ended) {
            int which = random.nextInt(crowd.members().size());
            UUID conversation = crowd.conversations().get(which);
            talker.follow(conversation);
            ask("its shopper", crowd.members().get(which).shopper(), conversation, OK);
            ask("a stranger", stranger, conversation, NOT_FOUND);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void ask(String who, ShopApi.Shopper shopper, UUID conversation, int wanted) {
        long begun = System.nanoTime();
        int status = 0;
        try {
            status = shop.api().statusOfEntries(shopper, conversation);
        } catch (IOException e) {
            // There is nobody, or the line broke: whoever asked knows that they do not know.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended = true;
            return;
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        statuses.merge(status, 1, Integer::sum);
        if (status != 0 && status != wanted && status != UNAVAILABLE) {
            violated("%s of %s was answered %d".formatted(who, conversation, status));
        }
        if (status != 0 && took.compareTo(plan.toldWithin()) > 0) {
            violated("%s was answered %d only after %d ms".formatted(who, status, took.toMillis()));
        }
    }

    private void violated(String detail) {
        if (violations.size() < MOST_VIOLATIONS) {
            violations.add(new Violation(Invariant.HONESTY, detail));
        }
    }

    @Override
    public void close() {
        end();
    }

    /// Asks no more.
    void end() {
        ended = true;
        thread.interrupt();
        talker.close();
    }
}
