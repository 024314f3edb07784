package dev.shopbell.client;

import dev.shopbell.protocol.ConversationFrame.Say;
import dev.shopbell.protocol.ServerFrame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Lines that are not answered yet. Of each conversation at most one is on its way, so that lines keep the
/// order in which they were written, whatever fails. Guarded by its client.
final class Outbox {
    /// Stands for the conversation that a shopper does not name.
    private static final UUID UNNAMED = new UUID(0, 0);

    private final Map<UUID, ArrayDeque<Line>> queues = new LinkedHashMap<>();
    private final Map<UUID, Line> byClientId = new HashMap<>();

    /// A line, and who waits for its answer.
    static final class Line {
        final Say say;
        final CompletableFuture<ServerFrame.Said> answer = new CompletableFuture<>();
        int refusals;

        Line(Say say) {
            this.say = say;
        }
    }

    /// Adds a line; whether it is the next of its conversation, and may be sent now.
    boolean add(Line line) {
        ArrayDeque<Line> queue = queues.computeIfAbsent(key(line.say), key -> new ArrayDeque<>());
        queue.add(line);
        byClientId.put(line.say.clientId(), line);
        return queue.size() == 1;
    }

    /// The first unanswered line of each conversation.
    List<Line> heads() {
        List<Line> heads = new ArrayList<>();
        queues.values().forEach(queue -> heads.add(queue.element()));
        return heads;
    }

    @Nullable
    Line find(UUID clientId) {
        return byClientId.get(clientId);
    }

    /// Takes out a line that was answered; the next of its conversation, if there is one.
    @Nullable
    Line remove(Line line) {
        byClientId.remove(line.say.clientId());
        UUID key = key(line.say);
        ArrayDeque<Line> queue = queues.get(key);
        if (queue == null || !queue.remove(line) || queue.isEmpty()) {
            queues.remove(key);
            return null;
        }
        return queue.element();
    }

    private static UUID key(Say say) {
        UUID conversation = say.conversation();
        return conversation == null ? UNNAMED : conversation;
    }
}
