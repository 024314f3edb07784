package dev.shopbell.invitation;

import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.shopbell.protocol.Problem;
import dev.shopbell.storage.Remembered;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The door to what sites invite by. Safe for use from any thread; may wait for the database, and throws
/// unchecked where it does not answer.
public final class InvitationRules {
    private static final int MOST_REMEMBERED = 10_000;

    private final RuleStore store;
    private final InstantSource clock;
    private final LoadingCache<UUID, SiteRules> bySite;

    InvitationRules(RuleStore store, InvitationConfig config, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.bySite = Remembered.atMost(config.remembered())
                .maximumSize(MOST_REMEMBERED)
                .build(site -> store.find(site).orElseGet(FirstRules::of));
    }

    /// What became of a change.
    public sealed interface RulesOutcome {
        /// The document as it is on disk now.
        record Saved(SiteRules rules) implements RulesOutcome {}

        /// Nothing was changed.
        record Refused(Problem problem, @Nullable String detail) implements RulesOutcome {}
    }

    /// What a site invites by: as it was a moment ago at most.
    public SiteRules of(UUID site) {
        return bySite.get(site);
    }

    /// Writes what a site invites by, whole.
    ///
    /// @param wanted with the version that was read
    public RulesOutcome save(UUID site, SiteRules wanted) {
        String complaint = wanted.complaint();
        if (complaint != null) {
            return new RulesOutcome.Refused(Problem.INVALID, complaint);
        }
        SiteRules before = store.find(site).orElseGet(FirstRules::of);
        if (before.version() != wanted.version()) {
            return new RulesOutcome.Refused(Problem.STALE_SETTINGS, null);
        }
        SiteRules next = new SiteRules(wanted.version() + 1, wanted.policy(), named(before, wanted.rules()));
        if (!store.replace(site, next, clock.instant())) {
            return new RulesOutcome.Refused(Problem.STALE_SETTINGS, null);
        }
        bySite.invalidate(site);
        return new RulesOutcome.Saved(next);
    }

    /// Gives ids to what is new: a rule we do not know, and words we do not know, since the report counts by
    /// them.
    private static List<InvitationRule> named(SiteRules before, List<InvitationRule> wanted) {
        Map<UUID, InvitationRule> known = new HashMap<>();
        before.rules().forEach(rule -> known.put(rule.id(), rule));
        return wanted.stream()
                .map(rule -> {
                    InvitationRule old = rule.id() == null ? null : known.get(rule.id());
                    return new InvitationRule(
                            old == null ? UuidCreator.getTimeOrderedEpoch() : rule.id(),
                            rule.name().strip(),
                            rule.enabled(),
                            rule.conditions(),
                            rule.texts().stream()
                                    .map(text -> old != null && hasSameWords(old, text)
                                            ? text
                                            : text.withId(UuidCreator.getTimeOrderedEpoch()))
                                    .toList());
                })
                .toList();
    }

    private static boolean hasSameWords(InvitationRule old, InvitationText text) {
        return text.id() != null
                && old.texts().stream()
                        .anyMatch(known -> text.id().equals(known.id())
                                && text.language().equals(known.language())
                                && text.text().equals(known.text()));
    }
}
