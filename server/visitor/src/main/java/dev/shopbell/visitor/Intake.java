package dev.shopbell.visitor;

import dev.shopbell.access.Actor;
import dev.shopbell.access.VisitorTokens;
import dev.shopbell.http.AddressKey;
import dev.shopbell.http.Doorkeeper;
import dev.shopbell.http.ProblemException;
import dev.shopbell.protocol.Invitation;
import dev.shopbell.protocol.Page;
import dev.shopbell.protocol.PageKind;
import dev.shopbell.protocol.Problem;
import dev.shopbell.site.Site;
import dev.shopbell.site.SiteSettings;
import dev.shopbell.visitor.IntakeEndpoints.EventAnswer;
import dev.shopbell.visitor.IntakeEndpoints.OpenedPage;
import dev.shopbell.visitor.IntakeEndpoints.PageAnswer;
import dev.shopbell.visitor.IntakeEndpoints.PageEvent;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// Takes in what the shops' pages tell: who asks, what they saw, and what the page should do next. For endpoints: a
/// refusal is a [ProblemException].
final class Intake {
    /// To those who are no visitors: a robot, somebody blocked, a page that the site keeps the widget away from. The
    /// page does nothing more, and is not told why.
    private static final PageAnswer NOT_COUNTED = new PageAnswer(null, false, null, null);

    private final Visitors visitors;
    private final PageSpeakers speakers;
    private final IntakeLog log;
    private final Blocks blocks;
    private final Places places;
    private final Pace byAddress;
    private final Iterable<PageAdvice> advisers;
    private final InstantSource clock;

    Intake(
            Visitors visitors,
            PageSpeakers speakers,
            IntakeLog log,
            Blocks blocks,
            Places places,
            VisitorConfig config,
            Iterable<PageAdvice> advisers,
            InstantSource clock) {
        this.visitors = visitors;
        this.speakers = speakers;
        this.log = log;
        this.blocks = blocks;
        this.places = places;
        byAddress = new Pace(config.viewsPerAddressMinute());
        this.advisers = advisers;
        this.clock = clock;
    }

    PageAnswer view(Site site, OpenedPage page, Doorkeeper.Request sender) {
        byAddress.check(AddressKey.of(sender.remoteAddress()));
        if (!site.settings().visits().intake()
                || Browser.isRobot(sender.userAgent())
                || blocks.isBlocked(sender.remoteAddress())) {
            return NOT_COUNTED;
        }
        Page plain = PlainPage.of(page.page());
        SiteSettings.PageKinds pages = site.settings().pages();
        if (pages.isExcluded(plain.url())) {
            return NOT_COUNTED;
        }
        PageKind kind = page.kind() == null ? pages.kindOf(plain.url()) : page.kind();
        Optional<Actor.Visitor> known = speakers.ifKnown(site, page.token());
        if (known.isPresent() && blocks.isBlocked(known.get(), sender.remoteAddress())) {
            return NOT_COUNTED;
        }
        Newcomer newcomer = known.isPresent() ? null : newcomer(site, page, sender);
        Actor.Visitor visitor =
                newcomer == null ? known.get() : newcomer.issued().visitor();
        Visit visit = stored(seen(visitor, site, page, plain, kind, sender), newcomer);
        PageAdvice.Advice advice = advice(site, visit);
        return new PageAnswer(
                newcomer == null ? null : newcomer.issued().token(),
                true,
                orNull(advice.triggers()),
                advice.invitation());
    }

    void withdrawn(Site site, @Nullable String token) {
        speakers.known(site, token).ifPresent(visitors::withdrawn);
    }

    EventAnswer event(Site site, PageEvent event, Doorkeeper.Request sender) {
        Actor.Visitor visitor = speakers.speaker(site, event.token());
        if (blocks.isBlocked(visitor, sender.remoteAddress())) {
            return new EventAnswer(null, null);
        }
        Visit visit = visitors.happened(visitor, event).orElseThrow(() -> new ProblemException(Problem.NOT_SIGNED_IN));
        PageAdvice.Advice advice = advice(site, visit);
        return new EventAnswer(orNull(advice.triggers()), advice.invitation());
    }

    private static Newcomer newcomer(Site site, OpenedPage page, Doorkeeper.Request sender) {
        return new Newcomer(
                VisitorTokens.draw(site.id()),
                AddressKey.of(sender.remoteAddress()),
                Browser.family(sender.userAgent()),
                Browser.language(page.language()));
    }

    private Visit stored(SeenPage page, @Nullable Newcomer newcomer) {
        try {
            return log.append(page, newcomer).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ProblemException refusal ? refusal : e;
        }
    }

    private SeenPage seen(
            Actor.Visitor visitor, Site site, OpenedPage page, Page plain, PageKind kind, Doorkeeper.Request sender) {
        String referrer = PlainFacts.address(page.referrer());
        Places.Place place = places.of(sender.remoteAddress());
        return new SeenPage(
                visitor,
                clock.instant(),
                page.view(),
                plain,
                kind,
                PlainFacts.product(page.product()),
                PlainFacts.cart(page.cart()),
                referrer == null || isOwn(site, referrer) ? null : referrer,
                PlainFacts.campaign(page.campaign()),
                Browser.language(page.language()),
                PlainFacts.word(page.zone()),
                page.device(),
                Browser.family(sender.userAgent()),
                place.country(),
                place.town(),
                sender.remoteAddress(),
                PlainFacts.attributes(page.attributes()));
    }

    /// Whether the address lies on the site itself; one of a host whose name only begins alike does not.
    private static boolean isOwn(Site site, String address) {
        return site.origins().stream().anyMatch(origin -> (address + "/").startsWith(origin + "/"));
    }

    /// What everybody above has to say, together; of several invitations the first.
    private PageAdvice.Advice advice(Site site, Visit visit) {
        List<PageAdvice.Trigger> triggers = new ArrayList<>();
        Invitation invitation = null;
        for (PageAdvice adviser : advisers) {
            PageAdvice.Advice advice = adviser.on(site, visit);
            triggers.addAll(advice.triggers());
            invitation = invitation == null ? advice.invitation() : invitation;
        }
        return new PageAdvice.Advice(triggers, invitation);
    }

    private static @Nullable List<PageAdvice.Trigger> orNull(List<PageAdvice.Trigger> triggers) {
        return triggers.isEmpty() ? null : triggers;
    }
}
