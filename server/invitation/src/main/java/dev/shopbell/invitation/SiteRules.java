package dev.shopbell.invitation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a site invites by.
///
/// @param version of this document, from 0; whoever writes it names the one they read
/// @param rules the first that fits goes first
public record SiteRules(int version, Policy policy, List<InvitationRule> rules) {
    private static final int MOST_RULES = 50;

    /// The list is copied.
    public SiteRules {
        rules = List.copyOf(rules);
    }

    /// What is not allowed about it; null if all is.
    @Nullable
    String complaint() {
        if (rules.size() > MOST_RULES) {
            return "A site has at most " + MOST_RULES + " rules.";
        }
        Set<UUID> ids = new HashSet<>();
        for (InvitationRule rule : rules) {
            if (rule.id() != null && !ids.add(rule.id())) {
                return "Two rules have the same id.";
            }
            if (rule.complaint() != null) {
                return rule.complaint();
            }
        }
        return policy.complaint();
    }
}
