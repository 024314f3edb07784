package dev.shopbell.demo;

import dev.shopbell.access.VisitorTokens;
import dev.shopbell.client.RefusedException;
import dev.shopbell.http.Doorkeeper;
import dev.shopbell.invitation.Outcome;
import dev.shopbell.site.Site;
import dev.shopbell.visitor.Visitors;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/// Shoppers who come through the front door, ask, wait for an answer like anybody, and leave when theirs is
/// answered. So a newcomer sees the console alive.
public final class SampleShoppers {
    private static final Logger LOG = Logger.getLogger(SampleShoppers.class);
    /// For one who asks there are some who only look.
    private static final int LOOKING_FOR_EACH = 3;
    /// What they ask is written in English.
    private static final Map<String, String> FACTS =
            Map.of("language", "en-GB", "zone", "Europe/London", "device", "desktop");

    private final Visitors visitors;
    private final HttpClient http = HttpClient.newHttpClient();
    private final SampleVisitors looking = new SampleVisitors(http, seconds -> Thread.sleep(1_000L * seconds));
    private final AtomicInteger next = new AtomicInteger();

    SampleShoppers(Visitors visitors) {
        this.visitors = visitors;
    }

    /// Lets some people in who only look around, and come back. Returns at once; they come over the next seconds.
    ///
    /// @param socketOrigin where our sockets are, `ws://127.0.0.1:7878`
    public void letLook(int people, Site site, String storeUrl, String socketOrigin) {
        looking.letIn(people, site, storeUrl, socketOrigin);
    }

    /// Lets some more shoppers in. Returns at once; their first lines come over the next seconds.
    ///
    /// @param socketOrigin where our sockets are, `ws://127.0.0.1:7878`
    public void letIn(int shoppers, Site site, String storeUrl, String socketOrigin) {
        letLook(LOOKING_FOR_EACH * shoppers, site, storeUrl, socketOrigin);
        for (int i = 0; i < shoppers; i++) {
            SampleTalk talk = SampleTalk.ALL.get(next.getAndIncrement() % SampleTalk.ALL.size());
            long startMillis = 700L * i;
            Thread.ofVirtual().name("sample-shopper").start(() -> {
                try {
                    Thread.sleep(startMillis);
                    talk(talk, site, storeUrl, socketOrigin);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (RefusedException | IOException e) {
                    LOG.infof("A sample shopper left: %s", e.getMessage());
                }
            });
        }
    }

    private void talk(SampleTalk talk, Site site, String storeUrl, String socketOrigin)
            throws IOException, InterruptedException {
        Optional<VisitorTokens.Issued> issued = visitors.register(
                site, new Doorkeeper.Request(Map.of(), null, null, "Firefox/140.0", "127.0.0.1"), "en-GB");
        if (issued.isEmpty()) {
            LOG.info("Too many shoppers came lately; please wait some minutes.");
            return;
        }
        String token = issued.get().token();
        SamplePerson person = new SamplePerson(FACTS, Map.of(), talk.samplePage(), Outcome.CLOSED);
        try (SampleBrowser browser = new SampleBrowser(http, site, storeUrl, socketOrigin, token, person)) {
            browser.enter(talk.samplePage(), Map.of());
            SampleChat.hold(http, socketOrigin, storeUrl, token, talk);
        }
    }
}
