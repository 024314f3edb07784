package dev.shopbell.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopbell.access.Actor;
import dev.shopbell.invitation.InvitationReport.Counts;
import dev.shopbell.protocol.PageKind;
import dev.shopbell.storage.Storage;
import dev.shopbell.storage.TestDatabase;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InvitationReportDbTest {
    private static final Storage STORAGE = TestDatabase.create("customer", "conversation", "invitation");

    private final Shop shop = new Shop(STORAGE);
    private final Shop.Node node = shop.node();
    private final InvitationReports reports = new InvitationReports(new ReportStore(STORAGE.jdbi()), id -> "Maya");

    @Test
    void outcomes_are_counted_by_rule_text_agent_and_page() {
        UUID rule = shop.write(
                        node,
                        new Policy(50, 1_000, 0, 7, null, "UTC"),
                        Shop.rule(Conditions.NONE, "Any question?", "Need a hand?"))
                .getFirst();
        for (int i = 0; i < 40; i++) {
            byRule(rule, i % 4 == 0 ? Outcome.ACCEPTED : Outcome.CLOSED, PageKind.PRODUCT, "/p/" + i % 2);
        }
        byRule(rule, null, PageKind.CART, "/cart");
        byHand(Outcome.DECLINED);
        byHand(Outcome.IGNORED);

        InvitationReport report = report();

        assertThat(report.all()).isEqualTo(Counts.of(43, 10, 1, 30, 1, 0));
        assertThat(report.all().acceptedRate().of()).isEqualTo(42);
        assertThat(report.rules())
                .extracting(InvitationReport.OfRule::rule, line -> line.counts().shown())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(rule, 41), org.assertj.core.groups.Tuple.tuple(null, 2));
        assertThat(report.texts())
                .extracting(InvitationReport.OfText::words)
                .containsExactlyInAnyOrder("Any question?", "Need a hand?");
        assertThat(report.texts().stream()
                        .mapToInt(text -> text.counts().shown())
                        .sum())
                .isEqualTo(41);
        assertThat(report.comparisons()).hasSize(1);
        assertThat(report.agents())
                .containsExactly(new InvitationReport.OfAgent(Shop.MAYA.id(), "Maya", Counts.of(2, 0, 1, 0, 1, 0)));
        assertThat(report.kinds())
                .extracting(InvitationReport.OfKind::kind)
                .containsExactlyInAnyOrder("product", "cart");
        assertThat(report.pages()).extracting(InvitationReport.OfPage::path).contains("/p/0", "/p/1", "/cart");
    }

    @Test
    void words_that_change_are_counted_anew_and_a_renamed_rule_is_not() {
        UUID rule = shop.write(node, Policy.DEFAULT, Shop.rule(Conditions.NONE, "Hello?"))
                .getFirst();
        byRule(rule, Outcome.CLOSED, PageKind.HOME, "/");
        SiteRules read = node.rules.of(shop.site);
        InvitationRule before = read.rules().getFirst();

        UUID same = shop.write(
                        node,
                        Policy.DEFAULT,
                        new InvitationRule(
                                rule,
                                "Renamed",
                                true,
                                before.conditions(),
                                java.util.List.of(new InvitationText(
                                        before.texts().getFirst().id(), "en", "Hello there?", 1))))
                .getFirst();
        byRule(same, Outcome.CLOSED, PageKind.HOME, "/");

        assertThat(report().rules()).hasSize(1);
        assertThat(report().texts())
                .extracting(InvitationReport.OfText::words)
                .containsExactlyInAnyOrder("Hello?", "Hello there?");
    }

    @Test
    void a_site_without_invitations_has_a_report_of_nothing() {
        InvitationReport report = report();

        assertThat(report.all()).isEqualTo(Counts.of(0, 0, 0, 0, 0, 0));
        assertThat(report.all().acceptedRate()).isEqualTo(new Proportion(0, 0, 0, 1));
        assertThat(report.rules()).isEmpty();
    }

    private InvitationReport report() {
        return reports.of(shop.site, shop.now.minus(Duration.ofHours(1)), shop.now.plus(Duration.ofHours(1)));
    }

    private void byRule(UUID rule, @Nullable Outcome outcome, PageKind kind, String path) {
        Actor.Visitor visitor = shop.visitor();
        shop.pages.put(
                visitor.id(), new PageFacts(kind, path, null, null, null, 1, null, false, "en", java.util.List.of()));
        Decision.Invited invited = (Decision.Invited) node.invitations.byRule(visitor, rule);
        if (outcome != null) {
            node.invitations.settle(visitor, invited.invitation().id(), outcome);
        }
    }

    private void byHand(Outcome outcome) {
        Actor.Visitor visitor = shop.visitor();
        Decision.Invited invited = (Decision.Invited) node.invitations.byHand(Shop.MAYA, visitor.id(), "Hello");
        node.invitations.settle(visitor, invited.invitation().id(), outcome);
    }
}
