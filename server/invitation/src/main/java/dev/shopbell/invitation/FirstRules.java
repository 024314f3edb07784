package dev.shopbell.invitation;

import dev.shopbell.protocol.PageKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a site finds before it wrote rules of its own: sensible ones, switched off.
final class FirstRules {
    private static final SiteRules RULES = new SiteRules(
            0,
            Policy.DEFAULT,
            List.of(
                    rule(
                            "Question about a product",
                            whenSomebodyIsFree(Set.of(PageKind.PRODUCT), 40, null, false, null),
                            "Any question about this one? We know it well.",
                            "Not sure about the size or the fit? Ask us."),
                    rule(
                            "Stuck in the checkout",
                            whenSomebodyIsFree(Set.of(PageKind.CHECKOUT), null, 45, false, null),
                            "Is anything unclear about paying or delivery? We are here."),
                    rule(
                            "Leaving with a full cart",
                            whenSomebodyIsFree(Set.of(PageKind.CART, PageKind.CHECKOUT), null, null, true, null),
                            "Before you go: can we help you decide?"),
                    rule(
                            "Looking around for long",
                            whenSomebodyIsFree(Set.of(), 20, null, false, 6),
                            "Looking for something in particular? Tell us what it is for.")));

    private FirstRules() {}

    static SiteRules of() {
        return RULES;
    }

    private static Conditions whenSomebodyIsFree(
            Set<PageKind> pages,
            @Nullable Integer secondsOnPage,
            @Nullable Integer idleSeconds,
            boolean exitIntent,
            @Nullable Integer pagesSeen) {
        return new Conditions(
                pages,
                null,
                null,
                secondsOnPage,
                pagesSeen,
                null,
                null,
                idleSeconds,
                exitIntent,
                null,
                List.of(),
                null,
                true,
                true);
    }

    /// The same ids on every node, though nobody wrote them down yet.
    private static InvitationRule rule(String name, Conditions conditions, String... texts) {
        return new InvitationRule(
                idOf(name),
                name,
                false,
                conditions,
                List.of(texts).stream()
                        .map(text -> new InvitationText(idOf(text), "en", text, 1))
                        .toList());
    }

    private static UUID idOf(String words) {
        return UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8));
    }
}
