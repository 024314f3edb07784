package dev.shopbell.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.access.Actor;
import dev.shopbell.protocol.InvitationStanding;
import dev.shopbell.protocol.Page;
import dev.shopbell.protocol.PageKind;
import dev.shopbell.protocol.PageState;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.Role;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.protocol.VisitorFilter;
import dev.shopbell.protocol.VisitorRow;
import dev.shopbell.protocol.VisitorSort;
import dev.shopbell.realtime.Audience;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VisitorWatchesTest {
    private static final UUID SITE = UUID.randomUUID();
    private static final VisitQuery ALL = new VisitQuery(VisitorFilter.ALL, VisitorSort.NEWEST, false);
    private final VisitIndex index = new VisitIndex(VisitorConfig.DEFAULT);
    private Instant now = Instant.parse("2026-05-04T08:00:00Z");
    private int asked;
    private final Set<Integer> blocked = new HashSet<>();
    private final VisitorWatches watches = new VisitorWatches(
            index, this::namesOf, site -> "Tarnwell", visit -> blocked.contains(visit.pages()), () -> now);

    @Test
    void a_window_comes_when_it_looks_different_and_only_then() {
        HeldLine line = watching(ALL, 0, 2);
        watches.round();
        assertThat(last(line).rows()).isEmpty();
        index.apply(List.of(visit(1), visit(2), visit(3)));
        watches.round();
        assertThat(last(line).total()).isEqualTo(3);
        assertThat(last(line).rows()).extracting(VisitorRow::pages).containsExactly(3, 2);
        assertThat(last(line).rows()).extracting(VisitorRow::siteName).containsOnly("Tarnwell");

        int before = line.frames.size();
        watches.round();
        index.apply(List.of(visit(3)));
        watches.round();
        assertThat(line.frames).as("nothing looks different").hasSize(before);
        index.apply(List.of(visit(4)));
        watches.round();
        assertThat(last(line).rows()).extracting(VisitorRow::pages).containsExactly(4, 3);
    }

    @Test
    void who_is_blocked_is_in_no_list_whatever_their_pages_told_before() {
        index.apply(List.of(visit(1), visit(2)));
        HeldLine line = watching(ALL, 0, 5);
        watches.round();
        assertThat(last(line).rows()).extracting(VisitorRow::pages).containsExactly(2, 1);
        blocked.add(2);
        index.apply(List.of(visit(1)));
        watches.round();
        assertThat(last(line).rows()).extracting(VisitorRow::pages).containsExactly(1);
        assertThat(last(line).total()).isEqualTo(1);
    }

    @Test
    void time_alone_turns_rows_idle() {
        index.apply(List.of(visit(1)));
        HeldLine line = watching(ALL, 0, 5);
        watches.round();
        assertThat(last(line).rows().getFirst().state()).isEqualTo(PageState.ACTIVE);
        now = now.plus(Duration.ofMinutes(3));
        for (int round = 0; round < 6; round++) {
            watches.round();
        }
        assertThat(last(line).rows().getFirst().state()).isEqualTo(PageState.IDLE);
    }

    @Test
    void a_slow_reader_gets_the_newest_when_it_can_and_nobody_else_waits() {
        HeldLine slow = watching(ALL, 0, 5);
        HeldLine quick = watching(ALL, 0, 5);
        slow.quiet = false;
        index.apply(List.of(visit(1)));
        watches.round();
        index.apply(List.of(visit(2)));
        watches.round();
        assertThat(slow.frames).isEmpty();
        assertThat(last(quick).total()).isEqualTo(2);
        slow.quiet = true;
        watches.round();
        assertThat(slow.frames).hasSize(1);
        assertThat(last(slow).total()).isEqualTo(2);
    }

    @Test
    void a_window_beyond_the_end_is_empty_and_who_stops_or_went_gets_nothing() {
        index.apply(List.of(visit(1)));
        HeldLine beyond = watching(ALL, 10, 5);
        HeldLine stopped = watching(ALL, 0, 5);
        HeldLine gone = watching(ALL, 0, 5);
        watches.remove(stopped);
        gone.closed = Problem.SESSION_ENDED;
        watches.round();
        assertThat(last(beyond).rows()).isEmpty();
        assertThat(last(beyond).total()).isEqualTo(1);
        assertThat(stopped.frames).isEmpty();
        assertThat(gone.frames).isEmpty();
    }

    @Test
    void names_are_asked_for_the_rows_of_the_window_alone_and_addresses_shown_to_who_may_see_them() {
        index.apply(List.of(visit(1), visit(2), visit(3)));
        HeldLine agent = watching(ALL, 0, 1);
        HeldLine supervisor = watching(new VisitQuery(VisitorFilter.ALL, VisitorSort.NEWEST, true), 0, 1);
        watches.round();
        assertThat(asked).isEqualTo(2);
        assertThat(last(agent).rows().getFirst().name()).isEqualTo("Ida");
        assertThat(last(agent).rows().getFirst().ip()).isNotEqualTo("203.0.113.7");
        assertThat(last(supervisor).rows().getFirst().ip()).isEqualTo("203.0.113.7");
    }

    private Map<UUID, String> namesOf(Set<UUID> visitors) {
        asked += visitors.size();
        return Map.of(idOf(3), "Ida");
    }

    private HeldLine watching(VisitQuery query, int first, int count) {
        HeldLine line =
                new HeldLine(Audience.STAFF, new Actor.Staff(UUID.randomUUID(), "Maya", Role.AGENT, UUID.randomUUID()));
        watches.add(line, query, first, count);
        return line;
    }

    private static ServerFrame.Visitors last(HeldLine line) {
        return (ServerFrame.Visitors) line.frames.getLast();
    }

    private static UUID idOf(int number) {
        return new UUID(0, number);
    }

    /// The higher the number, the newer the visit and the more pages.
    private Visit visit(int number) {
        Instant since = now.minusSeconds(30 - number);
        return new Visit(
                idOf(number),
                SITE,
                idOf(number),
                new Page("https://shop.example/", "Shop"),
                PageKind.OTHER,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "203.0.113.7",
                since,
                1,
                0,
                since,
                number,
                since,
                PageState.ACTIVE,
                since,
                null,
                InvitationStanding.NONE,
                null,
                null,
                1);
    }
}
