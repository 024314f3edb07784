package dev.shopbell.demo;

import dev.shopbell.client.RefusedException;
import dev.shopbell.invitation.Outcome;
import dev.shopbell.site.Site;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// People who look around in the sample shop, put something into the cart or not, answer an invitation or not, leave,
/// and
/// come back another time. So a newcomer sees the list of visitors and the report of invitations alive.
final class SampleVisitors {
    private static final Logger LOG = Logger.getLogger(SampleVisitors.class);
    /// As many as fill the list; whoever lets more in than that sees the same people again.
    private static final int MOST_PEOPLE = 60;

    private static final int LEAST_SECONDS_ON_PAGE = 8;
    private static final int MOST_SECONDS_ON_PAGE = 70;
    private static final int MOST_PAGES = 9;
    private static final int LEAST_SECONDS_AWAY = 30;
    private static final int MOST_SECONDS_AWAY = 180;
    /// Longer than the pause that begins another visit, see `visitor.visitAfter`: these count as returning.
    private static final int SECONDS_AWAY_FOR_LONG = 31 * 60;
    /// Of so many people one is away for long.
    private static final int ONE_OF = 3;
    /// To read an invitation, and to have overlooked it.
    private static final int SECONDS_TO_ANSWER = 5;

    private static final int SECONDS_TO_IGNORE = 20;

    /// How a sample second passes; another one in tests.
    interface Clock {
        /// Waits.
        void pass(int seconds) throws InterruptedException;
    }

    private final HttpClient http;
    private final Clock clock;
    private final AtomicInteger next = new AtomicInteger();

    SampleVisitors(HttpClient http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /// Lets some more people in, over the next seconds. Returns at once.
    void letIn(int people, Site site, String storeUrl, String socketOrigin) {
        for (int i = 0; i < people && next.get() < MOST_PEOPLE; i++) {
            int number = next.getAndIncrement();
            int second = i;
            Thread.ofVirtual().name("sample-visitor").start(() -> {
                try {
                    clock.pass(second);
                    live(number, site, storeUrl, socketOrigin);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (RefusedException | IOException e) {
                    LOG.infof("A sample visitor left: %s", e.getMessage());
                }
            });
        }
    }

    /// Comes again and again, as long as there is a server.
    private void live(int number, Site site, String storeUrl, String socketOrigin)
            throws IOException, InterruptedException {
        RandomGenerator random = RandomGenerator.getDefault();
        SamplePerson person = SamplePerson.of(number);
        String token = null;
        while (true) {
            try (SampleBrowser browser = new SampleBrowser(http, site, storeUrl, socketOrigin, token, person)) {
                UUID accepted = lookAround(browser, person, random);
                token = browser.token();
                if (accepted != null && token != null) {
                    SampleChat.hold(http, socketOrigin, storeUrl, token, SampleTalk.INVITED);
                }
            }
            clock.pass(
                    number % ONE_OF == 0
                            ? SECONDS_AWAY_FOR_LONG
                            : random.nextInt(LEAST_SECONDS_AWAY, MOST_SECONDS_AWAY));
        }
    }

    /// One visit, which ends early where the person accepts an invitation: then they chat.
    ///
    /// @return the invitation that was accepted, if one was
    @Nullable
    UUID lookAround(SampleBrowser browser, SamplePerson person, RandomGenerator random)
            throws IOException, InterruptedException {
        List<SamplePage> cart = new ArrayList<>();
        browser.enter(person.landing(), Map.of());
        int pages = random.nextInt(2, MOST_PAGES);
        for (int i = 1; i < pages; i++) {
            UUID accepted = stay(browser, person, random);
            if (accepted != null) {
                return accepted;
            }
            SamplePage page = SamplePage.ALL.get(random.nextInt(SamplePage.ALL.size()));
            if (page.price() > 0 && random.nextInt(3) == 0) {
                cart.add(page);
            }
            browser.open(page, cartOf(cart));
        }
        if (!cart.isEmpty()) {
            UUID accepted = stay(browser, person, random);
            if (accepted != null) {
                return accepted;
            }
            browser.open(random.nextBoolean() ? SamplePage.CART : SamplePage.CHECKOUT, cartOf(cart));
        }
        return stay(browser, person, random);
    }

    /// On one page, for a while.
    private @Nullable UUID stay(SampleBrowser browser, SamplePerson person, RandomGenerator random)
            throws IOException, InterruptedException {
        int seconds = random.nextInt(LEAST_SECONDS_ON_PAGE, MOST_SECONDS_ON_PAGE);
        for (int second = 1; second <= seconds; second++) {
            clock.pass(1);
            UUID invitation = browser.invitation(second, second == seconds).orElse(null);
            if (invitation != null) {
                clock.pass(person.reaction() == Outcome.IGNORED ? SECONDS_TO_IGNORE : SECONDS_TO_ANSWER);
                browser.settle(invitation, person.reaction());
                if (person.reaction() == Outcome.ACCEPTED) {
                    return invitation;
                }
            }
        }
        return null;
    }

    private static Map<String, Object> cartOf(List<SamplePage> cart) {
        if (cart.isEmpty()) {
            return Map.of();
        }
        return Map.of(
                "value",
                cart.stream().mapToDouble(SamplePage::price).sum(),
                "currency",
                "EUR",
                "items",
                cart.stream()
                        .map(page -> Map.of("name", page.title(), "quantity", 1, "price", page.price()))
                        .toList());
    }
}
