package dev.shopbell.conversation;

import dev.shopbell.conversation.MessageLogStore.Line;
import dev.shopbell.protocol.AuthorKind;
import dev.shopbell.protocol.EntryKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Lines of one transaction, counted: how far each moves the counters of its conversation. Counting here, and not
/// by windows and groups in SQL, is what makes the statement cheap. Not thread-safe.
final class LineBatch {
    private final List<Line> lines;
    private final List<Burst> bursts;
    private final Place[] places;

    private LineBatch(List<Line> lines, List<Burst> bursts, Place[] places) {
        this.lines = lines;
        this.bursts = bursts;
        this.places = places;
    }

    /// The lines of one conversation.
    static final class Burst {
        final UUID conversation;
        /// How many lines.
        int steps;
        /// How many of them the shopper may see.
        int shopperSteps;
        /// The step of the shopper's last line; 0 without one.
        int shopperLast;
        /// The step of the last line by staff, notes aside; 0 without one.
        int staffLast;
        /// Who answered first.
        @Nullable
        UUID answerer;

        /// Its place in the batch, from 1.
        int ordinal;

        Burst(UUID conversation) {
            this.conversation = conversation;
        }

        private Place add(Line line) {
            steps++;
            boolean isNote = line.kind() == EntryKind.NOTE;
            if (!isNote) {
                shopperSteps++;
            }
            if (line.authorKind() == AuthorKind.SHOPPER) {
                shopperLast = steps;
            } else if (!isNote) {
                staffLast = steps;
                answerer = answerer == null ? line.author() : answerer;
            }
            return new Place(this, steps, isNote ? 0 : shopperSteps);
        }
    }

    /// Where a line stands in its burst.
    ///
    /// @param shopperStep 0 for what shoppers may not see
    record Place(Burst burst, int step, int shopperStep) {}

    /// Counts the lines. Bursts stand in the order of their conversations' ids, which is the order in which rows
    /// are locked: so two nodes never wait for each other.
    static LineBatch of(List<Line> lines) {
        Map<UUID, Burst> byConversation = new TreeMap<>();
        Place[] places = new Place[lines.size()];
        for (int i = 0; i < places.length; i++) {
            Line line = lines.get(i);
            places[i] = byConversation
                    .computeIfAbsent(line.conversation(), Burst::new)
                    .add(line);
        }
        List<Burst> bursts = new ArrayList<>(byConversation.values());
        for (int i = 0; i < bursts.size(); i++) {
            bursts.get(i).ordinal = i + 1;
        }
        return new LineBatch(lines, bursts, places);
    }

    List<Line> lines() {
        return lines;
    }

    List<Burst> bursts() {
        return bursts;
    }

    Place place(int line) {
        return places[line];
    }
}
