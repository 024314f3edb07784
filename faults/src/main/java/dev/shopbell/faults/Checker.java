package dev.shopbell.faults;

import dev.shopbell.faults.FinalState.Client;
import dev.shopbell.faults.FinalState.Row;
import dev.shopbell.faults.HistoryEvent.Acknowledged;
import dev.shopbell.faults.HistoryEvent.Followed;
import dev.shopbell.faults.HistoryEvent.Invoked;
import dev.shopbell.faults.HistoryEvent.Received;
import dev.shopbell.faults.HistoryEvent.Refused;
import dev.shopbell.faults.HistoryEvent.SeenEntry;
import dev.shopbell.faults.HistoryEvent.Struck;
import dev.shopbell.faults.HistoryEvent.Unknown;
import dev.shopbell.faults.Violation.Invariant;
import dev.shopbell.protocol.EntryKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// Holds a history against the final state. Looks at nothing else, so that a recorded history can be checked again.
final class Checker {
    private record ClientLine(String client, UUID clientId) {}

    private record Reading(String client, UUID conversation) {}

    private final FinalState state;
    private final List<Violation> violations = new ArrayList<>();
    private final Map<ClientLine, Invoked> invoked = new HashMap<>();
    private final Set<ClientLine> acknowledged = new HashSet<>();
    private final Set<ClientLine> refused = new HashSet<>();
    private final Set<ClientLine> unknown = new HashSet<>();
    private final Map<Reading, Integer> lastAcknowledged = new HashMap<>();
    private final Map<Reading, Integer> lastReceived = new HashMap<>();

    private Checker(FinalState state) {
        this.state = state;
    }

    /// Every promise that was not kept; nothing if all were.
    static List<Violation> check(List<HistoryEvent> history, FinalState state) {
        Checker checker = new Checker(state);
        history.forEach(checker::follow);
        state.rows().forEach(checker::checkRows);
        checker.checkRefusals();
        checker.checkViews();
        return List.copyOf(checker.violations);
    }

    private void follow(HistoryEvent event) {
        switch (event) {
            case Invoked line -> invoked.put(new ClientLine(line.client(), line.clientId()), line);
            case Acknowledged line -> checkAcknowledgement(line);
            case Refused line -> refused.add(new ClientLine(line.client(), line.clientId()));
            case Unknown line -> unknown.add(new ClientLine(line.client(), line.clientId()));
            case Followed reading ->
                lastReceived.put(new Reading(reading.client(), reading.conversation()), reading.after());
            case Received entries -> checkDelivery(entries);
            case Struck ignored -> {}
        }
    }

    private void checkAcknowledgement(Acknowledged line) {
        acknowledged.add(new ClientLine(line.client(), line.clientId()));
        Client client = client(line.client());
        SeenEntry stored = state.viewOf(client, line.conversation()).stream()
                .filter(entry -> line.clientId().equals(entry.clientId())
                        && client.author().equals(entry.author()))
                .findFirst()
                .orElse(null);
        if (stored == null) {
            violated(Invariant.DURABILITY, "%s was told that %s is kept, and it is not".formatted(line.client(), line));
            return;
        }
        if (stored.number() != line.number()) {
            violated(Invariant.STABLE, "%s is now %d".formatted(line, stored.number()));
        }
        int last = lastAcknowledged.getOrDefault(new Reading(line.client(), line.conversation()), 0);
        if (line.number() <= last) {
            violated(Invariant.SENDER_ORDER, "%s came after number %d".formatted(line, last));
        }
        lastAcknowledged.put(new Reading(line.client(), line.conversation()), line.number());
    }

