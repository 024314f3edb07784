package dev.shopbell.client;

import dev.shopbell.protocol.Author;
import dev.shopbell.protocol.AuthorKind;
import dev.shopbell.protocol.ClientFrame;
import dev.shopbell.protocol.ConversationFrame;
import dev.shopbell.protocol.Entry;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.SessionFrame;
import dev.shopbell.protocol.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A server of one conversation that keeps the protocol's promises and is otherwise as unreliable as it may be: it
/// loses
/// lines before or after storing what came, drops frames, sends some twice, and refuses to hear for a while.
final class ModelServer implements Transport {
    final UUID conversation = UUID.randomUUID();
    private final Random random;
    private final int trouble;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<UUID, Integer> numbers = new HashMap<>();
    private String epoch = "first";
    private volatile boolean peaceful;

    /// @param trouble one in how many frames meets with trouble
    ModelServer(long seed, int trouble) {
        random = new Random(seed);
        this.trouble = trouble;
    }

    /// From now on nothing fails.
    void calmDown() {
        peaceful = true;
    }

    /// As after a restore: the newest entries are gone.
    void restore(int keep) {
        thread.execute(() -> {
            entries.subList(keep, entries.size()).clear();
            numbers.values().removeIf(number -> number > keep);
            epoch = "second";
        });
    }

    List<String> texts() throws Exception {
        return thread.submit(() -> entries.stream().map(Entry::text).toList()).get();
    }

    @Override
    public Line open(String hello, Listener listener) {
        ModelLine line = new ModelLine(listener);
        line.send(hello);
        return line;
    }

    private final class ModelLine implements Line {
        private final Listener listener;
        private boolean cut;
        private boolean following;
        private int sent;

        ModelLine(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void send(String frame) {
            thread.execute(() -> {
                try {
                    take(Wire.readClientFrame(frame));
                } catch (Wire.MalformedFrameException e) {
                    throw new IllegalStateException(e);
                }
            });
        }

        @Override
        public void close() {
            thread.execute(() -> cut = true);
        }

        private void take(ClientFrame frame) {
            if (cut) {
                return;
            }
            if (isTrouble()) {
                fail();
                return;
            }
            if (frame instanceof SessionFrame.Hello) {
                Author you = new Author(AuthorKind.SHOPPER, UUID.randomUUID(), null);
                answer(new ServerFrame.Welcome(Wire.VERSION, epoch, 1, you));
            } else if (frame instanceof ConversationFrame.Follow follow) {
                if (follow.epoch() != null && !follow.epoch().equals(epoch)) {
                    answer(new ServerFrame.Refused(conversation.toString(), Problem.STALE_EPOCH.detail(null)));
                    return;
                }
                following = true;
                sent = follow.after();
                feed();
            } else if (frame instanceof ConversationFrame.Say say) {
                if (isTrouble()) {
                    answer(new ServerFrame.Refused(
                            say.clientId().toString(), Problem.STORAGE_UNAVAILABLE.detail(null)));
                    return;
                }
                int number = numbers.computeIfAbsent(say.clientId(), id -> store(say));
                if (isTrouble()) {
                    fail(); // stored, and never answered
                    return;
                }
                answer(new ServerFrame.Said(say.clientId(), conversation, number, 0));
                feed();
            }
        }

        private int store(ConversationFrame.Say say) {
            int number = entries.size() + 1;
            Author author = new Author(AuthorKind.SHOPPER, new UUID(0, 1), null);
            entries.add(new Entry(number, EntryKind.LINE, author, 0, say.text(), say.clientId(), null));
            return number;
        }

        private void feed() {
            if (!following || cut) {
                return;
            }
            int first = sent;
            if (isTrouble()) {
                sent = Math.min(sent + 1, entries.size()); // a frame is lost: the next one shows a gap
                first = sent;
            } else if (isTrouble()) {
                first = Math.max(0, sent - 2); // some come twice
            }
            answer(new ServerFrame.Entries(
                    conversation, List.copyOf(entries.subList(first, entries.size())), entries.size()));
            sent = entries.size();
        }

        private void answer(ServerFrame frame) {
            if (!cut) {
                listener.frame(Wire.write(frame));
            }
        }

        private void fail() {
            cut = true;
            listener.closed(null);
        }

        private boolean isTrouble() {
            return !peaceful && random.nextInt(trouble) == 0;
        }
    }
}
