package dev.shopbell.invitation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of a site's invitations. What is measured, over which window and of which denominator, says
/// `reports/invitation/outcomes.sql`.
///
/// @param texts each text of each rule
/// @param comparisons of texts of one rule and language
/// @param pages the most frequent ones
public record InvitationReport(
        Counts all,
        List<OfRule> rules,
        List<OfText> texts,
        List<Comparison> comparisons,
        List<OfAgent> agents,
        List<OfKind> kinds,
        List<OfPage> pages) {

    /// How many, and which share of those with an outcome.
    ///
    /// @param shown all, also those that wait for an outcome
    /// @param chats accepted ones after which the shopper wrote
    public record Counts(
            int shown,
            int accepted,
            int declined,
            int closed,
            int ignored,
            int chats,
            Proportion acceptedRate,
            Proportion declinedRate,
            Proportion closedRate,
            Proportion ignoredRate) {
        static Counts of(int shown, int accepted, int declined, int closed, int ignored, int chats) {
            int settled = accepted + declined + closed + ignored;
            return new Counts(
                    shown,
                    accepted,
                    declined,
                    closed,
                    ignored,
                    chats,
                    Proportion.of(accepted, settled),
                    Proportion.of(declined, settled),
                    Proportion.of(closed, settled),
                    Proportion.of(ignored, settled));
        }
    }

    /// By rule.
    ///
    /// @param rule absent for all that was given by hand
    /// @param name what it was called last
    public record OfRule(@Nullable UUID rule, @Nullable String name, Counts counts) {}

    /// By text.
    public record OfText(UUID rule, UUID text, String language, String words, Counts counts) {}

    /// Two texts of one rule and language: is the second one accepted more often than the first?
    public record Comparison(UUID rule, String language, UUID first, UUID second, Proportion.Difference difference) {}

    /// By the member of staff who invited by hand.
    public record OfAgent(UUID staff, @Nullable String name, Counts counts) {}

    /// By kind of page, as it stands on the wire.
    public record OfKind(String kind, Counts counts) {}

    /// By page.
    public record OfPage(String kind, String path, Counts counts) {}
}
