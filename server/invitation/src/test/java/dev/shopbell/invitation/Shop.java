package dev.shopbell.invitation;

import dev.shopbell.access.Actor;
import dev.shopbell.protocol.PageKind;
import dev.shopbell.protocol.Role;
import dev.shopbell.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// A shop whose visitors and staff the test decides about, and the nodes that serve it, each with memory of its
/// own.
final class Shop implements Surroundings, InstantSource {
    static final Actor.Staff MAYA = new Actor.Staff(UUID.randomUUID(), "Maya", Role.AGENT, UUID.randomUUID());

    final UUID site = UUID.randomUUID();
    final Set<UUID> blocked = ConcurrentHashMap.newKeySet();
    final Map<UUID, PageFacts> pages = new ConcurrentHashMap<>();
    final Map<UUID, String> standings = new ConcurrentHashMap<>();
    boolean somebodyFree = true;
    boolean open = true;
    Instant now = Instant.parse("2026-06-01T12:00:00Z");
    private final Storage storage;

    Shop(Storage storage) {
        this.storage = storage;
    }

    /// The module as one process has it.
    final class Node {
        final InvitationRules rules =
                new InvitationRules(new RuleStore(storage.jdbi()), InvitationConfig.DEFAULT, Shop.this);
        final InvitationStore store = new InvitationStore(storage);
        final PendingInvitations pending = new PendingInvitations(store, Duration.ofSeconds(1));
        final Invitations invitations =
                new Invitations(store, rules, Shop.this, pending, InvitationConfig.DEFAULT, Shop.this);
    }

    Node node() {
        return new Node();
    }

    /// Writes the rules and the policy, and says which ids the rules have.
    List<UUID> write(Node node, Policy policy, InvitationRule... rules) {
        SiteRules wanted = new SiteRules(node.rules.of(site).version(), policy, List.of(rules));
        return switch (node.rules.save(site, wanted)) {
            case InvitationRules.RulesOutcome.Saved(SiteRules saved) ->
                saved.rules().stream().map(InvitationRule::id).toList();
            case InvitationRules.RulesOutcome.Refused refused -> throw new AssertionError(refused);
        };
    }

    Actor.Visitor visitor() {
        Actor.Visitor visitor = new Actor.Visitor(UUID.randomUUID(), site);
        pages.put(visitor.id(), page(PageKind.PRODUCT));
        return visitor;
    }

    static PageFacts page(PageKind kind) {
        return new PageFacts(kind, "/p/skerry", "sk-1", "Skerry 3L shell", "Jackets", 2, 120.0, false, "en", List.of());
    }

    static InvitationRule rule(Conditions conditions, String... texts) {
        return new InvitationRule(
                null,
                "Any page",
                true,
                conditions,
                List.of(texts).stream()
                        .map(text -> new InvitationText(null, "en", text, 1))
                        .toList());
    }

    @Override
    public boolean isSomebodyFree(UUID wanted) {
        return somebodyFree;
    }

    @Override
    public boolean isOpen(UUID wanted) {
        return open;
    }

    @Override
    public Optional<Present> present(UUID visitor) {
        return Optional.ofNullable(pages.get(visitor))
                .map(page -> new Present(new Actor.Visitor(visitor, site), blocked.contains(visitor), page));
    }

    @Override
    public String languageOf(UUID wanted) {
        return "en";
    }

    @Override
    public void standing(List<InvitationStore.Newest> newest) {
        newest.forEach(one -> standings.put(
                one.visitor(),
                one.outcome() == null
                        ? "shown"
                        : one.outcome() + (one.declinedUntil() == null ? "" : " " + one.declinedUntil())));
    }

    @Override
    public Instant instant() {
        return now;
    }
}
