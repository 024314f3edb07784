package dev.shopbell.invitation;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Invites by itself.
///
/// @param id absent in a rule that is new
/// @param name for staff
/// @param texts several of one language are compared with each other
public record InvitationRule(
        @Nullable UUID id, String name, boolean enabled, Conditions conditions, List<InvitationText> texts) {
    private static final int MOST_NAME = 80;
    private static final int MOST_TEXTS = 60;

    /// The list is copied.
    public InvitationRule {
        texts = List.copyOf(texts);
    }

    /// The text for a visitor: of their language as far as there is one, else of the site's, else any. Which
    /// of several is a matter of the visitor's and the rule's id alone, so a visitor meets the same one
    /// again, on any node.
    InvitationText textFor(UUID visitor, @Nullable String language, String siteLanguage) {
        List<InvitationText> candidates = texts(language);
        if (candidates.isEmpty()) {
            candidates = texts(siteLanguage);
        }
        if (candidates.isEmpty()) {
            candidates = texts(texts.getFirst().language());
        }
        long total = candidates.stream().mapToLong(InvitationText::weight).sum();
        long place = Math.floorMod(mixed(visitor, Objects.requireNonNull(id)), total);
        for (InvitationText candidate : candidates) {
            place -= candidate.weight();
            if (place < 0) {
                return candidate;
            }
        }
        throw new IllegalStateException("the weights add up to their total");
    }

    private List<InvitationText> texts(@Nullable String language) {
        if (language == null) {
            return List.of();
        }
        List<InvitationText> exact = texts.stream()
                .filter(text -> text.language().equalsIgnoreCase(language))
                .toList();
        String primary = language.split("-", 2)[0].toLowerCase(Locale.ROOT);
        return !exact.isEmpty()
                ? exact
                : texts.stream()
                        .filter(text -> text.language().toLowerCase(Locale.ROOT).equals(primary))
                        .toList();
    }

    /// Spreads ids evenly: the finalizer of SplitMix64 (Steele, Lea, Flood 2014).
    private static long mixed(UUID visitor, UUID rule) {
        long bits = visitor.getMostSignificantBits()
                ^ Long.rotateLeft(visitor.getLeastSignificantBits(), 32)
                ^ Long.rotateLeft(rule.getMostSignificantBits(), 16)
                ^ rule.getLeastSignificantBits();
        bits = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
        return bits ^ (bits >>> 31);
    }

    /// What is not allowed about it; null if all is.
    @Nullable
    String complaint() {
        if (name.isBlank() || name.length() > MOST_NAME) {
            return "A rule's name is 1 to " + MOST_NAME + " characters.";
        }
        if (texts.isEmpty() || texts.size() > MOST_TEXTS) {
            return "A rule has 1 to " + MOST_TEXTS + " texts.";
        }
        String complaint = conditions.complaint();
        for (InvitationText text : texts) {
            complaint = complaint == null ? text.complaint() : complaint;
        }
        return complaint;
    }
}
