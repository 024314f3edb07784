package dev.shopbell.replay;

import dev.shopbell.client.ClientListener;
import dev.shopbell.client.ShopbellClient;
import dev.shopbell.protocol.Entry;
import dev.shopbell.protocol.ProblemDetail;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.replay.Dialogue.Side;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A dialogue that is being played or was: its lines, and what each side heard while it lasted. Thread-safe.
final class Talk {
    private final Script script;
    private final List<SpokenLine> lines;
    private final Map<UUID, SpokenLine> byClientId;
    private final Map<Side, List<Entry>> heard = new EnumMap<>(Side.class);
    private volatile ShopApi.@Nullable Shopper shopper;
    private volatile ShopApi.@Nullable Staff agent;
    private volatile @Nullable UUID conversation;
    private volatile @Nullable UnplayedException failure;
    private volatile boolean played;

    Talk(Script script, Tally tally) {
        this.script = script;
        lines = script.lines().stream().map(line -> new SpokenLine(line, tally)).toList();
        byClientId =
                lines.stream().collect(Collectors.toMap(spoken -> spoken.line().clientId(), Function.identity()));
    }

    Script script() {
        return script;
    }

    List<SpokenLine> lines() {
        return lines;
    }

    /// The browser that asks, once it is registered.
    Optional<ShopApi.Shopper> shopper() {
        return Optional.ofNullable(shopper);
    }

    void shopper(ShopApi.Shopper registered) {
        shopper = registered;
    }

    /// Who answers, once the conversation is open.
    Optional<ShopApi.Staff> agent() {
        return Optional.ofNullable(agent);
    }

    /// The conversation, once it is open.
    Optional<UUID> conversation() {
        return Optional.ofNullable(conversation);
    }

    void opened(UUID id, ShopApi.Staff answering) {
        conversation = id;
        agent = answering;
    }

    /// Every line was said, acknowledged and heard by both sides.
    void played() {
        played = true;
    }

    boolean wasPlayed() {
        return played;
    }

    /// Ends the talk early; whoever waits for a line of it waits no more.
    void giveUp(UnplayedException why) {
        if (failure == null) {
            failure = why;
        }
        lines.forEach(line -> line.giveUp(why));
    }

    /// Why the talk ended early, if it did.
    Optional<UnplayedException> failure() {
        return Optional.ofNullable(failure);
    }

    /// One side got entries.
    void heard(Side side, List<Entry> entries) {
        synchronized (heard) {
            heard.computeIfAbsent(side, any -> new ArrayList<>()).addAll(entries);
        }
        for (Entry entry : entries) {
            SpokenLine spoken = entry.clientId() == null ? null : byClientId.get(entry.clientId());
            if (spoken != null) {
                spoken.heardBy(side);
            }
        }
    }

    /// One side was told to forget what it heard, and to hear it anew.
    void forget(Side side) {
        synchronized (heard) {
            heard.remove(side);
        }
    }

    /// What one side heard while the talk lasted.
    List<Entry> heard(Side side) {
        synchronized (heard) {
            return List.copyOf(heard.getOrDefault(side, List.of()));
        }
    }

    /// The shopper's ear: follows the conversation as the widget does, as soon as the server names it.
    ///
    /// @param client the shopper's client, which exists by the time anything is heard
    ClientListener shopperListener(Supplier<ShopbellClient> client) {
        return new ClientListener() {
            private final Set<UUID> followed = ConcurrentHashMap.newKeySet();

            @Override
            public void frame(ServerFrame frame) {
                if (frame instanceof ServerFrame.Current(var head) && head != null) {
                    follow(head.id());
                } else if (frame instanceof ServerFrame.Said said) {
                    follow(said.conversation());
                }
            }

            private void follow(UUID id) {
                if (followed.add(id)) {
                    client.get().follow(id);
                }
            }

            @Override
            public void entries(UUID id, List<Entry> entries) {
                heard(Side.SHOPPER, entries);
            }

            @Override
            public void restarted() {
                forget(Side.SHOPPER);
            }

            @Override
            public void stopped(ProblemDetail problem) {
                giveUp(new UnplayedException("the shopper's client stopped: " + problem.code()));
            }

            @Override
            public void notFollowed(UUID id, ProblemDetail problem) {
                giveUp(new UnplayedException("the shopper may not follow the conversation: " + problem.code()));
            }
        };
    }
}
