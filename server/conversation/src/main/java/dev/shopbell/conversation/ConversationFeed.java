package dev.shopbell.conversation;

import dev.shopbell.protocol.ConversationHead;
import dev.shopbell.protocol.ConversationState;
import dev.shopbell.realtime.Connection;
import dev.shopbell.realtime.EncodedFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Who follows which conversation on this node, and how far each follower has been served.
///
/// A follower is a cursor. It is either live, and then gets an entry from memory when its number is the next
/// one, or catching up from the database. Anything else (an entry that is not the next, a head read from the
/// database that lies ahead) makes it catch up. So it hardly matters where an entry came from, in which order
/// publications arrive, or whether one is lost: what a follower is sent is always the conversation's entries,
/// in order, without a gap or a double.
final class ConversationFeed {
    private static final Logger LOG = Logger.getLogger(ConversationFeed.class);
    /// Entries a page when catching up.
    private static final int PAGE = 50;
    /// UTF-16 units of text a page, the first entry aside: with its frame around it a quarter of a shopper's outgoing
    /// queue at the most.
    private static final int PAGE_TEXT = 32_000;

    private static final long QUIET_CHECK_MILLIS = 20;

    private static final long RETRY_MILLIS = 500;

    private final ConversationStore store;
    private final EntryWriter writer;
    private final Executor background;
    private final ConcurrentHashMap<UUID, Topic> topics = new ConcurrentHashMap<>();

    /// @param background runs work that may wait for the database
    ConversationFeed(ConversationStore store, EntryWriter writer, Executor background) {
        this.store = store;
        this.writer = writer;
        this.background = background;
    }

    /// Serves the entries after `after`, and then every later one. Replaces an earlier call for the same two.
    /// The caller has checked that the connection may read the conversation.
    void follow(Connection connection, Conversation conversation, View view, int after) {
        Follower follower = new Follower(connection, view, after);
        topics.compute(conversation.id(), (id, existing) -> {
            Topic topic = existing == null ? new Topic(id) : existing;
            topic.add(follower, conversation);
            return topic;
        });
        catchUp(conversation.id(), follower, true);
    }

    /// Ends a [#follow].
    void unfollow(Connection connection, UUID conversation) {
        topics.computeIfPresent(conversation, (id, topic) -> topic.remove(connection) ? null : topic);
    }

    /// Whether the connection follows the conversation: it was allowed to read it, then.
    boolean follows(Connection connection, UUID conversation) {
        Topic topic = topics.get(conversation);
        return topic != null && topic.has(connection);
    }

    /// Hands on entries that were just committed. Entries of one conversation stand in the order of their
    /// numbers.
    void publish(List<StoredEntry> entries) {
        if (entries.size() == 1) {
            publish(entries.getFirst().conversation(), entries);
            return;
        }
        Map<UUID, List<StoredEntry>> byConversation = new HashMap<>();
        for (StoredEntry entry : entries) {
            byConversation
                    .computeIfAbsent(entry.conversation(), id -> new ArrayList<>(4))
                    .add(entry);
        }
        byConversation.forEach(this::publish);
    }

    private void publish(UUID conversation, List<StoredEntry> entries) {
        Topic topic = topics.get(conversation);
        if (topic != null) {
            topic.publish(entries);
        }
    }

    /// Sends a frame that may get lost to every follower but its author, in whichever window they are.
    void whisper(UUID conversation, UUID author, EncodedFrame frame) {
        Topic topic = topics.get(conversation);
        if (topic != null) {
            topic.forEach(follower -> {
                if (!follower.connection.author().id().equals(author)) {
                    follower.connection.sendIfQuiet(frame);
                }
            });
        }
    }

    /// The heads of the given conversations as far as this node knows, for the connection that follows them.
    List<ConversationHead> heads(Connection connection, Iterable<UUID> conversations) {
        List<ConversationHead> heads = new ArrayList<>();
        for (UUID id : conversations) {
            Topic topic = topics.get(id);
            if (topic != null) {
                topic.forEach(follower -> {
                    if (follower.connection.equals(connection) && follower.live) {
                        heads.add(new ConversationHead(id, ConversationState.OPEN, follower.cursor));
                    }
                });
            }
        }
        return heads;
    }

    /// Reads the heads of all followed conversations, so that what another node wrote, or what was lost
    /// between commit and publication, reaches the followers. One query, which answers only with what is new.
    ///
    /// @return the conversations that had moved
    List<UUID> readHeads() {
        Map<UUID, Integer> known = new HashMap<>();
        topics.forEach((id, topic) -> known.put(id, topic.lastNumber()));
        if (known.isEmpty()) {
            return List.of();
        }
        List<ConversationStore.Head> moved = store.headsThatDiffer(known);
        for (ConversationStore.Head head : moved) {
            Topic topic = topics.get(head.conversation());
            if (topic != null) {
                topic.moved(head);
            }
        }
        topics.values().forEach(Topic::wakeLaggards);
        return moved.stream().map(ConversationStore.Head::conversation).toList();
    }

