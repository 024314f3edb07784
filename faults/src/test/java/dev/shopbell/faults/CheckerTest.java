package dev.shopbell.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.faults.FinalState.Client;
import dev.shopbell.faults.FinalState.Row;
import dev.shopbell.faults.HistoryEvent.Acknowledged;
import dev.shopbell.faults.HistoryEvent.Followed;
import dev.shopbell.faults.HistoryEvent.Invoked;
import dev.shopbell.faults.HistoryEvent.Received;
import dev.shopbell.faults.HistoryEvent.Refused;
import dev.shopbell.faults.HistoryEvent.SeenEntry;
import dev.shopbell.faults.HistoryEvent.Unknown;
import dev.shopbell.faults.Violation.Invariant;
import dev.shopbell.protocol.EntryKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A short true history, and each way in which it could be a lie.
class CheckerTest {
    private static final UUID CONVERSATION = UUID.randomUUID();
    private static final UUID SHOPPER = UUID.randomUUID();
    private static final UUID AGENT = UUID.randomUUID();
    private static final UUID HELLO = UUID.randomUUID();
    private static final UUID NOTE = UUID.randomUUID();
    private static final UUID ANSWER = UUID.randomUUID();

    private final List<HistoryEvent> history = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Client> clients = new HashMap<>();
    private final Map<String, Map<UUID, List<SeenEntry>>> views = new HashMap<>();

    @BeforeEach
    void a_true_history() {
        clients.put("shopper", new Client(SHOPPER, false, Set.of(CONVERSATION)));
        clients.put("agent", new Client(AGENT, true, Set.of(CONVERSATION)));
        rows.add(new Row(1, 1, EntryKind.OPENED, SHOPPER, null, null));
        rows.add(new Row(2, 2, EntryKind.LINE, SHOPPER, HELLO, "Hello?"));
        rows.add(new Row(3, null, EntryKind.NOTE, AGENT, NOTE, "Is she the one of yesterday?"));
        rows.add(new Row(4, 3, EntryKind.LINE, AGENT, ANSWER, "Hi!"));
        history.add(new Invoked("shopper", HELLO, null, EntryKind.LINE, "Hello?"));
        history.add(new Acknowledged("shopper", HELLO, CONVERSATION, 2));
        history.add(new Followed("agent", CONVERSATION, 0));
        history.add(new Followed("shopper", CONVERSATION, 0));
        history.add(new Received("agent", CONVERSATION, state().viewOf(client("agent"), CONVERSATION)));
        history.add(new Invoked("agent", NOTE, CONVERSATION, EntryKind.NOTE, "Is she the one of yesterday?"));
        history.add(new Acknowledged("agent", NOTE, CONVERSATION, 3));
        history.add(new Invoked("agent", ANSWER, CONVERSATION, EntryKind.LINE, "Hi!"));
        history.add(new Acknowledged("agent", ANSWER, CONVERSATION, 4));
        history.add(new Received("shopper", CONVERSATION, state().viewOf(client("shopper"), CONVERSATION)));
        seeAll();
    }

    @Test
    void a_true_history_is_believed() {
        assertThat(Checker.check(history, state())).isEmpty();
    }

    @Test
    void a_dropped_row_that_was_acknowledged_is_found() {
        rows.removeLast();
        history.removeLast();
        seeAll();
        assertViolated(Invariant.DURABILITY);
    }

    @Test
    void an_acknowledged_line_that_stands_in_another_conversation_is_found() {
        history.add(new Acknowledged("agent", ANSWER, UUID.randomUUID(), 4));
        assertViolated(Invariant.DURABILITY);
    }

    @Test
    void a_doubled_row_is_found() {
        rows.add(new Row(5, 4, EntryKind.LINE, AGENT, ANSWER, "Hi!"));
        seeAll();
        assertViolated(Invariant.ONE_ROW);
    }

    @Test
    void two_swapped_numbers_are_found() {
        rows.set(1, new Row(2, 2, EntryKind.LINE, AGENT, ANSWER, "Hi!"));
        rows.set(3, new Row(4, 3, EntryKind.LINE, SHOPPER, HELLO, "Hello?"));
        seeAll();
        assertViolated(Invariant.STABLE);
    }

    @Test
    void lines_of_one_sender_in_another_order_than_acknowledged_are_found() {
        history.remove(new Acknowledged("agent", NOTE, CONVERSATION, 3));
        history.add(new Acknowledged("agent", NOTE, CONVERSATION, 3));
        assertViolated(Invariant.SENDER_ORDER);
    }

    @Test
    void a_missing_number_is_found() {
        rows.set(3, new Row(5, 3, EntryKind.LINE, AGENT, ANSWER, "Hi!"));
        seeAll();
        assertViolated(Invariant.GAPLESS);
    }

