package dev.shopbell.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.protocol.Campaign;
import dev.shopbell.protocol.Cart;
import dev.shopbell.protocol.Device;
import dev.shopbell.protocol.InvitationStanding;
import dev.shopbell.protocol.Page;
import dev.shopbell.protocol.PageKind;
import dev.shopbell.protocol.PageState;
import dev.shopbell.protocol.Product;
import dev.shopbell.protocol.VisitorFilter;
import dev.shopbell.protocol.VisitorSort;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VisitIndexTest {
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final UUID NODE = UUID.randomUUID();
    private final VisitIndex index = new VisitIndex(VisitorConfig.DEFAULT);

    @Test
    void of_two_pictures_of_a_visit_the_newer_one_stays_whichever_comes_first() {
        UUID anna = UUID.randomUUID();
        Visit old = visit(anna, 1, PageState.ACTIVE, NOON, null);
        Visit fresh = visit(anna, 2, PageState.IDLE, NOON, null);
        index.apply(List.of(fresh));
        index.apply(List.of(old));
        assertThat(index.visit(anna)).isEqualTo(fresh);
    }

    @Test
    void without_a_line_time_tells_and_with_one_the_page_does() {
        Visit silent = visit(UUID.randomUUID(), 1, PageState.ACTIVE, NOON, null);
        Visit lined = visit(UUID.randomUUID(), 1, PageState.ACTIVE, NOON, NODE);
        index.nodes(Set.of(NODE));
        assertThat(index.stateOf(silent, NOON.plusSeconds(30))).isEqualTo(PageState.ACTIVE);
        assertThat(index.stateOf(silent, NOON.plusSeconds(180))).isEqualTo(PageState.IDLE);
        assertThat(index.stateOf(silent, NOON.plusSeconds(900))).isEqualTo(PageState.GONE);
        assertThat(index.stateOf(lined, NOON.plusSeconds(900))).isEqualTo(PageState.ACTIVE);

        index.nodes(Set.of());
        assertThat(index.stateOf(lined, NOON.plusSeconds(900)))
                .as("the process that held the line died")
                .isEqualTo(PageState.GONE);
    }

    @Test
    void who_is_gone_can_be_seen_for_a_while_and_then_is_forgotten() {
        index.apply(List.of(visit(UUID.randomUUID(), 1, PageState.GONE, NOON, null)));
        index.sweep(NOON.plusSeconds(60));
        assertThat(index.size()).isEqualTo(1);
        index.sweep(NOON.plus(Duration.ofMinutes(3)));
        assertThat(index.size()).isZero();
    }

    @Test
    void everybody_is_listed_but_those_who_are_gone_until_somebody_asks_for_them() {
        index.apply(List.of(
                visit(UUID.randomUUID(), 1, PageState.ACTIVE, NOON, null),
                visit(UUID.randomUUID(), 1, PageState.GONE, NOON, null)));
        assertThat(found(VisitorFilter.ALL)).hasSize(1);
        assertThat(found(filter(all -> new VisitorFilter(
                        List.of(),
                        List.of(),
                        List.of(PageState.GONE),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null))))
                .hasSize(1);
    }

    @Test
    void each_filter_lets_through_whom_it_fits() {
        UUID anna = UUID.randomUUID();
        index.apply(List.of(anna(anna), visit(UUID.randomUUID(), 1, PageState.IDLE, NOON, null)));
        for (VisitorFilter fits : List.of(
                with(VisitorFilter.ALL, "product", "STORM"),
                with(VisitorFilter.ALL, "source", "news"),
                with(VisitorFilter.ALL, "text", "utrecht"),
                new VisitorFilter(
                        List.of(),
                        List.of(PageKind.PRODUCT),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                new VisitorFilter(
                        List.of(),
                        List.of(),
                        List.of(PageState.ACTIVE),
                        List.of("NL"),
                        List.of("nl"),
                        List.of(InvitationStanding.DECLINED),
                        null,
                        null,
                        null,
                        200.0,
                        true,
                        true))) {
            assertThat(found(fits)).as("%s", fits).containsExactly(anna);
        }
        assertThat(found(with(VisitorFilter.ALL, "product", "sock"))).isEmpty();
        assertThat(found(new VisitorFilter(
                        List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), null, null, null, 300.0, null,
                        null)))
                .isEmpty();
    }

    @Test
    void whole_addresses_are_looked_for_only_by_those_who_may_see_them() {
        UUID anna = UUID.randomUUID();
        index.apply(List.of(anna(anna)));
        VisitorFilter whole = with(VisitorFilter.ALL, "text", "203.0.113.77");
        VisitorFilter part = with(VisitorFilter.ALL, "text", "203.0.113");
        assertThat(new VisitQuery(whole, VisitorSort.NEWEST, true)
                        .run(index, NOON, visit -> true, 50)
                        .first())
                .hasSize(1);
        assertThat(new VisitQuery(whole, VisitorSort.NEWEST, false)
                        .run(index, NOON, visit -> true, 50)
                        .first())
                .isEmpty();
        assertThat(new VisitQuery(part, VisitorSort.NEWEST, false)
                        .run(index, NOON, visit -> true, 50)
                        .first())
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void every_order_is_whole_and_the_same_each_time(VisitorSort sort) {
        for (int i = 0; i < 200; i++) {
            index.apply(List.of(visit(new UUID(i % 7, i), 1, PageState.ACTIVE, NOON.minusSeconds(i % 11), null)));
        }
        VisitQuery query = new VisitQuery(VisitorFilter.ALL, sort, false);
        List<VisitQuery.Found> once = all(query);
        assertThat(once).hasSize(200).doesNotHaveDuplicates();
        assertThat(all(query)).isEqualTo(once);
        for (int most : new int[] {0, 1, 50, 199, 1_000}) {
            VisitQuery.Answer some = query.run(index, NOON, visit -> true, most);
            assertThat(some.total()).isEqualTo(200);
            assertThat(some.first()).isEqualTo(once.subList(0, Math.min(most, 200)));
        }
    }

    @Test
    void a_question_that_is_too_long_is_complained_about() {
        assertThat(new VisitQuery(with(VisitorFilter.ALL, "text", "x".repeat(101)), VisitorSort.NEWEST, true)
                        .complaint())
                .isNotNull();
        assertThat(new VisitQuery(VisitorFilter.ALL, VisitorSort.NEWEST, true).complaint())
                .isNull();
    }

    private List<VisitQuery.Found> all(VisitQuery query) {
        return query.run(index, NOON, visit -> true, Integer.MAX_VALUE).first();
    }

    private List<UUID> found(VisitorFilter filter) {
        return new VisitQuery(filter, VisitorSort.NEWEST, true)
                .run(index, NOON, visit -> true, 50).first().stream()
                        .map(one -> one.visit().visitor())
                        .toList();
    }

    private static VisitorFilter filter(Function<VisitorFilter, VisitorFilter> change) {
        return change.apply(VisitorFilter.ALL);
    }

    private static VisitorFilter with(VisitorFilter all, String member, String text) {
        return new VisitorFilter(
                all.sites(),
                all.kinds(),
                all.states(),
                all.countries(),
                all.languages(),
                all.standings(),
                member.equals("product") ? text : null,
                member.equals("source") ? text : null,
                member.equals("text") ? text : null,
                null,
                null,
                null);
    }

    private static Visit anna(UUID id) {
        return new Visit(
                id,
                UUID.randomUUID(),
                UUID.randomUUID(),
                new Page("https://shop.example/storm", "Storm jacket"),
                PageKind.PRODUCT,
                new Product("J-1", "Storm jacket", "Jackets", 129.5, "EUR", null),
                new Cart(259, "EUR", List.of()),
                "https://search.example/",
                new Campaign("News", null, null),
                "nl-NL",
                null,
                Device.PHONE,
                "Firefox",
                "NL",
                "Utrecht",
                "203.0.113.77",
                NOON,
                3,
                0,
                NOON,
                4,
                NOON,
                PageState.ACTIVE,
                NOON,
                UUID.randomUUID(),
                InvitationStanding.DECLINED,
                NOON.plusSeconds(600),
                null,
                1);
    }

    static Visit visit(UUID id, long version, PageState state, Instant at, @Nullable UUID lineNode) {
        return new Visit(
                id,
                UUID.randomUUID(),
                UUID.randomUUID(),
                new Page("https://shop.example/", "Shop"),
                PageKind.HOME,
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
                "198.51.100.1",
                at,
                1,
                0,
                at,
                1,
                at,
                state,
                at,
                null,
                InvitationStanding.NONE,
                null,
                lineNode,
                version);
    }
}
