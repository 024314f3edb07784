package dev.shopbell.visitor;

import dev.shopbell.access.Actor;
import dev.shopbell.access.VisitorTokens;
import dev.shopbell.http.AddressKey;
import dev.shopbell.http.Doorkeeper;
import dev.shopbell.protocol.InvitationStanding;
import dev.shopbell.protocol.Page;
import dev.shopbell.protocol.PageState;
import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.site.Site;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The door to visitors. Safe for use from any thread; may wait for the database, and throws unchecked where
/// it does not answer.
public final class Visitors {
    /// The topic of the outbox that tells that a visitor took back their consent: who holds more of what they did
    /// forgets
    /// it too. The subject is the visitor.
    public static final String WITHDRAWN = "visitor.withdrawn";

    /// More than fits beside a chat, and enough to see what somebody is after.
    private static final int TRAIL = 50;

    private final VisitorStore store;
    private final VisitStore visits;
    private final VisitIndex index;
    private final PageLines lines;
    private final VisitorTokens tokens;
    private final VisitorConfig config;
    private final InstantSource clock;
    private final List<Consumer<PageSeen>> pageListeners = new CopyOnWriteArrayList<>();

    Visitors(
            VisitorStore store,
            VisitStore visits,
            VisitIndex index,
            PageLines lines,
            VisitorTokens tokens,
            VisitorConfig config,
            InstantSource clock) {
        this.store = store;
        this.visits = visits;
        this.index = index;
        this.lines = lines;
        this.tokens = tokens;
        this.config = config;
        this.clock = clock;
    }

    /// A visitor turned to another page.
    public record PageSeen(Actor.Visitor visitor, Page page, Instant at) {}

    /// Makes a visitor of the site, with a token for their browser. Empty if the address has registered too
    /// many lately.
    ///
    /// @param language the language the browser asks for, if it says so
    public Optional<VisitorTokens.Issued> register(Site site, Doorkeeper.Request request, @Nullable String language) {
        return register(site, request, language, VisitorTokens.newSecret());
    }

    /// The visitor whom this secret makes known, or a new one with it: a browser that sends the same request twice
    /// is one visitor. With another secret where this one had its end or is of another site: whoever knew it before
    /// knows nothing of what is said from now on. Empty if the address has registered too many lately.
    ///
    /// @param language the language the browser asks for, if it says so
    /// @param secret see [VisitorTokens#newSecret]
    public Optional<VisitorTokens.Issued> register(
            Site site, Doorkeeper.Request request, @Nullable String language, String secret) {
        Optional<VisitorTokens.Issued> known = known(site, secret);
        if (known.isPresent()) {
            return known;
        }
        Instant now = clock.instant();
        if (store.countRegistration(AddressKey.of(request.remoteAddress()), now, config.registrationWindow())
                > config.registrationsPerAddress()) {
            return Optional.empty();
        }
        Optional<VisitorTokens.Issued> first = tokens.issue(site.id(), secret);
        if (first.isEmpty()) {
            Optional<VisitorTokens.Issued> meanwhile = known(site, secret);
            if (meanwhile.isPresent()) {
                return meanwhile;
            }
        }
        VisitorTokens.Issued issued = first.orElseGet(() -> tokens.issue(site.id()));
        store.add(issued.visitor(), now, Browser.family(request.userAgent()), Browser.language(language));
        return Optional.of(issued);
    }

    private Optional<VisitorTokens.Issued> known(Site site, String secret) {
        return tokens.byToken(secret)
                .filter(visitor -> visitor.site().equals(site.id()))
                .map(visitor -> new VisitorTokens.Issued(visitor, secret));
    }

    /// Remembers the page that a visitor looks at.
    public void pageSeen(Actor.Visitor visitor, Page page) {
        Page plain = PlainPage.of(page);
        Instant now = clock.instant();
        if (store.pageSeen(visitor, plain, now, config.visitAfter())) {
            PageSeen seen = new PageSeen(visitor, plain, now);
            pageListeners.forEach(listener -> listener.accept(seen));
        }
    }

    /// Something happened on a visitor's page. Empty if they opened none.
    Optional<Visit> happened(Actor.Visitor visitor, IntakeEndpoints.PageEvent event) {
        Instant now = clock.instant();
        return indexed(visits.happened(
                visitor.id(),
                event.view(),
                PlainFacts.cart(event.cart()),
                event.kind(),
                PlainFacts.product(event.product()),
                event.name().equals("set") ? PlainFacts.attributes(event.data()) : Map.of(),
                PlainFacts.event(event, now),
                now));
    }

    /// A visitor took back their consent: all is forgotten but what serving their chat needs, on every node, and what
    /// they do from now on is not joined with what they did.
    void withdrawn(Actor.Visitor visitor) {
        visits.withdrawn(visitor.id(), clock.instant()).ifPresent(version -> index.forget(visitor.id(), version));
    }

    /// What a visitor does in the shop now, or did last. Empty where no page of theirs was heard of, or so long ago
    /// that it was forgotten.
    public Optional<Visit> visit(UUID visitor) {
        return Optional.ofNullable(index.visit(visitor)).or(() -> visits.visit(visitor));
    }

    /// The pages that a visitor opened lately, the newest first.
    public List<TrailPage> trail(UUID visitor) {
        return visits.trail(visitor, TRAIL);
    }

    /// What else the shop told of a visitor.
    Map<String, String> attributes(UUID visitor) {
        return visits.attributes(visitor);
    }

    /// What became of a visitor's last invitation.
    ///
    /// @param until until when a no counts
    public record Standing(
            UUID visitor,
            InvitationStanding standing,
            @Nullable Instant until) {}

    /// Notes what became of visitors' last invitations, for those who watch the list.
    public void standing(List<Standing> standings) {
        index.apply(visits.standing(standings));
    }

    /// Notes that a visitor has this conversation open, or not any more.
    public void chatting(UUID visitor, UUID conversation, boolean isOpen) {
        indexed(visits.chatting(visitor, conversation, isOpen));
    }

    /// Sends a frame to the pages that a visitor has open on this node; how many there are. Does not wait.
    public int tell(UUID visitor, ServerFrame frame) {
        return lines.tell(visitor, frame);
    }

    /// What is done with the page of a visit now. Where no living server process holds its line, only time tells.
    public PageState stateOf(Visit visit) {
        return index.stateOf(visit, clock.instant());
    }

    /// Hears of each page of a visitor that opens its line on this node, on a thread that must not wait.
    public void onLine(Consumer<UUID> listener) {
        lines.onOpened(listener);
    }

    private Optional<Visit> indexed(Optional<Visit> visit) {
        visit.ifPresent(changed -> index.apply(List.of(changed)));
        return visit;
    }

    /// What is known of visitors, by visitor.
    public Map<UUID, VisitorFacts> facts(Collection<UUID> visitors) {
        return visitors.isEmpty() ? Map.of() : store.facts(visitors);
    }

    /// Hears of page views on this node, on the thread that wrote them. May be lost.
    public void onPage(Consumer<PageSeen> listener) {
        pageListeners.add(listener);
    }
}
