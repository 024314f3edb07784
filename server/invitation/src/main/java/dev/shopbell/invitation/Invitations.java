package dev.shopbell.invitation;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.shopbell.access.Actor;
import dev.shopbell.invitation.Refusal.Reason;
import dev.shopbell.invitation.Surroundings.Present;
import dev.shopbell.site.Site;
import dev.shopbell.storage.Event;
import dev.shopbell.storage.OutboxSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The door to invitations. Whether somebody is invited is decided in the database, with the visitor's row
/// locked: no tab, node or agent gets around it.
///
/// Safe for use from any thread; may wait for the database, and throws unchecked where it does not answer.
public final class Invitations {
    /// Tells that a visitor's newest invitation stands otherwise; the subject is the visitor.
    public static final OutboxSource CHANGED = InvitationStore.CHANGES;

    private final InvitationStore store;
    private final InvitationRules rules;
    private final Surroundings surroundings;
    private final PendingInvitations pending;
    private final InvitationConfig config;
    private final InstantSource clock;

    Invitations(
            InvitationStore store,
            InvitationRules rules,
            Surroundings surroundings,
            PendingInvitations pending,
            InvitationConfig config,
            InstantSource clock) {
        this.store = store;
        this.rules = rules;
        this.surroundings = surroundings;
        this.pending = pending;
        this.config = config;
        this.clock = clock;
    }

    /// The rules that a page may watch for: those that fit it as far as the server knows, the first in
    /// priority first. Does not wait for the database where the site was looked at a moment ago.
    List<InvitationRule> fitting(UUID site, PageFacts page) {
        SiteRules all = rules.of(site);
        if (all.rules().stream().noneMatch(InvitationRule::enabled)
                || all.policy().isQuiet(clock.instant())) {
            return List.of();
        }
        return all.rules().stream()
                .filter(rule ->
                        rule.enabled() && rule.conditions().hold(page) && unmet(site, rule.conditions()) == null)
                .toList();
    }

    /// The invitation that a visitor has not answered yet, as this node knows it.
    Optional<GivenInvitation> pendingOf(UUID visitor) {
        return pending.of(visitor);
    }

    /// Invites because a page says that a rule's moment has come.
    Decision byRule(Actor.Visitor visitor, UUID ruleId) {
        Instant now = clock.instant();
        SiteRules all = rules.of(visitor.site());
        Present present = surroundings.present(visitor.id()).orElse(null);
        if (present == null) {
            return Decision.Refused.because(Reason.GONE);
        }
        InvitationRule rule = all.rules().stream()
                .filter(candidate -> candidate.enabled()
                        && ruleId.equals(candidate.id())
                        && candidate.conditions().hold(present.page()))
                .findFirst()
                .orElse(null);
        if (rule == null) {
            return Decision.Refused.because(Reason.NO_RULE);
        }
        if (all.policy().isQuiet(now)) {
            return Decision.Refused.because(Reason.QUIET);
        }
        Reason unmet = unmet(visitor.site(), rule.conditions());
        if (unmet != null) {
            return Decision.Refused.because(unmet);
        }
        InvitationText text =
                rule.textFor(visitor.id(), present.page().language(), surroundings.languageOf(visitor.site()));
        return give(
                present,
                all.policy(),
                new GivenInvitation(
                        UuidCreator.getTimeOrderedEpoch(),
                        visitor,
                        rule.id(),
                        rule.name(),
                        text.id(),
                        null,
                        text.text(),
                        text.language(),
                        present.page().kindOnTheWire(),
                        present.page().path(),
                        now));
    }

    /// Invites because a member of staff wants to. What protects the visitor holds as it does for rules; what
    /// bounds the rules (quiet hours, the site's hour, somebody free) does not: whoever invites by hand is
    /// there.
    ///
    /// @param text one or two sentences
    public Decision byHand(Actor.Staff staff, UUID visitor, String text) {
        Present present = surroundings.present(visitor).orElse(null);
        if (present == null) {
            return Decision.Refused.because(Reason.GONE);
        }
        UUID site = present.visitor().site();
        String language = present.page().language();
        return give(
                present,
                rules.of(site).policy(),
                new GivenInvitation(
                        UuidCreator.getTimeOrderedEpoch(),
                        present.visitor(),
                        null,
                        null,
                        null,
                        staff.id(),
                        text,
                        language == null ? surroundings.languageOf(site) : language,
                        present.page().kindOnTheWire(),
                        present.page().path(),
                        clock.instant()));
    }

    private @Nullable Reason unmet(UUID site, Conditions conditions) {
        if (conditions.withinHours() && !surroundings.isOpen(site)) {
            return Reason.SHUT;
        }
        return conditions.agentsFree() && !surroundings.isSomebodyFree(site) ? Reason.NOBODY_FREE : null;
    }

    private Decision give(Present present, Policy policy, GivenInvitation given) {
        if (present.blocked()) {
            return Decision.Refused.because(Reason.BLOCKED);
        }
        Refusal refusal = store.invite(given, policy).orElse(null);
        if (refusal != null) {
            return new Decision.Refused(refusal);
        }
        pending.given(given);
        return new Decision.Invited(given);
    }

    /// Remembers what became of a visitor's invitation. The first outcome counts; a later one, and one of
    /// somebody else's invitation, changes nothing. A no counts also to an invitation that was lost.
    void settle(Actor.Visitor visitor, UUID invitation, Outcome outcome) {
        Instant now = clock.instant();
        Instant until = outcome == Outcome.DECLINED
                ? now.plus(Duration.ofDays(rules.of(visitor.site()).policy().coolOffDays()))
                : null;
        if (store.settle(invitation, visitor, outcome, until, now)) {
            pending.settled(visitor.id(), invitation);
        }
    }

    /// Settles what nobody answered for long. Several nodes may do so at once.
    void ignoreOld() {
        Instant now = clock.instant();
        if (store.ignoreOld(now.minus(config.ignoredAfter()), now) > 0) {
            pending.changed();
        }
    }

    /// Tells everybody how visitors' newest invitations stand, as their rows have it: for the outbox, whose one
    /// listener
    /// misses nothing, also after a crash between an invitation and the news of it.
    public void tell(Handle handle, List<Event> changed) {
        surroundings.standing(
                store.newest(changed.stream().map(Event::subject).distinct().toList(), clock.instant()));
    }

    /// Forgets where those were invited who took back their consent: for the outbox.
    public void withdrawn(Handle handle, List<Event> withdrawn) {
        store.forgetOf(handle, withdrawn.stream().map(Event::subject).distinct().toList(), clock.instant());
    }

    /// Forgets where the site's visitors were invited, for as long as their visits are kept.
    void forgetPages(Site site) {
        store.forgetPages(
                site.id(),
                clock.instant().minus(Duration.ofDays(site.settings().visits().retentionDays())));
    }

    /// Forgets the counts of hours that are over.
    void forgetHours() {
        store.forgetHours(clock.instant().minus(Duration.ofHours(2)));
    }

    /// The invitation that a conversation began from.
    public Optional<GivenInvitation> ofConversation(UUID conversation) {
        return store.ofConversation(conversation);
    }
}
