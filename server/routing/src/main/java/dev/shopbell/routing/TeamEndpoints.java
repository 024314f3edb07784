package dev.shopbell.routing;

import dev.shopbell.http.Allow;
import dev.shopbell.http.ProblemException;
import dev.shopbell.protocol.Problem;
import dev.shopbell.site.Site;
import dev.shopbell.site.Sites;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Teams and their hours.
@Path("/api/teams")
@RunOnVirtualThread
final class TeamEndpoints {
    private final Teams teams;
    private final Sites sites;
    private final InstantSource clock;

    TeamEndpoints(Teams teams, Sites sites, InstantSource clock) {
        this.teams = teams;
        this.sites = sites;
        this.clock = clock;
    }

    /// Whether a team is there at some moment.
    ///
    /// @param opensAtMicros when it will be next; absent while it is there, and where it never comes
    /// @param closesAtMicros when it goes; absent while it is gone, and where it never goes
    /// @param reason what the day is, where it is a special one with a name
    record HoursAnswer(
            long atMicros,
            boolean open,
            @Nullable Long opensAtMicros,
            @Nullable Long closesAtMicros,
            @Nullable String reason) {}

    /// A team as it is now.
    ///
    /// @param first whether it answers every site that no other team does, and so cannot be removed
    /// @param sites the sites that it answers
    /// @param now whether it is there
    record TeamAnswer(
            UUID id,
            String name,
            boolean first,
            boolean everybody,
            List<UUID> members,
            List<UUID> sites,
            Hours hours,
            int version,
            HoursAnswer now) {}

    /// Every team.
    record TeamsAnswer(List<TeamAnswer> teams) {}

    /// What a team shall be.
    ///
    /// @param version the one that the change was made from
    record TeamChange(int version, TeamDraft team) {}

    /// Hours to try, and a moment.
    ///
    /// @param at by the clock of the hours' zone, `2026-12-24T21:30`
    record HoursQuestion(Hours hours, String at) {}

    /// Every team, the first one first.
    @GET
    @Allow(Allow.Who.AGENT)
    public TeamsAnswer list() {
        List<Team> all = teams.list();
        return new TeamsAnswer(all.stream()
                .map(team -> answer(team, team.id().equals(all.getFirst().id())))
                .toList());
    }

    /// Adds a team.
    @POST
    @Allow(Allow.Who.SUPERVISOR)
    public TeamAnswer add(TeamDraft draft) {
        return answer(teams.add(draft));
    }

    /// Changes a team as a whole, unless somebody else did meanwhile.
    @PUT
    @Path("/{id}")
    @Allow(Allow.Who.SUPERVISOR)
    public TeamAnswer change(@PathParam("id") UUID id, TeamChange change) {
        return answer(teams.change(id, change.version(), change.team()));
    }

    /// Removes a team; the first one answers its sites from then on. Answers with the team as it was.
    @DELETE
    @Path("/{id}")
    @Allow(Allow.Who.SUPERVISOR)
    public TeamAnswer remove(@PathParam("id") UUID id) {
        return answer(teams.remove(id));
    }

    /// What hours would mean at a chosen moment. Changes nothing.
    @POST
    @Path("/preview")
    @Allow(Allow.Who.SUPERVISOR)
    public HoursAnswer preview(HoursQuestion question) {
        try {
            OpeningHours hours = question.hours().read();
            return answer(hours, moment(question.at(), hours.zone()));
        } catch (Hours.UnclearException e) {
            throw new ProblemException(Problem.INVALID, e.getMessage());
        }
    }

    private static Instant moment(String wall, ZoneId zone) {
        try {
            return LocalDateTime.parse(wall).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new ProblemException(Problem.INVALID, "A moment is written 2026-12-24T21:30.");
        }
    }

    private TeamAnswer answer(TeamOutcome outcome) {
        return switch (outcome) {
            case TeamOutcome.Done(Team team) ->
                answer(team, team.id().equals(teams.list().getFirst().id()));
            case TeamOutcome.Refused(Problem problem, @Nullable String detail) ->
                throw new ProblemException(problem, detail);
        };
    }

    private TeamAnswer answer(Team team, boolean isFirst) {
        return new TeamAnswer(
                team.id(),
                team.name(),
                isFirst,
                team.everybody(),
                team.members().stream().sorted().toList(),
                sites.list().stream()
                        .map(Site::id)
                        .filter(site -> teams.of(site).id().equals(team.id()))
                        .toList(),
                Hours.of(team.hours()),
                team.version(),
                answer(team.hours(), clock.instant()));
    }

    private static HoursAnswer answer(OpeningHours hours, Instant at) {
        String reason = hours.specialDay(
                        LocalDateTime.ofInstant(at, hours.zone()).toLocalDate())
                .map(SpecialDay::reason)
                .filter(text -> !text.isBlank())
                .orElse(null);
        return new HoursAnswer(
                micros(at),
                hours.isOpen(at),
                hours.opensAt(at).map(TeamEndpoints::micros).orElse(null),
                hours.closesAt(at).map(TeamEndpoints::micros).orElse(null),
                reason);
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
