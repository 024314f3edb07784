package dev.shopbell.invitation;

import dev.shopbell.access.Actor;
import dev.shopbell.http.Allow;
import dev.shopbell.http.ProblemException;
import dev.shopbell.protocol.Invitation;
import dev.shopbell.protocol.Problem;
import dev.shopbell.site.Site;
import dev.shopbell.site.Sites;
import dev.shopbell.visitor.PageSpeakers;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// What the shops' own pages say of invitations.
@Path("/intake/{key:[a-z0-9-]+}")
@Consumes(MediaType.TEXT_PLAIN)
final class IntakeInvitationEndpoints {
    /// Where the database is slow, nobody more is invited, rather than others kept waiting for a thread.
    private static final int DECISIONS_AT_ONCE = 32;

    private final Semaphore deciding = new Semaphore(DECISIONS_AT_ONCE);
    private final Invitations invitations;
    private final InvitationWords words;
    private final PageSpeakers speakers;
    private final Sites sites;

    IntakeInvitationEndpoints(Invitations invitations, InvitationWords words, PageSpeakers speakers, Sites sites) {
        this.invitations = invitations;
        this.words = words;
        this.speakers = speakers;
        this.sites = sites;
    }

    /// A rule's moment has come, as far as the page can see.
    ///
    /// @param token the browser's secret
    /// @param view the page's
    public record Moment(String token, UUID view, UUID rule) {}

    /// What the page shows.
    ///
    /// @param invitation absent where nobody is invited now
    public record MomentAnswer(@Nullable Invitation invitation) {}

    /// What became of an invitation.
    ///
    /// @param token the browser's secret
    public record InvitationAnswer(String token, UUID invitation, Outcome outcome) {}

    /// There is nothing to say.
    public record NothingToSay() {}

    /// Asks whether the visitor is invited by a rule now. The server decides anew, whatever the page
    /// believes; a refusal is no error.
    @POST
    @Path("/trigger")
    @Allow(Allow.Who.SHOP_PAGE)
    // A page waits for it, and a virtual thread that waits for the database is woken by way of two others, which
    // takes as long as the query.
    @Blocking
    public MomentAnswer trigger(@PathParam("key") String key, Moment moment) {
        if (!deciding.tryAcquire()) {
            return new MomentAnswer(null);
        }
        try {
            return decide(key, moment);
        } finally {
            deciding.release();
        }
    }

    private MomentAnswer decide(String key, Moment moment) {
        Actor.Visitor visitor = speakers.speaker(site(key), moment.token());
        return switch (invitations.byRule(visitor, moment.rule())) {
            case Decision.Invited(GivenInvitation given) -> new MomentAnswer(words.onTheWire(given));
            case Decision.Refused refused -> new MomentAnswer(null);
        };
    }

    /// Tells what became of an invitation. The first outcome counts; a later or repeated one changes nothing
    /// and is no error, since two tabs may show the same box.
    @POST
    @Path("/outcome")
    @Allow(Allow.Who.SHOP_PAGE)
    @RunOnVirtualThread
    public NothingToSay outcome(@PathParam("key") String key, InvitationAnswer answer) {
        Actor.Visitor visitor = speakers.answering(site(key), answer.token());
        invitations.settle(visitor, answer.invitation(), answer.outcome());
        return new NothingToSay();
    }

    private Site site(String key) {
        return sites.byKey(key).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }
}
