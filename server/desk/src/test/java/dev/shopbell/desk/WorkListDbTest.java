package dev.shopbell.desk;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopbell.access.AccountsForTests;
import dev.shopbell.access.Actor;
import dev.shopbell.conversation.Conversations;
import dev.shopbell.conversation.ConversationsForTests;
import dev.shopbell.conversation.SayOutcome;
import dev.shopbell.customer.CustomersForTests;
import dev.shopbell.protocol.ConversationState;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.protocol.Role;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.WorkItem;
import dev.shopbell.protocol.WorkItem.LastLine;
import dev.shopbell.realtime.RecordingConnection;
import dev.shopbell.site.SiteConfig;
import dev.shopbell.site.Sites;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import dev.shopbell.visitor.VisitorsForTests;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkListDbTest {
    private static final Storage STORAGE =
            TestDatabase.create("site", "access", "customer", "visitor", "conversation", "desk");
    private static final ExecutorService BACKGROUND = Executors.newVirtualThreadPerTaskExecutor();

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Conversations conversations = ConversationsForTests.on(STORAGE, BACKGROUND);
    private final DeskStore store = new DeskStore(STORAGE.jdbi());
    private final WorkItems items = new WorkItems(
            store,
            new Sites(STORAGE, SiteConfig.DEFAULT, Clock.systemUTC()),
            AccountsForTests.on(STORAGE),
            CustomersForTests.on(STORAGE),
            VisitorsForTests.on(STORAGE),
            ids -> Map.of());
    private final WorkFeed feed = new WorkFeed(items, store, BACKGROUND, timer);
    private final Actor.Staff maya = new Actor.Staff(UUID.randomUUID(), "Maya", Role.AGENT, UUID.randomUUID());
    private final UUID site = UUID.randomUUID();

    @AfterEach
    void close() {
        feed.close();
        conversations.close();
        STORAGE.jdbi()
                .useHandle(handle ->
                        handle.execute("TRUNCATE conversation.conversation, conversation.entry, conversation.reading"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void events_applied_to_a_stale_list_give_what_a_fresh_list_shows(long seed) {
        Random random = new Random(seed);
        conversations.onChange(feed::changed);
        conversations.onReading(feed::read);
        List<UUID> open = new ArrayList<>();
        RecordingConnection early = new RecordingConnection(maya);
        feed.watch(early, maya.id());
        List<RecordingConnection> watchers = new ArrayList<>(List.of(early));
        for (int i = 0; i < 60; i++) {
            act(random, open);
            if (random.nextInt(20) == 0) {
                RecordingConnection late = new RecordingConnection(maya);
                watchers.add(late);
                feed.watch(late, maya.id());
            }
        }

        Map<UUID, WorkItem> fresh = byId(items.snapshot(maya.id()));
        for (RecordingConnection watcher : watchers) {
            await().atMost(30, SECONDS)
                    .untilAsserted(() -> assertThat(applied(watcher)).isEqualTo(fresh));
        }
    }

    @Test
    void what_another_node_did_is_found_by_looking() {
        feed.start();
        RecordingConnection watcher = new RecordingConnection(maya);
        feed.watch(watcher, maya.id());
        UUID first = say(new Actor.Visitor(UUID.randomUUID(), site));
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(applied(watcher)).containsKey(first));

        UUID second = say(new Actor.Visitor(UUID.randomUUID(), site));
        conversations.close(maya, first);

        await().atMost(30, SECONDS).untilAsserted(() -> {
            assertThat(applied(watcher)).containsKey(second);
            assertThat(applied(watcher).values())
                    .anyMatch(item -> item.conversation().equals(first) && item.state() == ConversationState.CLOSED);
        });
    }

    @Test
    void a_row_says_who_waits_since_when_and_what_was_said_last() {
        UUID conversation = say(new Actor.Visitor(UUID.randomUUID(), site));

        WorkItem row = items.row(maya, conversation).orElseThrow();

        assertThat(row.waitingSinceMicros()).isNotNull();
        assertThat(row.lastLine()).extracting(LastLine::text).isEqualTo("Is it warm?");
        assertThat(row.lastShopperNumber()).isEqualTo(2);
        assertThat(row.assignee()).isNull();
    }

    @Test
    void closed_conversations_are_read_page_by_page_latest_first() {
        List<UUID> closed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            UUID conversation = say(new Actor.Visitor(UUID.randomUUID(), site));
            conversations.close(maya, conversation);
            closed.addFirst(conversation);
        }

        assertThat(items.closedBefore(maya, closed.get(1), 2))
                .extracting(WorkItem::conversation)
                .containsExactly(closed.get(2), closed.get(3));
    }

    @Test
    void an_excerpt_never_ends_in_half_of_a_character() {
        assertThat(DeskStore.excerpt("x".repeat(138) + "😀😀")).isEqualTo("x".repeat(138) + "…");
        assertThat(DeskStore.excerpt("short")).isEqualTo("short");
    }

    private void act(Random random, List<UUID> open) {
        if (open.isEmpty() || random.nextInt(4) == 0) {
            open.add(say(new Actor.Visitor(UUID.randomUUID(), site)));
            return;
        }
        UUID conversation = open.get(random.nextInt(open.size()));
        switch (random.nextInt(5)) {
            case 0 -> conversations.take(maya, conversation);
            case 1 -> conversations.close(maya, conversation);
            case 2 -> conversations.reopen(maya, conversation);
            case 3 -> conversations.read(maya, conversation, 1 + random.nextInt(3));
            default ->
                conversations
                        .say(maya, UUID.randomUUID(), conversation, EntryKind.LINE, "line " + random.nextInt())
                        .join();
        }
    }

    private UUID say(Actor.Visitor visitor) {
        SayOutcome outcome = conversations
                .say(visitor, UUID.randomUUID(), null, EntryKind.LINE, "Is it warm?")
                .join();
        return ((SayOutcome.Said) outcome).entry().conversation();
    }

    /// What a client holds that merges as [WorkItem] says.
    private static Map<UUID, WorkItem> applied(RecordingConnection connection) {
        Map<UUID, WorkItem> held = new TreeMap<>();
        for (ServerFrame frame : connection.frames()) {
            switch (frame) {
                case ServerFrame.WorkList list -> {
                    held.clear();
                    held.putAll(byId(list.items()));
                }
                case ServerFrame.WorkItems changed ->
                    changed.items().forEach(item -> held.merge(item.conversation(), item, WorkListDbTest::merged));
                default -> {}
            }
        }
        return held;
    }

    private static WorkItem merged(WorkItem a, WorkItem b) {
        WorkItem newer = a.version() > b.version() ? a : b;
        return WorkFeed.withReading(newer, Math.max(a.readUpTo(), b.readUpTo()));
    }

    private static Map<UUID, WorkItem> byId(List<WorkItem> list) {
        Map<UUID, WorkItem> byId = new TreeMap<>(Comparator.naturalOrder());
        list.forEach(item -> byId.put(item.conversation(), item));
        return byId;
    }
}
