package dev.shopbell.invitation;

import dev.shopbell.access.CurrentActor;
import dev.shopbell.http.Allow;
import dev.shopbell.http.ProblemException;
import dev.shopbell.invitation.InvitationRules.RulesOutcome;
import dev.shopbell.protocol.Problem;
import dev.shopbell.site.Sites;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Invitations, for the people of the shop.
@Path("/api/invitations")
@RunOnVirtualThread
final class InvitationEndpoints {
    private static final Duration LONGEST_WINDOW = Duration.ofDays(400);

    private final Invitations invitations;
    private final InvitationRules rules;
    private final InvitationReports reports;
    private final Origin origins;
    private final Sites sites;
    private final CurrentActor actor;

    InvitationEndpoints(
            Invitations invitations,
            InvitationRules rules,
            InvitationReports reports,
            Origin origins,
            Sites sites,
            CurrentActor actor) {
        this.invitations = invitations;
        this.rules = rules;
        this.reports = reports;
        this.origins = origins;
        this.sites = sites;
        this.actor = actor;
    }

    /// An invitation by hand.
    ///
    /// @param text one or two sentences, at most 300 characters
    public record ByHand(UUID visitor, String text) {}

    /// An invitation that was given.
    public record Given(UUID invitation) {}

    /// Invites a visitor who has the shop open. Refused with `visitorDeclined` until their cool-off ends,
    /// with `visitorChatting`, `visitorGone`, `visitorBlocked`, and with `invitedEnough` where another
    /// invitation waits, was a moment ago, or the day has had its fill.
    @POST
    @Allow(Allow.Who.AGENT)
    public Given invite(ByHand wanted) {
        String complaint = InvitationText.textComplaint(wanted.text());
        if (complaint != null) {
            throw new ProblemException(Problem.INVALID, complaint);
        }
        return switch (invitations.byHand(
                actor.staff(), wanted.visitor(), wanted.text().strip())) {
            case Decision.Invited(GivenInvitation given) -> new Given(given.id());
            case Decision.Refused(Refusal refusal) -> throw problem(refusal);
        };
    }

    private static ProblemException problem(Refusal refusal) {
        return switch (refusal.reason()) {
            case GONE, NO_RULE -> new ProblemException(Problem.VISITOR_GONE);
            case BLOCKED -> new ProblemException(Problem.VISITOR_BLOCKED);
            case CHATTING -> new ProblemException(Problem.VISITOR_CHATTING);
            case DECLINED ->
                new ProblemException(Problem.VISITOR_DECLINED, "Invite them again from " + refusal.until() + " on.");
            case PENDING ->
                new ProblemException(Problem.INVITED_ENOUGH, "Another invitation of theirs is not answered yet.");
            case TOO_SOON ->
                new ProblemException(
                        Problem.INVITED_ENOUGH,
                        "The last invitation was a moment ago. Again from " + refusal.until() + " on.");
            case ENOUGH_TODAY ->
                new ProblemException(Problem.INVITED_ENOUGH, "They had as many invitations today as the site allows.");
            case ENOUGH_THIS_HOUR, QUIET, NOBODY_FREE, SHUT -> new ProblemException(Problem.INVITED_ENOUGH);
        };
    }

    /// The invitation that a conversation began from; nothing where it began without one.
    @GET
    @Path("/of/{conversation}")
    @Allow(Allow.Who.AGENT)
    public Origin.@Nullable Told origin(@PathParam("conversation") UUID conversation) {
        return origins.of(conversation).orElse(null);
    }

    /// What a site invites by. A site that wrote nothing yet has sensible rules, switched off, under version
    /// 0.
    @GET
    @Path("/rules")
    @Allow(Allow.Who.AGENT)
    public SiteRules rules(@QueryParam("site") @Nullable UUID site) {
        return rules.of(existing(site));
    }

    /// Writes what a site invites by, whole, in place of the version that was read; `staleSettings` if
    /// somebody else did meanwhile. The order of the rules is their priority. A rule or text without an id is
    /// new, and a text whose words changed gets another id, since the report counts by words.
    @PUT
    @Path("/rules")
    @Allow(Allow.Who.SUPERVISOR)
    public SiteRules save(@QueryParam("site") @Nullable UUID site, SiteRules wanted) {
        return switch (rules.save(existing(site), wanted)) {
            case RulesOutcome.Saved(SiteRules saved) -> saved;
            case RulesOutcome.Refused(Problem problem, @Nullable String detail) ->
                throw new ProblemException(problem, detail);
        };
    }

    /// What became of a site's invitations.
    ///
    /// @param from the first moment that counts, microseconds since 1970 UTC
    /// @param to the first one after those; at most 400 days later
    @GET
    @Path("/report")
    @Allow(Allow.Who.AGENT)
    public InvitationReport report(
            @QueryParam("site") @Nullable UUID site,
            @QueryParam("from") @Nullable Long from,
            @QueryParam("to") @Nullable Long to) {
        UUID existing = existing(site);
        if (from == null || to == null || from < 0 || to <= from || to - from > LONGEST_WINDOW.toNanos() / 1_000) {
            throw new ProblemException(
                    Problem.INVALID, "from and to are microseconds since 1970, and at most 400 days apart.");
        }
        return reports.of(existing, instant(from), instant(to));
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private UUID existing(@Nullable UUID site) {
        if (site == null || sites.byId(site).isEmpty()) {
            throw new ProblemException(Problem.NOT_FOUND, "There is no such site.");
        }
        return site;
    }
}
