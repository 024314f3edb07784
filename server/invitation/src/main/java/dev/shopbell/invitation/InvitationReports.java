package dev.shopbell.invitation;

import dev.shopbell.invitation.InvitationReport.Comparison;
import dev.shopbell.invitation.InvitationReport.Counts;
import dev.shopbell.invitation.InvitationReport.OfAgent;
import dev.shopbell.invitation.InvitationReport.OfKind;
import dev.shopbell.invitation.InvitationReport.OfPage;
import dev.shopbell.invitation.InvitationReport.OfRule;
import dev.shopbell.invitation.InvitationReport.OfText;
import dev.shopbell.invitation.ReportStore.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes the report on invitations.
final class InvitationReports {
    private final ReportStore store;
    private final Function<UUID, @Nullable String> staffNames;

    /// @param staffNames the name of a member of staff, by account
    InvitationReports(ReportStore store, Function<UUID, @Nullable String> staffNames) {
        this.store = store;
        this.staffNames = staffNames;
    }

    /// @param from the first moment that counts
    /// @param to the first one after those
    InvitationReport of(UUID site, Instant from, Instant to) {
        Counts all = Counts.of(0, 0, 0, 0, 0, 0);
        List<OfRule> rules = new ArrayList<>();
        List<OfText> texts = new ArrayList<>();
        List<OfAgent> agents = new ArrayList<>();
        List<OfKind> kinds = new ArrayList<>();
        List<OfPage> pages = new ArrayList<>();
        for (Row row : store.outcomes(site, from, to)) {
            switch (row.group()) {
                case ALL -> all = row.counts();
                case RULE -> rules.add(new OfRule(row.rule(), row.ruleName(), row.counts()));
                case TEXT -> {
                    if (row.rule() != null && row.textId() != null) {
                        texts.add(new OfText(
                                row.rule(),
                                row.textId(),
                                Objects.requireNonNull(row.language()),
                                Objects.requireNonNull(row.text()),
                                row.counts()));
                    }
                }
                case AGENT -> {
                    if (row.staff() != null) {
                        agents.add(new OfAgent(row.staff(), staffNames.apply(row.staff()), row.counts()));
                    }
                }
                case KIND -> {
                    if (row.pageKind() != null) {
                        kinds.add(new OfKind(row.pageKind(), row.counts()));
                    }
                }
                case PAGE -> {
                    if (row.pageKind() != null && row.pagePath() != null) {
                        pages.add(new OfPage(row.pageKind(), row.pagePath(), row.counts()));
                    }
                }
            }
        }
        return new InvitationReport(all, rules, texts, comparisons(texts), agents, kinds, pages);
    }

    private record RuleAndLanguage(UUID rule, String language) {}

    /// Every text of a rule and language beside the oldest of them. Ids are in the order of time.
    private static List<Comparison> comparisons(List<OfText> texts) {
        return texts.stream()
                .sorted(Comparator.comparing(text -> text.text().toString()))
                .collect(Collectors.groupingBy(text -> new RuleAndLanguage(text.rule(), text.language())))
                .values()
                .stream()
                .flatMap(group -> group.stream().skip(1).map(second -> compare(group.getFirst(), second)))
                .toList();
    }

    private static Comparison compare(OfText first, OfText second) {
        return new Comparison(
                first.rule(),
                first.language(),
                first.text(),
                second.text(),
                second.counts().acceptedRate().minus(first.counts().acceptedRate()));
    }
}
