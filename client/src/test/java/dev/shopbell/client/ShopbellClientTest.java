package dev.shopbell.client;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopbell.protocol.Author;
import dev.shopbell.protocol.AuthorKind;
import dev.shopbell.protocol.ConversationFrame.Say;
import dev.shopbell.protocol.Entry;
import dev.shopbell.protocol.EntryKind;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopbellClientTest {
    private final List<String> thread = new CopyOnWriteArrayList<>();
    private final AtomicInteger restarts = new AtomicInteger();
    private final ClientListener listener = new ClientListener() {
        @Override
        public void entries(UUID conversation, List<Entry> entries) {
            entries.forEach(entry -> thread.add(String.valueOf(entry.text())));
        }

        @Override
        public void restarted() {
            restarts.incrementAndGet();
            thread.clear();
        }
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void lines_are_stored_once_and_in_order_and_read_back_so_however_often_the_line_is_cut(long seed) throws Exception {
        ModelServer server = new ModelServer(seed, 12);
        List<String> written = IntStream.range(0, 40).mapToObj(i -> "line " + i).toList();
        try (ShopbellClient client = new ShopbellClient(server, "token", listener)) {
            client.start();
            client.follow(server.conversation);
            List<CompletableFuture<ServerFrame.Said>> answers = new ArrayList<>();
            written.forEach(text -> answers.add(client.say(null, EntryKind.LINE, text)));

            CompletableFuture<?> half = answers.get(20);
            half.get(60, SECONDS);
            server.calmDown();
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get(60, SECONDS).number()).isEqualTo(i + 1);
            }

            assertThat(server.texts()).containsExactlyElementsOf(written);
            client.cut(); // so that a last frame that was lost is missed at once, not at the next heartbeat
            await(() -> thread.size() >= written.size());
            assertThat(thread).containsExactlyElementsOf(written);
        }
    }

    @Test
    void after_a_restore_the_thread_is_read_again_from_its_first_entry() throws Exception {
        ModelServer server = new ModelServer(1, Integer.MAX_VALUE);
        try (ShopbellClient client = new ShopbellClient(server, "token", listener)) {
            client.start();
            client.follow(server.conversation);
            for (String text : List.of("one", "two", "three")) {
                client.say(null, EntryKind.LINE, text).get(10, SECONDS);
            }
            server.restore(1);

            client.cut();

            await(() -> thread.size() == 1);
            assertThat(thread).containsExactly("one");
        }
    }

    @Test
    void a_stale_epoch_on_a_line_that_is_up_is_noticed_and_mended_once() throws Exception {
        ModelServer server = new ModelServer(1, Integer.MAX_VALUE);
        try (ShopbellClient client = new ShopbellClient(server, "token", listener)) {
            client.start();
            client.follow(server.conversation);
            for (String text : List.of("one", "two", "three")) {
                client.say(null, EntryKind.LINE, text).get(10, SECONDS);
            }
            server.restore(1);

            client.follow(server.conversation);
            await(() -> thread.size() == 1);
            client.follow(server.conversation);
            client.say(null, EntryKind.LINE, "four").get(10, SECONDS);

            await(() -> thread.size() == 2);
            assertThat(thread).containsExactly("one", "four");
            assertThat(restarts).hasValue(1);
        }
    }

    @Test
    void a_line_that_is_refused_for_good_fails_and_the_next_one_goes_on() throws Exception {
        Transport refusing = (hello, heard) -> {
            ServerFrame welcome =
                    new ServerFrame.Welcome(1, "e", 30, new Author(AuthorKind.SHOPPER, new UUID(0, 1), null));
            var unused = CompletableFuture.runAsync(() -> heard.frame(Wire.write(welcome)));
            return new Transport.Line() {
                @Override
                public void send(String frame) {
                    try {
                        Say say = (Say) Wire.readClientFrame(frame);
                        var unusedToo = CompletableFuture.runAsync(() -> heard.frame(Wire.write(
                                say.text().isBlank()
                                        ? new ServerFrame.Refused(
                                                say.clientId().toString(), Problem.INVALID.detail(null))
                                        : new ServerFrame.Said(say.clientId(), new UUID(0, 1), 1, 0))));
                    } catch (Wire.MalformedFrameException e) {
                        throw new IllegalStateException(e);
                    }
                }

                @Override
                public void close() {}
            };
        };
        try (ShopbellClient client = new ShopbellClient(refusing, "token", listener)) {
            client.start();
            CompletableFuture<ServerFrame.Said> bad = client.say(null, EntryKind.LINE, " ");
            CompletableFuture<ServerFrame.Said> good = client.say(null, EntryKind.LINE, "good");
            client.cut();

            good.get(10, SECONDS);
            assertThatThrownBy(bad::get).hasCauseInstanceOf(RefusedException.class);
        }
    }

    @Test
    void a_conversation_has_one_line_on_its_way_and_keeps_their_order() {
        Outbox outbox = new Outbox();
        Outbox.Line first = new Outbox.Line(new Say(UUID.randomUUID(), null, EntryKind.LINE, "1"));
        Outbox.Line second = new Outbox.Line(new Say(UUID.randomUUID(), null, EntryKind.LINE, "2"));
        Outbox.Line elsewhere = new Outbox.Line(new Say(UUID.randomUUID(), UUID.randomUUID(), EntryKind.LINE, "3"));

        assertThat(outbox.add(first)).isTrue();
        assertThat(outbox.add(second)).isFalse();
        assertThat(outbox.add(elsewhere)).isTrue();
        assertThat(outbox.heads()).containsExactly(first, elsewhere);
        assertThat(outbox.remove(first)).isSameAs(second);
        assertThat(outbox.remove(second)).isNull();
        assertThat(outbox.heads()).containsExactly(elsewhere);
    }

    @Test
    void pauses_are_spread_from_nothing_to_a_bound_that_grows_and_ends() {
        java.util.Random random = new java.util.Random(1);
        for (int failures : new int[] {0, 1, 5, 60}) {
            long[] pauses = IntStream.range(0, 2_000)
                    .mapToLong(i -> BackOff.millis(failures, random))
                    .toArray();
            long bound = failures == 0 ? 500 : failures == 1 ? 1_000 : failures == 5 ? 16_000 : 20_000;
            assertThat(java.util.Arrays.stream(pauses).max().orElseThrow()).isBetween(bound * 95 / 100, bound);
            assertThat(java.util.Arrays.stream(pauses).min().orElseThrow()).isLessThan(bound / 20);
        }
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 2_000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
    }
}