    private void catchUp(UUID conversation, Follower follower, boolean answerEvenIfEmpty) {
        background.execute(() -> {
            boolean mustAnswer = answerEvenIfEmpty;
            while (follower.connection.isOpen()) {
                Topic topic = topics.get(conversation);
                if (topic == null) {
                    return;
                }
                try {
                    int after = topic.beginRead(follower);
                    List<StoredEntry> read = store.entries(conversation, follower.view, after, PAGE);
                    List<StoredEntry> page = firstOf(read);
                    boolean isLast = read.size() < PAGE && page.size() == read.size();
                    if (topic.endRead(follower, page, isLast, mustAnswer)) {
                        return;
                    }
                    mustAnswer = false;
                    while (follower.connection.isOpen() && !follower.connection.isQuiet()) {
                        Thread.sleep(QUIET_CHECK_MILLIS);
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                } catch (RuntimeException e) {
                    LOG.warnf("Entries of %s could not be read, trying again: %s", conversation, e.getMessage());
                    try {
                        Thread.sleep(RETRY_MILLIS);
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                        return;
                    }
                }
            }
        });
    }

    /// As many entries as a page may hold, and one at least.
    private static List<StoredEntry> firstOf(List<StoredEntry> entries) {
        int units = 0;
        for (int i = 0; i < entries.size(); i++) {
            String text = entries.get(i).text();
            units += text == null ? 0 : text.length();
            if (i > 0 && units > PAGE_TEXT) {
                return entries.subList(0, i);
            }
        }
        return entries;
    }

    /// One connection's place in one conversation. Guarded by its topic.
    private static final class Follower {
        final Connection connection;
        final View view;
        int cursor;
        boolean live;
        /// Something was published while a page was being read, so one more page must be.
        boolean missed;

        boolean removed;

        Follower(Connection connection, View view, int cursor) {
            this.connection = connection;
            this.view = view;
            this.cursor = cursor;
        }
    }

    /// The followers of one conversation.
    private final class Topic {
        private final UUID id;
        private final List<Follower> followers = new ArrayList<>(2);
        private int lastNumber;
        private int lastShopperNumber;

        Topic(UUID id) {
            this.id = id;
        }

        synchronized void add(Follower follower, Conversation conversation) {
            remove(follower.connection);
            followers.add(follower);
            raise(conversation.lastNumber(), conversation.lastShopperNumber());
        }

        /// Whether nobody is left.
        synchronized boolean remove(Connection connection) {
            followers.removeIf(follower -> {
                follower.removed |= follower.connection.equals(connection);
                return follower.connection.equals(connection);
            });
            return followers.isEmpty();
        }

        synchronized boolean has(Connection connection) {
            return followers.stream().anyMatch(follower -> follower.connection.equals(connection));
        }

        synchronized int lastNumber() {
            return lastNumber;
        }

        synchronized void forEach(Consumer<Follower> action) {
            followers.forEach(action);
        }

        synchronized void moved(ConversationStore.Head head) {
            raise(head.lastNumber(), head.lastShopperNumber());
            wakeLaggards();
        }

        /// Makes those catch up who are behind a head that is known: a publication that failed half-way, because a
        /// name could not be read for one, raised the head and sent nothing, so no later head differs.
        synchronized void wakeLaggards() {
            for (Follower follower : followers) {
                if (follower.live && follower.cursor < headFor(follower.view)) {
                    fallBehind(follower);
                }
            }
        }

        synchronized void publish(List<StoredEntry> entries) {
            boolean alike = EntryWriter.looksAlikeToAll(entries);
            List<StoredEntry> visible = alike
                    ? entries
                    : entries.stream()
                            .filter(entry -> entry.shopperNumber() > 0)
                            .toList();
            raise(
                    entries.getLast().number(),
                    visible.isEmpty() ? 0 : visible.getLast().shopperNumber());
            EncodedFrame forStaff = sendAll(View.STAFF, entries, null);
            sendAll(View.SHOPPER, visible, alike ? forStaff : null);
        }

        /// @param known the frame, if it was made already
        /// @return the frame, if it is known now
        private @Nullable EncodedFrame sendAll(View view, List<StoredEntry> entries, @Nullable EncodedFrame known) {
            if (entries.isEmpty()) {
                return known;
            }
            int first = entries.getFirst().numberFor(view);
            int last = entries.getLast().numberFor(view);
            EncodedFrame frame = known;
            for (Follower follower : followers) {
                if (follower.view == view && isNext(follower, first, last)) {
                    frame = frame == null ? writer.frame(id, view, entries, last) : frame;
                    send(follower, frame, last);
                }
            }
            return frame;
        }

        private void send(Follower follower, EncodedFrame frame, int upTo) {
            follower.cursor = upTo;
            follower.connection.send(frame);
        }

        /// Whether the entries can be sent as they are; makes the follower catch up where they cannot.
        private boolean isNext(Follower follower, int first, int last) {
            if (!follower.live) {
                follower.missed = true;
                return false;
            }
            if (last <= follower.cursor) {
                return false;
            }
            if (first == follower.cursor + 1) {
                return true;
            }
            fallBehind(follower);
            return false;
        }

        private void fallBehind(Follower follower) {
            follower.live = false;
            catchUp(id, follower, false);
        }

        synchronized int beginRead(Follower follower) {
            follower.missed = false;
            return follower.cursor;
        }

        /// Whether the follower needs no more pages.
        synchronized boolean endRead(Follower follower, List<StoredEntry> page, boolean isLast, boolean mustAnswer) {
            if (follower.removed) {
                return true;
            }
            if (!page.isEmpty() || mustAnswer) {
                int upTo = page.isEmpty() ? follower.cursor : page.getLast().numberFor(follower.view);
                // First: where it fails, the page must be read again.
                EncodedFrame frame = writer.frame(id, follower.view, page, Math.max(upTo, headFor(follower.view)));
                send(follower, frame, upTo);
            }
            // A head that moved while the page was read counts like a publication: both may be the last sign of
            // an entry.
            if (!isLast || follower.missed || follower.cursor < headFor(follower.view)) {
                return false;
            }
            follower.live = true;
            return true;
        }

        private int headFor(View view) {
            return switch (view) {
                case STAFF -> lastNumber;
                case SHOPPER -> lastShopperNumber;
            };
        }

        private void raise(int number, int shopperNumber) {
            lastNumber = Math.max(lastNumber, number);
            lastShopperNumber = Math.max(lastShopperNumber, shopperNumber);
        }
    }
}