    private void checkDelivery(Received received) {
        Client client = client(received.client());
        if (!client.mayRead().contains(received.conversation())) {
            violated(Invariant.ISOLATION, "%s may not read %s".formatted(received.client(), received.conversation()));
            return;
        }
        Reading reading = new Reading(received.client(), received.conversation());
        List<SeenEntry> view = state.viewOf(client, received.conversation());
        for (SeenEntry entry : received.entries()) {
            int last = lastReceived.getOrDefault(reading, 0);
            if (entry.number() != last + 1) {
                violated(
                        Invariant.DELIVERY,
                        "%s got number %d of %s after %d"
                                .formatted(received.client(), entry.number(), received.conversation(), last));
            }
            lastReceived.put(reading, entry.number());
            if (!client.staff() && entry.kind() == EntryKind.NOTE) {
                violated(Invariant.ISOLATION, "%s saw the note %s".formatted(received.client(), entry));
            } else if (entry.number() < 1
                    || entry.number() > view.size()
                    || !view.get(entry.number() - 1).equals(entry)) {
                violated(
                        Invariant.STABLE,
                        "%s saw %s in %s, which now is something else"
                                .formatted(received.client(), entry, received.conversation()));
            }
        }
    }

    private void checkRows(UUID conversation, List<Row> rows) {
        Set<List<Object>> ids = new HashSet<>();
        int number = 0;
        int shopperNumber = 0;
        for (Row row : rows) {
            if (row.number() != ++number) {
                violated(Invariant.GAPLESS, "%s has %d where %d belongs".formatted(conversation, row.number(), number));
                number = row.number();
            }
            Integer wanted = row.kind().forShopper() ? Integer.valueOf(++shopperNumber) : null;
            if (!Objects.equals(row.shopperNumber(), wanted)) {
                violated(
                        Invariant.GAPLESS,
                        "%s has %s for the shopper where %s belongs, at %d"
                                .formatted(conversation, row.shopperNumber(), wanted, row.number()));
            }
            UUID clientId = row.clientId();
            if (clientId != null) {
                if (!ids.add(List.of(row.author(), clientId))) {
                    violated(Invariant.ONE_ROW, "%s has %s twice".formatted(conversation, clientId));
                }
                checkOrigin(conversation, row, clientId);
            }
        }
    }

    private void checkOrigin(UUID conversation, Row row, UUID clientId) {
        boolean said = state.clients().entrySet().stream()
                .filter(client -> client.getValue().author().equals(row.author()))
                .map(client -> invoked.get(new ClientLine(client.getKey(), clientId)))
                .anyMatch(line -> line != null
                        && line.text().equals(row.text())
                        && line.kind() == row.kind()
                        && (line.conversation() == null || line.conversation().equals(conversation)));
        if (!said) {
            violated(Invariant.NO_INVENTION, "%s in %s was not said so by anybody".formatted(row, conversation));
        }
    }

    private void checkRefusals() {
        Set<UUID> stored = new HashSet<>();
        state.rows().values().forEach(rows -> rows.forEach(row -> stored.add(row.clientId())));
        for (ClientLine line : refused) {
            if (!acknowledged.contains(line) && !unknown.contains(line) && stored.contains(line.clientId())) {
                violated(Invariant.REFUSED_STAYS_OUT, "%s was refused and is there".formatted(line));
            }
        }
    }

    private void checkViews() {
        state.views()
                .forEach((name, conversations) -> conversations.forEach((conversation, seen) -> {
                    Client client = client(name);
                    if (!client.mayRead().contains(conversation)) {
                        violated(Invariant.ISOLATION, "%s reads %s in the end".formatted(name, conversation));
                    } else if (!seen.equals(state.viewOf(client, conversation))) {
                        violated(
                                Invariant.CONVERGENCE,
                                "%s reads %d entries of %s in the end, and the database has %d for them, or others"
                                        .formatted(
                                                name,
                                                seen.size(),
                                                conversation,
                                                state.viewOf(client, conversation)
                                                        .size()));
                    }
                }));
    }

    private Client client(String name) {
        return Objects.requireNonNull(state.clients().get(name), name);
    }

    private void violated(Invariant invariant, String detail) {
        violations.add(new Violation(invariant, detail));
    }
}