    @Test
    void a_gap_in_the_view_of_the_shopper_is_found() {
        rows.set(3, new Row(4, 4, EntryKind.LINE, AGENT, ANSWER, "Hi!"));
        seeAll();
        assertViolated(Invariant.GAPLESS);
    }

    @Test
    void a_note_with_a_number_for_the_shopper_is_found() {
        rows.set(2, new Row(3, 3, EntryKind.NOTE, AGENT, NOTE, "Is she the one of yesterday?"));
        rows.set(3, new Row(4, 4, EntryKind.LINE, AGENT, ANSWER, "Hi!"));
        seeAll();
        assertViolated(Invariant.GAPLESS);
    }

    @Test
    void a_row_that_nobody_said_is_found() {
        rows.add(new Row(5, 4, EntryKind.LINE, AGENT, UUID.randomUUID(), "Boo!"));
        seeAll();
        assertViolated(Invariant.NO_INVENTION);
    }

    @Test
    void a_changed_text_is_found() {
        rows.set(1, new Row(2, 2, EntryKind.LINE, SHOPPER, HELLO, "Hell?"));
        seeAll();
        assertViolated(Invariant.NO_INVENTION);
    }

    @Test
    void a_line_under_a_wrong_author_is_found() {
        rows.set(1, new Row(2, 2, EntryKind.LINE, AGENT, HELLO, "Hello?"));
        seeAll();
        assertViolated(Invariant.NO_INVENTION);
    }

    @Test
    void an_entry_that_reaches_a_foreign_reader_is_found() {
        clients.put("stranger", new Client(UUID.randomUUID(), false, Set.of()));
        history.add(new Received("stranger", CONVERSATION, List.of(seen(rows.getFirst()))));
        assertViolated(Invariant.ISOLATION);
    }

    @Test
    void a_foreign_conversation_in_the_final_view_is_found() {
        clients.put("stranger", new Client(UUID.randomUUID(), false, Set.of()));
        views.put("stranger", Map.of(CONVERSATION, List.of(seen(rows.getFirst()))));
        assertViolated(Invariant.ISOLATION);
    }

    @Test
    void a_note_that_reaches_the_shopper_is_found() {
        history.add(new Received("shopper", CONVERSATION, List.of(seen(rows.get(2)))));
        assertViolated(Invariant.ISOLATION);
    }

    @Test
    void an_entry_that_a_follower_misses_is_found() {
        history.add(new Followed("agent", CONVERSATION, 1));
        history.add(new Received("agent", CONVERSATION, List.of(seen(rows.get(2)))));
        assertViolated(Invariant.DELIVERY);
    }

    @Test
    void an_entry_that_a_follower_gets_twice_is_found() {
        history.add(new Received("agent", CONVERSATION, List.of(seen(rows.get(3)))));
        assertViolated(Invariant.DELIVERY);
    }

    @Test
    void a_reader_who_sees_less_than_the_database_holds_in_the_end_is_found() {
        views.put("shopper", Map.of(CONVERSATION, List.of()));
        assertViolated(Invariant.CONVERGENCE);
    }

    @Test
    void a_refused_line_that_is_there_is_found() {
        history.remove(new Acknowledged("agent", ANSWER, CONVERSATION, 4));
        history.add(new Refused("agent", ANSWER, "overloaded"));
        assertViolated(Invariant.REFUSED_STAYS_OUT);
    }

    @Test
    void a_line_of_unknown_fate_may_be_there_or_not() {
        history.remove(new Acknowledged("agent", ANSWER, CONVERSATION, 4));
        history.add(new Unknown("agent", ANSWER, "the line was cut"));
        UUID never = UUID.randomUUID();
        history.add(new Invoked("agent", never, CONVERSATION, EntryKind.LINE, "Still there?"));
        history.add(new Unknown("agent", never, "the line was cut"));
        assertThat(Checker.check(history, state())).isEmpty();
    }

    @Test
    void a_history_survives_its_file(@TempDir Path folder) throws IOException {
        History written = new History();
        history.forEach(written::add);
        Path file = folder.resolve("history.jsonl");
        written.writeTo(file);
        assertThat(History.readFrom(file).events()).isEqualTo(history);
    }

    private void assertViolated(Invariant invariant) {
        assertThat(Checker.check(history, state()))
                .extracting(Violation::invariant)
                .contains(invariant);
    }

    private FinalState state() {
        return new FinalState(Map.of(CONVERSATION, List.copyOf(rows)), clients, views);
    }

    private Client client(String name) {
        return state().clients().getOrDefault(name, new Client(SHOPPER, false, Set.of()));
    }

    private void seeAll() {
        for (String name : List.of("shopper", "agent")) {
            views.computeIfAbsent(name, any -> new HashMap<>())
                    .put(CONVERSATION, state().viewOf(client(name), CONVERSATION));
        }
    }

    private static SeenEntry seen(Row row) {
        return new SeenEntry(row.number(), row.kind(), row.author(), row.clientId(), row.text());
    }
}
