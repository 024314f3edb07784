package dev.shopbell.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.protocol.InvitationStanding;
import dev.shopbell.protocol.PageState;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Server processes that share one database: each lists the visitors of all, also after one died.
class SeveralNodesDbTest {
    private final Storage storage = TestDatabase.create("access", "visitor");
    private final ShopFloor here = new ShopFloor(storage);
    private final ShopFloor there = new ShopFloor(storage);

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    @Test
    void each_sees_the_visitors_of_the_other_and_what_becomes_of_them() {
        there.feed.round();
        String token = here.opens(null, "/");
        UUID visitor = here.visitor(token).id();
        there.feed.round();
        assertThat(there.listed(visitor)).isEqualTo(here.listed(visitor));

        there.visitors.standing(List.of(
                new Visitors.Standing(visitor, InvitationStanding.DECLINED, here.now.plus(Duration.ofDays(7)))));
        here.feed.round();
        assertThat(here.listed(visitor).standing()).isEqualTo(InvitationStanding.DECLINED);

        here.visits.states(Map.of(visitor, PageState.HIDDEN), here.now);
        there.feed.round();
        assertThat(there.listed(visitor).state()).isEqualTo(PageState.HIDDEN);
        assertThat(there.listed(visitor).lineNode()).isEqualTo(here.visits.node());
    }

    @Test
    void what_commits_late_is_not_missed() {
        String token = here.opens(null, "/");
        UUID visitor = here.visitor(token).id();
        there.feed.round();
        try (Handle slow = storage.jdbi().open()) {
            slow.begin();
            slow.createUpdate("""
                            UPDATE visitor.visitor
                            SET page_title = 'late', version = version + 1, changed = pg_current_xact_id(), node = NULL
                            WHERE id = :id
                            """).bind("id", visitor).execute();
            here.opens(null, "/somebody-else");
            there.feed.round();
            there.feed.round();
            slow.commit();
        }
        there.feed.round();
        assertThat(there.listed(visitor).page().title()).isEqualTo("late");
    }

    @Test
    void a_process_that_starts_knows_who_is_there_and_forgets_the_lines_of_one_that_died() {
        String token = here.opens(null, "/");
        UUID visitor = here.visitor(token).id();
        here.visits.beat(Duration.ofSeconds(8));
        here.visits.states(Map.of(visitor, PageState.ACTIVE), here.now);

        there.later(Duration.ofMinutes(5));
        there.feed.round();
        assertThat(there.index.stateOf(there.listed(visitor), there.now)).isEqualTo(PageState.ACTIVE);

        storage.jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE visitor.node SET seen_at = seen_at - interval '1 minute' WHERE id = ?",
                        here.visits.node()));
        there.feed.round();
        assertThat(there.index.stateOf(there.listed(visitor), there.now)).isEqualTo(PageState.IDLE);
    }

    @Test
    void what_is_older_than_the_retention_is_forgotten_and_the_visitor_stays() {
        String token = here.opens(null, "/");
        UUID visitor = here.visitor(token).id();
        here.later(Duration.ofDays(91));
        String recent = here.opens(null, "/");
        assertThat(here.visits.forgetViews(here.site.id(), here.now.minus(Duration.ofDays(90)), 100))
                .isEqualTo(1);
        assertThat(here.visits.forgetVisits(
                        here.site.id(), here.now.minus(Duration.ofDays(90)), here.now.minus(Duration.ofDays(90)), 100))
                .isEqualTo(1);
        assertThat(here.visitors.trail(visitor)).isEmpty();
        assertThat(here.visits.visit(visitor)).isEmpty();
        assertThat(here.visitors.trail(here.visitor(recent).id())).hasSize(1);
        here.opens(token, "/back");
        assertThat(here.visits.visit(visitor)).isPresent();
    }

    @Test
    void the_hourly_pruning_leaves_nothing_that_a_site_may_not_keep_however_much_there_is()
            throws InterruptedException {
        String token = here.opens(null, "/");
        UUID visitor = here.visitor(token).id();
        storage.jdbi()
                .useHandle(handle -> handle.execute("""
                INSERT INTO visitor.page_view (visitor_id, view_id, site_id, at, url, title, kind)
                SELECT ?, gen_random_uuid(), ?, ?, '', '', 'other' FROM generate_series(1, 5500)
                """, visitor, here.site.id(), here.now.atOffset(ZoneOffset.UTC)));
        UUID other = UUID.randomUUID();
        storage.jdbi().useHandle(handle -> handle.execute("""
                INSERT INTO visitor.page_view (visitor_id, view_id, site_id, at, url, title, kind)
                VALUES (?, gen_random_uuid(), ?, ?, '', '', 'other')
                """, visitor, other, here.now.atOffset(ZoneOffset.UTC)));
        here.visits.beat(Duration.ofSeconds(8));
        storage.jdbi()
                .useHandle(handle -> handle.execute("UPDATE visitor.node SET seen_at = seen_at - interval '2 hours'"));
        here.later(Duration.ofDays(90).plusHours(1));
        new VisitUpkeep(
                        here.visits,
                        new VisitorStore(storage.jdbi()),
                        VisitorConfig.DEFAULT,
                        () -> List.of(here.site),
                        () -> here.now)
                .forget();
        assertThat(count("SELECT count(*) FROM visitor.page_view")).isEqualTo(1);
        assertThat(count("SELECT count(*) FROM visitor.visitor WHERE visit_since IS NOT NULL"))
                .isZero();
        assertThat(count("SELECT count(*) FROM visitor.visitor")).isEqualTo(1);
        assertThat(count("SELECT count(*) FROM visitor.node")).isZero();
    }

    private int count(String statement) {
        return storage.jdbi()
                .withHandle(handle ->
                        handle.createQuery(statement).mapTo(Integer.class).one());
    }
}
