package dev.shopbell.replay;

import dev.shopbell.client.ClientListener;
import dev.shopbell.client.ShopbellClient;
import dev.shopbell.client.Transport;
import dev.shopbell.protocol.ConversationFrame;
import dev.shopbell.protocol.DeskFrame;
import dev.shopbell.protocol.Entry;
import dev.shopbell.protocol.ProblemDetail;
import dev.shopbell.replay.Dialogue.Side;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// An agent who is signed in and answers in any number of talks over one connection, with the work list open as the
/// console has it. Thread-safe.
final class AgentSeat implements AutoCloseable {
    private final ShopApi.Staff staff;
    private final ShopbellClient client;
    private final Map<UUID, Talk> talks = new ConcurrentHashMap<>();

    AgentSeat(ShopApi.Staff staff, Transport transport) {
        this.staff = staff;
        client = new ShopbellClient(transport, null, new Ear());
        client.stand(new DeskFrame.SetAvailability(true));
        client.stand(new DeskFrame.WatchWork());
        client.start();
    }

    ShopApi.Staff staff() {
        return staff;
    }

    ShopbellClient client() {
        return client;
    }

    /// Takes a conversation and hears what is said in it from its beginning.
    CompletableFuture<@Nullable Void> take(UUID conversation, Talk talk) {
        talks.put(conversation, talk);
        client.follow(conversation);
        return client.command(ref -> new ConversationFrame.Take(ref, conversation));
    }

    /// Closes a conversation.
    CompletableFuture<@Nullable Void> finish(UUID conversation) {
        return client.command(ref -> new ConversationFrame.Close(ref, conversation));
    }

    /// Hears a conversation no more.
    void leave(UUID conversation) {
        client.unfollow(conversation);
        talks.remove(conversation);
    }

    @Override
    public void close() {
        client.close();
    }

    private final class Ear implements ClientListener {
        @Override
        public void entries(UUID conversation, List<Entry> entries) {
            Talk talk = talks.get(conversation);
            if (talk != null) {
                talk.heard(Side.AGENT, entries);
            }
        }

        @Override
        public void restarted() {
            talks.values().forEach(talk -> talk.forget(Side.AGENT));
        }

        @Override
        public void stopped(ProblemDetail problem) {
            UnplayedException why = new UnplayedException("the agent's client stopped: " + problem.code());
            talks.values().forEach(talk -> talk.giveUp(why));
        }

        @Override
        public void notFollowed(UUID conversation, ProblemDetail problem) {
            Talk talk = talks.get(conversation);
            if (talk != null) {
                talk.giveUp(new UnplayedException("the agent may not follow the conversation: " + problem.code()));
            }
        }
    }
}
