package dev.shopbell.demo;

import dev.shopbell.client.ClientListener;
import dev.shopbell.client.ShopbellClient;
import dev.shopbell.client.WebSocketTransport;
import dev.shopbell.protocol.AuthorKind;
import dev.shopbell.protocol.ConversationFrame;
import dev.shopbell.protocol.Entry;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.VisitorFrame;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The chat of somebody in the sample shop: they ask, wait for an answer like anybody, and go on when it has come.
final class SampleChat {
    /// Nobody waits for an answer longer than this.
    private static final long PATIENCE_MINUTES = 30;
    /// Typed by a person: some three letters a second, after a moment's thought.
    private static final long MILLIS_PER_LETTER = 60;

    private SampleChat() {}

    /// Says line after line, each after an answer to the one before. Returns when all was said, when the conversation
    /// was
    /// closed, or when nobody answered for long.
    ///
    /// @param token by what the server knows the browser
    static void hold(HttpClient http, String socketOrigin, String storeUrl, String token, SampleTalk talk)
            throws InterruptedException {
        Answers answers = new Answers();
        URI socket = URI.create(socketOrigin + "/socket/shopper");
        try (ShopbellClient client =
                new ShopbellClient(new WebSocketTransport(http, socket, Map.of()), token, answers)) {
            answers.client = client;
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
