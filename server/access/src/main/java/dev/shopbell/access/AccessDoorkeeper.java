package dev.shopbell.access;

import dev.shopbell.http.Caller;
import dev.shopbell.http.Cookies;
import dev.shopbell.http.Doorkeeper;
import dev.shopbell.protocol.Author;
import dev.shopbell.protocol.AuthorKind;
import dev.shopbell.realtime.Admission;
import dev.shopbell.realtime.Audience;
import dev.shopbell.site.Sites;
import org.jspecify.annotations.Nullable;

/// Tells both edges who is asking. A bearer token is a visitor's, the session's cookie a member of staff's; where both
/// come, the token was put there on purpose and the cookie by the browser alone, so the token counts.
final class AccessDoorkeeper implements Doorkeeper, Admission {
    private final Sessions sessions;
    private final VisitorTokens visitors;
    private final Sites sites;

    AccessDoorkeeper(Sessions sessions, VisitorTokens visitors, Sites sites) {
        this.sessions = sessions;
        this.visitors = visitors;
        this.sites = sites;
    }

    @Override
    public @Nullable Caller callerOf(Request request) {
        String bearer = request.bearer();
        if (bearer != null) {
            return visitors.byToken(bearer).orElse(null);
        }
        String session = request.cookies().get(Cookies.SESSION);
        return session == null ? null : sessions.byToken(session).orElse(null);
    }

    @Override
    public boolean stillWelcome(Caller caller) {
        return switch ((Actor) caller) {
            case Actor.Visitor visitor -> visitors.isStillWelcome(visitor);
            case Actor.Staff staff -> sessions.isStillWelcome(staff);
            case Actor.Program program -> false;
        };
    }

    @Override
    public @Nullable Author authorOf(Audience audience, Caller caller) {
        return switch ((Actor) caller) {
            case Actor.Visitor visitor
            when audience != Audience.STAFF -> new Author(AuthorKind.SHOPPER, visitor.id(), null);
            case Actor.Staff staff
            when audience == Audience.STAFF -> new Author(AuthorKind.STAFF, staff.id(), staff.name());
            case Actor actor -> null;
        };
    }

    @Override
    public boolean isPageOf(Caller caller, String origin) {
        return caller instanceof Actor.Visitor visitor
                && sites.byId(visitor.site())
                        .filter(site -> site.origins().contains(origin))
                        .isPresent();
    }
}
