package dev.shopbell.invitation;

import dev.shopbell.access.Actor;
import dev.shopbell.protocol.Campaign;
import dev.shopbell.protocol.InvitationStanding;
import dev.shopbell.protocol.PageKind;
import dev.shopbell.protocol.PageState;
import dev.shopbell.protocol.Product;
import dev.shopbell.routing.Availability;
import dev.shopbell.site.Sites;
import dev.shopbell.site.WidgetTexts;
import dev.shopbell.visitor.Blocks;
import dev.shopbell.visitor.Visit;
import dev.shopbell.visitor.Visitors;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The real [Surroundings].
final class ShopSurroundings implements Surroundings {
    private final Sites sites;
    private final Visitors visitors;
    private final Blocks blocks;
    private final Availability availability;

    ShopSurroundings(Sites sites, Visitors visitors, Blocks blocks, Availability availability) {
        this.sites = sites;
        this.visitors = visitors;
        this.blocks = blocks;
        this.availability = availability;
    }

    @Override
    public boolean isSomebodyFree(UUID site) {
        var now = availability.now(site);
        return now.open() && now.staffAvailable();
    }

    @Override
    public boolean isOpen(UUID site) {
        return availability.now(site).open();
    }

    @Override
    public Optional<Present> present(UUID visitor) {
        return visitors.visit(visitor)
                .filter(visit -> visitors.stateOf(visit) != PageState.GONE)
                .map(visit -> {
                    Actor.Visitor known = new Actor.Visitor(visit.visitor(), visit.site());
                    String address = visit.address() == null ? "" : visit.address();
                    return new Present(known, blocks.isBlocked(known, address), facts(visit));
                });
    }

    @Override
    public String languageOf(UUID site) {
        return sites.byId(site)
                .map(found -> found.settings().languages().fallback())
                .orElse(WidgetTexts.LAST_RESORT);
    }

    @Override
    public void standing(List<InvitationStore.Newest> newest) {
        visitors.standing(newest.stream()
                .map(one -> new Visitors.Standing(one.visitor(), wordOf(one.outcome()), one.declinedUntil()))
                .toList());
    }

    private static InvitationStanding wordOf(@Nullable Outcome outcome) {
        return switch (outcome) {
            case null -> InvitationStanding.SHOWN;
            case ACCEPTED -> InvitationStanding.ACCEPTED;
            case DECLINED -> InvitationStanding.DECLINED;
            case CLOSED -> InvitationStanding.CLOSED;
            case IGNORED -> InvitationStanding.IGNORED;
        };
    }

    /// What rules look at, of a visit.
    static PageFacts facts(Visit visit) {
        Product product = visit.product();
        Campaign campaign = visit.campaign();
        return new PageFacts(
                visit.kind(),
                pathOf(visit.page().url()),
                product == null ? null : product.id(),
                product == null ? null : product.name(),
                product != null
                        ? product.category()
                        : visit.kind() == PageKind.CATEGORY ? visit.page().title() : null,
                visit.pages(),
                visit.cart() == null ? null : visit.cart().value(),
                visit.visits() > 1,
                visit.language(),
                campaign == null
                        ? List.of()
                        : Stream.of(campaign.source(), campaign.medium(), campaign.name())
                                .filter(Objects::nonNull)
                                .map(String::valueOf)
                                .toList());
    }

    /// The path alone, since what follows it may name a person.
    static String pathOf(String url) {
        try {
            String path = URI.create(url.split("[?#]", 2)[0]).getRawPath();
            return path == null || path.isEmpty() ? "/" : path.substring(0, Math.min(path.length(), 200));
        } catch (IllegalArgumentException e) {
            return "/";
        }
    }
}
