package dev.shopbell.visitor;

import dev.shopbell.access.Actor;
import dev.shopbell.access.VisitorTokens;
import dev.shopbell.http.ProblemException;
import dev.shopbell.protocol.Problem;
import dev.shopbell.site.Site;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The visitors in whose name shops' pages speak: known by their token alone, and each only so often a minute, whatever
/// their pages tell. For endpoints: a refusal is a [ProblemException]. Safe for use from any thread.
public final class PageSpeakers {
    private final VisitorTokens tokens;
    private final Pace pace;
    private final Pace answers;

    PageSpeakers(VisitorTokens tokens, VisitorConfig config) {
        this.tokens = tokens;
        pace = new Pace(config.viewsPerVisitorMinute());
        answers = new Pace(config.viewsPerVisitorMinute());
    }

    /// The visitor of the site who holds the token. Counts as one more time.
    public Actor.Visitor speaker(Site site, String token) {
        return ifKnown(site, token).orElseThrow(() -> new ProblemException(Problem.NOT_SIGNED_IN));
    }

    /// Likewise, where a token that is unknown (any more) is as good as none.
    Optional<Actor.Visitor> ifKnown(Site site, @Nullable String token) {
        Optional<Actor.Visitor> known = known(site, token);
        known.ifPresent(visitor -> pace.check(visitor.id()));
        return known;
    }

    /// Likewise, without counting. A token of another site is refused, since no page of this one can have come by it
    /// honestly.
    Optional<Actor.Visitor> known(Site site, @Nullable String token) {
        Optional<Actor.Visitor> known = token == null ? Optional.empty() : tokens.byToken(token);
        if (known.isPresent() && !known.get().site().equals(site.id())) {
            throw new ProblemException(Problem.NOT_SIGNED_IN, "This token belongs to another site.");
        }
        return known;
    }

    /// The visitor who answers what they were asked. Counted apart, so that a no is heard however much their pages
    /// tell.
    public Actor.Visitor answering(Site site, String token) {
        Actor.Visitor visitor = known(site, token).orElseThrow(() -> new ProblemException(Problem.NOT_SIGNED_IN));
        answers.check(visitor.id());
        return visitor;
    }
}
