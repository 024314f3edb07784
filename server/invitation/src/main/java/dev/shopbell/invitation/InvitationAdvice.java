package dev.shopbell.invitation;

import dev.shopbell.site.Site;
import dev.shopbell.visitor.PageAdvice;
import dev.shopbell.visitor.Visit;
import java.util.List;

/// Tells a page which rules to watch for, and shows an invitation that was not answered on the page before.
final class InvitationAdvice implements PageAdvice {
    private final Invitations invitations;
    private final InvitationWords words;

    InvitationAdvice(Invitations invitations, InvitationWords words) {
        this.invitations = invitations;
        this.words = words;
    }

    @Override
    public Advice on(Site site, Visit visit) {
        List<Trigger> triggers = invitations.fitting(site.id(), ShopSurroundings.facts(visit)).stream()
                .map(InvitationAdvice::trigger)
                .toList();
        return new Advice(
                triggers,
                invitations.pendingOf(visit.visitor()).map(words::onTheWire).orElse(null));
    }

    private static Trigger trigger(InvitationRule rule) {
        Conditions conditions = rule.conditions();
        return new Trigger(
                java.util.Objects.requireNonNull(rule.id()),
                conditions.secondsOnPage(),
                conditions.idleSeconds(),
                conditions.exitIntent() ? true : null);
    }
}
