package dev.shopbell.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.protocol.PageState;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.realtime.Audience;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageLinesDbTest {
    private static final Storage STORAGE = TestDatabase.create("access", "visitor");
    private final ShopFloor floor = new ShopFloor(STORAGE);
    private String token = "";

    @BeforeEach
    void open() {
        token = floor.opens(null, "/");
    }

    @AfterEach
    void close() {
        floor.close();
    }

    @Test
    void a_visitor_is_as_lively_as_the_liveliest_of_their_pages() {
        HeldLine left = line();
        HeldLine right = line();
        floor.lines.here(left, PageState.HIDDEN);
        floor.lines.here(right, PageState.IDLE);
        assertThat(written()).isEqualTo(PageState.IDLE);
        floor.lines.here(left, PageState.ACTIVE);
        assertThat(written()).isEqualTo(PageState.ACTIVE);
        floor.lines.closed(left);
        assertThat(written()).isEqualTo(PageState.IDLE);
        assertThat(floor.visit(token).lineNode()).isEqualTo(floor.visits.node());
    }

    @Test
    void who_leaves_is_gone_after_a_while_and_who_turns_the_page_is_not() {
        HeldLine first = line();
        floor.lines.here(first, PageState.ACTIVE);
        written();
        floor.lines.closed(first);
        assertThat(written()).as("the next page may be on its way").isEqualTo(PageState.ACTIVE);
        floor.later(Duration.ofSeconds(5));
        floor.opens(token, "/next");
        floor.later(Duration.ofSeconds(6));
        assertThat(written()).isEqualTo(PageState.ACTIVE);

        HeldLine second = line();
        floor.lines.here(second, PageState.ACTIVE);
        floor.lines.closed(second);
        floor.later(Duration.ofSeconds(11));
        assertThat(written()).isEqualTo(PageState.GONE);
        assertThat(floor.visit(token).lineNode()).isNull();
    }

    @Test
    void a_page_that_is_left_before_it_has_a_line_keeps_nobody_there() {
        HeldLine first = line();
        floor.lines.here(first, PageState.ACTIVE);
        written();
        floor.lines.closed(first);
        floor.later(Duration.ofSeconds(8));
        floor.opens(token, "/only-for-a-moment");
        floor.later(Duration.ofSeconds(8));
        assertThat(written()).as("its line may be on its way").isEqualTo(PageState.ACTIVE);
        floor.later(Duration.ofSeconds(3));
        assertThat(written()).isEqualTo(PageState.GONE);
    }

    @Test
    void whose_line_another_node_holds_meanwhile_is_not_gone() {
        HeldLine here = line();
        floor.lines.here(here, PageState.ACTIVE);
        written();
        try (ShopFloor elsewhere = new ShopFloor(STORAGE)) {
            elsewhere.feed.round();
            floor.lines.closed(here);
            HeldLine there = new HeldLine(Audience.PAGE, floor.visitor(token));
            elsewhere.lines.opened(there);
            elsewhere.lines.here(there, PageState.ACTIVE);
            elsewhere.lines.write();
            // This node has not heard of that yet.
            floor.later(Duration.ofSeconds(11));
            assertThat(written()).isEqualTo(PageState.ACTIVE);
            assertThat(floor.visits
                            .visit(floor.visitor(token).id())
                            .orElseThrow()
                            .lineNode())
                    .isEqualTo(elsewhere.visits.node());
        }
    }

    @Test
    void a_row_that_says_so_already_is_not_written_again() {
        HeldLine line = line();
        floor.lines.here(line, PageState.ACTIVE);
        written();
        long version = floor.visit(token).version();
        floor.lines.here(line, PageState.ACTIVE);
        written();
        assertThat(floor.visit(token).version()).isEqualTo(version);
        floor.lines.here(line, PageState.HIDDEN);
        floor.lines.here(line, PageState.ACTIVE);
        written();
        assertThat(floor.visit(token).version())
                .as("there and back between two writings")
                .isEqualTo(version);
    }

    @Test
    void every_page_is_told_and_one_too_many_is_refused() {
        List<UUID> opened = new ArrayList<>();
        floor.lines.onOpened(opened::add);
        List<HeldLine> lines = new ArrayList<>();
        for (int i = 0; i < VisitorConfig.DEFAULT.linesPerVisitor(); i++) {
            lines.add(line());
        }
        HeldLine refused = line();
        assertThat(refused.closed).isEqualTo(Problem.TOO_MANY);
        assertThat(opened).hasSize(lines.size());

        ServerFrame frame = new ServerFrame.Visitors(0, 0, 0, List.of());
        assertThat(floor.visitors.tell(floor.visitor(token).id(), frame)).isEqualTo(lines.size());
        assertThat(lines).allSatisfy(line -> assertThat(line.frames).containsExactly(frame));
        assertThat(refused.frames).isEmpty();

        floor.lines.end(floor.visitor(token).id(), Problem.SESSION_ENDED);
        assertThat(lines).allSatisfy(line -> assertThat(line.closed).isEqualTo(Problem.SESSION_ENDED));
    }

    private HeldLine line() {
        HeldLine line = new HeldLine(Audience.PAGE, floor.visitor(token));
        floor.lines.opened(line);
        return line;
    }

    /// As the visitor's row has it after what is due was written.
    private PageState written() {
        floor.lines.write();
        return floor.visits.visit(floor.visitor(token).id()).orElseThrow().state();
    }
}
