package dev.shopbell.conversation;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.shopbell.conversation.MessageLogStore.Line;
import dev.shopbell.conversation.MessageLogStore.LineResult;
import dev.shopbell.http.Caller;
import dev.shopbell.protocol.AuthorKind;
import dev.shopbell.protocol.Entry;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.Wire;
import dev.shopbell.realtime.RecordingConnection;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationFeedDbTest {
    private static final Caller ANYBODY = new Caller() {};
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final Storage STORAGE = TestDatabase.create("conversation");
    private static final ExecutorService BACKGROUND = Executors.newVirtualThreadPerTaskExecutor();

    private final ConversationStore store = new ConversationStore(STORAGE.jdbi());
    private final MessageLogStore messages = new MessageLogStore(STORAGE.fixedPlans());
    private final ConversationFeed feed =
            new ConversationFeed(store, new EntryWriter(id -> "Ida", ids -> Map.of()), BACKGROUND);
    private final UUID author = UUID.randomUUID();

    @AfterAll
    static void close() {
        BACKGROUND.close();
        STORAGE.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void followers_get_every_entry_once_and_in_order_however_publications_are_lost_delayed_or_doubled(long seed)
            throws Exception {
        Random random = new Random(seed);
        UUID conversation = openConversation();
        List<Expected> followers = new ArrayList<>();
        List<List<StoredEntry>> late = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            if (random.nextInt(15) == 0) {
                followers.add(follow(conversation, random));
            }
            List<StoredEntry> entries = write(conversation, 1 + random.nextInt(4), random);
            switch (random.nextInt(6)) {
                case 0 -> {
                    // lost
                }
                case 1 -> late.add(entries);
                case 2 -> {
                    feed.publish(entries);
                    feed.publish(entries);
                }
                default -> feed.publish(entries);
            }
            if (!late.isEmpty() && random.nextInt(4) == 0) {
                Collections.shuffle(late, random);
                feed.publish(late.removeFirst());
            }
            if (random.nextInt(40) == 0) {
                feed.readHeads();
            }
        }
        feed.readHeads();

        Conversation end = store.find(conversation).orElseThrow();
        for (Expected follower : followers) {
            await().atMost(30, SECONDS)
                    .untilAsserted(() -> assertThat(follower.received())
                            .hasSizeGreaterThanOrEqualTo(end.headFor(follower.view) - follower.after));
        }
        Thread.sleep(20); // anything that came too much would come now
        for (Expected follower : followers) {
            assertThat(follower.received())
                    .containsExactlyElementsOf(IntStream.rangeClosed(follower.after + 1, end.headFor(follower.view))
                            .boxed()
                            .toList());
        }
    }

    @Test
    void an_entry_whose_publication_and_first_page_failed_half_way_still_comes() {
        AtomicInteger failures = new AtomicInteger();
        EntryWriter forgetful = new EntryWriter(
                id -> {
                    if (failures.getAndDecrement() > 0) {
                        throw new IllegalStateException("the database is away");
                    }
                    return "Ida";
                },
                ids -> Map.of());
        ConversationFeed shaken = new ConversationFeed(store, forgetful, BACKGROUND);
        UUID conversation = openConversation();
        Expected follower = new Expected(new RecordingConnection(ANYBODY), View.STAFF, 1);
        shaken.follow(follower.connection, store.find(conversation).orElseThrow(), View.STAFF, 1);
        await().atMost(30, SECONDS).until(() -> !follower.connection.frames().isEmpty());

        failures.set(2);
        List<StoredEntry> entries = write(conversation, List.of(EntryKind.LINE));
        assertThatThrownBy(() -> shaken.publish(entries)).hasMessage("the database is away");

        await().atMost(10, SECONDS).untilAsserted(() -> {
            shaken.readHeads();
            assertThat(follower.received()).containsExactly(2);
        });
    }

    @Test
    void a_backlog_of_long_lines_comes_in_pages_that_fit_and_each_waits_for_room() throws Exception {
        UUID conversation = openConversation();
        String longest = "€".repeat(Wire.MAX_TEXT);
        messages.write(
                IntStream.range(0, 60)
                        .mapToObj(i -> new MessageLogStore.Line(
                                conversation, author, AuthorKind.STAFF, UUID.randomUUID(), EntryKind.LINE, longest))
                        .toList(),
                AT);
        Expected follower = new Expected(new RecordingConnection(ANYBODY), View.STAFF, 1);
        follower.connection.setQuiet(false);
        feed.follow(follower.connection, store.find(conversation).orElseThrow(), View.STAFF, 1);
        await().atMost(30, SECONDS).until(() -> !follower.connection.frames().isEmpty());
        Thread.sleep(100); // a second page would come now

        assertThat(follower.connection.frames()).hasSize(1);
        follower.connection.setQuiet(true);
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(follower.received())
                        .containsExactlyElementsOf(
                                IntStream.rangeClosed(2, 61).boxed().toList()));
        assertThat(follower.connection.frames())
                .allSatisfy(frame -> assertThat(Wire.writeUtf8(frame)).hasSizeLessThan(128 * 1_024));
    }

    @Test
    void a_note_never_reaches_a_shopper_nor_leaves_a_gap() {
        UUID conversation = openConversation();
        Expected shopper = new Expected(new RecordingConnection(ANYBODY), View.SHOPPER, 0);
        feed.follow(shopper.connection, store.find(conversation).orElseThrow(), View.SHOPPER, 0);
        await().atMost(30, SECONDS).until(() -> !shopper.received().isEmpty());

        for (EntryKind kind : List.of(EntryKind.LINE, EntryKind.NOTE, EntryKind.NOTE, EntryKind.LINE)) {
            feed.publish(write(conversation, List.of(kind)));
        }

        await().atMost(30, SECONDS).until(() -> shopper.received().size() >= 3);
        assertThat(shopper.received()).containsExactly(1, 2, 3);
        assertThat(shopper.entries()).extracting(Entry::kind).doesNotContain(EntryKind.NOTE);
    }

    @Test
    void a_follower_who_holds_everything_is_told_so() {
        UUID conversation = openConversation();
        RecordingConnection connection = new RecordingConnection(ANYBODY);

        feed.follow(connection, store.find(conversation).orElseThrow(), View.STAFF, 1);

        await().atMost(30, SECONDS).until(() -> !connection.frames().isEmpty());
        assertThat(connection.frames()).containsExactly(new ServerFrame.Entries(conversation, List.of(), 1));
    }

    @Test
    void who_unfollows_hears_no_more() {
        UUID conversation = openConversation();
        RecordingConnection connection = new RecordingConnection(ANYBODY);
        feed.follow(connection, store.find(conversation).orElseThrow(), View.STAFF, 1);
        await().atMost(30, SECONDS).until(() -> !connection.frames().isEmpty());

        feed.unfollow(connection, conversation);
        feed.publish(write(conversation, List.of(EntryKind.LINE)));

        assertThat(feed.follows(connection, conversation)).isFalse();
        assertThat(connection.frames()).hasSize(1);
    }

    private Expected follow(UUID conversation, Random random) {
        Conversation now = store.find(conversation).orElseThrow();
        View view = random.nextBoolean() ? View.STAFF : View.SHOPPER;
        Expected follower = new Expected(new RecordingConnection(ANYBODY), view, random.nextInt(now.headFor(view) + 1));
        feed.follow(follower.connection, now, view, follower.after);
        return follower;
    }

    private List<StoredEntry> write(UUID conversation, int lines, Random random) {
        return write(
                conversation,
                IntStream.range(0, lines)
                        .mapToObj(i -> random.nextInt(3) == 0 ? EntryKind.NOTE : EntryKind.LINE)
                        .toList());
    }

    private List<StoredEntry> write(UUID conversation, List<EntryKind> kinds) {
        List<Line> lines = kinds.stream()
                .map(kind -> new Line(conversation, author, AuthorKind.STAFF, UUID.randomUUID(), kind, "a line"))
                .toList();
        try {
            return messages.write(lines, AT).stream()
                    .map(result -> ((LineResult.Written) result).entry())
                    .toList();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID openConversation() {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        STORAGE.jdbi().useTransaction(handle -> {
            store.insertOpen(handle, id, UUID.randomUUID(), UUID.randomUUID(), author, AT);
            store.insertEntry(
                    handle, new StoredEntry(id, 1, 1, EntryKind.OPENED, AuthorKind.SHOPPER, author, null, AT, null));
        });
        return id;
    }

    private record Expected(RecordingConnection connection, View view, int after) {
        List<Entry> entries() {
            return connection.frames().stream()
                    .filter(ServerFrame.Entries.class::isInstance)
                    .flatMap(frame -> ((ServerFrame.Entries) frame).entries().stream())
                    .toList();
        }

        List<Integer> received() {
            return entries().stream().map(Entry::number).toList();
        }
    }
}
