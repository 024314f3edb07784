package dev.shopbell.demo;

import dev.shopbell.access.VisitorTokens;
import dev.shopbell.client.ClientListener;
import dev.shopbell.client.RefusedException;
import dev.shopbell.client.ShopbellClient;
import dev.shopbell.client.WebSocketTransport;
import dev.shopbell.http.Doorkeeper;
import dev.shopbell.protocol.AuthorKind;
import dev.shopbell.protocol.ConversationFrame;
import dev.shopbell.protocol.Entry;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.VisitorFrame;
import dev.shopbell.site.Site;
import dev.shopbell.visitor.Visitors;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Shoppers who come through the front door, ask, wait for an answer like anybody, and leave when theirs is
/// answered. So a newcomer sees the console alive.
public final class SampleShoppers {
    private static final Logger LOG = Logger.getLogger(SampleShoppers.class);
    /// Nobody waits for an answer longer than this.
    private static final long PATIENCE_MINUTES = 30;
    /// Typed by a person: some three letters a second, after a moment's thought.
    private static final long MILLIS_PER_LETTER = 60;

    private final Visitors visitors;
    /// For one who asks there are some who only look.
    private static final int LOOKING_FOR_EACH = 3;

    private final HttpClient http = HttpClient.newHttpClient();
    private final SampleVisitors looking = new SampleVisitors(http);
    private final AtomicInteger next = new AtomicInteger();

    SampleShoppers(Visitors visitors) {
        this.visitors = visitors;
    }

    /// Lets some more shoppers in. Returns at once; their first lines come over the next seconds.
    ///
    /// @param socketOrigin where our sockets are, `ws://127.0.0.1:7878`
    public void letIn(int shoppers, Site site, String storeUrl, String socketOrigin) {
        looking.letIn(LOOKING_FOR_EACH * shoppers, site, storeUrl, socketOrigin);
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
        Answers answers = new Answers();
        URI socket = URI.create(socketOrigin + "/socket/shopper");
        String token = issued.get().token();
        Map<String, String> facts = Map.of("language", "en-GB", "zone", "Europe/London", "device", "desktop");
        try (SampleBrowser browser = new SampleBrowser(http, site, storeUrl, socketOrigin, token, facts);
                ShopbellClient client =
                        new ShopbellClient(new WebSocketTransport(http, socket, Map.of()), token, answers)) {
            answers.client = client;
            browser.open(talk.samplePage(), Map.of());
            client.start();
            client.stand(new VisitorFrame.PageView(talk.page(storeUrl)));
            for (String line : talk.lines()) {
                UUID conversation = answers.conversation;
                if (conversation != null) {
                    client.send(new ConversationFrame.Typing(conversation, true));
                }
                Thread.sleep(600 + MILLIS_PER_LETTER * line.length());
                client.say(null, EntryKind.LINE, line).join();
                if (!answers.next()) {
                    return;
                }
            }
        }
    }

    /// Waits for what staff say.
    private static final class Answers implements ClientListener {
        private final BlockingQueue<Boolean> answered = new ArrayBlockingQueue<>(1);
        private volatile @Nullable ShopbellClient client;
        private volatile @Nullable UUID conversation;

        /// Whether an answer came; not if the conversation was closed, or nobody answered for long.
        boolean next() throws InterruptedException {
            return Boolean.TRUE.equals(answered.poll(PATIENCE_MINUTES, TimeUnit.MINUTES));
        }

        @Override
        public void frame(ServerFrame frame) {
            ShopbellClient talker = client;
            if (frame instanceof ServerFrame.Current(var current) && current != null && talker != null) {
                conversation = current.id();
                talker.follow(current.id());
            }
        }

        @Override
        public void entries(UUID id, List<Entry> entries) {
            for (Entry entry : entries) {
                boolean byStaff = entry.author().kind() == AuthorKind.STAFF;
                if (byStaff && (entry.kind() == EntryKind.LINE || entry.kind() == EntryKind.CLOSED)) {
                    boolean _ = answered.offer(entry.kind() == EntryKind.LINE);
                }
            }
        }
    }
}
