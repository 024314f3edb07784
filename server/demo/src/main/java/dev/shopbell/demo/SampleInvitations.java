package dev.shopbell.demo;

import dev.shopbell.invitation.Conditions;
import dev.shopbell.invitation.InvitationRule;
import dev.shopbell.invitation.InvitationRules;
import dev.shopbell.invitation.InvitationRules.RulesOutcome;
import dev.shopbell.invitation.InvitationText;
import dev.shopbell.invitation.Policy;
import dev.shopbell.invitation.SiteRules;
import dev.shopbell.protocol.PageKind;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Three rules of the sample shop, on from the start with low caps, so that one sees an invitation without being
/// pursued by them.
final class SampleInvitations {
    private static final Policy POLICY = new Policy(2, 30, 3, 7, null, "Europe/Amsterdam");

    private final InvitationRules rules;

    SampleInvitations(InvitationRules rules) {
        this.rules = rules;
    }

    /// Writes them, unless the site has rules of its own already.
    void open(UUID site) {
        if (rules.of(site).version() > 0) {
            return;
        }
        RulesOutcome outcome = rules.save(
                site,
                new SiteRules(
                        0,
                        POLICY,
                        List.of(
                                rule(
                                        "Stuck in the checkout",
                                        when(Set.of(PageKind.CHECKOUT), null, 40, false),
                                        "Is anything unclear about paying or delivery? We are here."),
                                rule(
                                        "Leaving with a cart",
                                        when(Set.of(PageKind.CART), null, null, true),
                                        "Before you go: can we help you decide?"),
                                rule(
                                        "Question about a product",
                                        when(Set.of(PageKind.PRODUCT), 20, null, false),
                                        "Any question about this one? We have worn it in the rain.",
                                        "Not sure about the size or the fit? Ask us."))));
        if (outcome instanceof RulesOutcome.Refused refused) {
            throw new IllegalStateException("No sample invitations: " + refused);
        }
    }

    private static Conditions when(
            Set<PageKind> pages, @Nullable Integer secondsOnPage, @Nullable Integer idleSeconds, boolean exitIntent) {
        return new Conditions(
                pages,
                null,
                null,
                secondsOnPage,
                null,
                null,
                null,
                idleSeconds,
                exitIntent,
                null,
                List.of(),
                null,
                true,
                false);
    }

    private static InvitationRule rule(String name, Conditions conditions, String... texts) {
        return new InvitationRule(
                null,
                name,
                true,
                conditions,
                Stream.of(texts)
                        .map(text -> new InvitationText(null, "en", text, 1))
                        .toList());
    }
}
