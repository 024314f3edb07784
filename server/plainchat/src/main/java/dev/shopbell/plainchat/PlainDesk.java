package dev.shopbell.plainchat;

import dev.shopbell.access.Actor;
import dev.shopbell.protocol.Problem;
import dev.shopbell.routing.Availability;
import dev.shopbell.routing.Teams;
import dev.shopbell.routing.WaitingRoom;
import dev.shopbell.site.Site;
import dev.shopbell.site.SiteSettings.Field;
import dev.shopbell.survey.SurveyOutcome;
import dev.shopbell.survey.Surveys;
import dev.shopbell.ticket.LeaveOutcome;
import dev.shopbell.ticket.NewRequest;
import dev.shopbell.ticket.Request;
import dev.shopbell.ticket.Tickets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What stands around the chat: hours, the queue, the questions before it and the request outside it. Safe for use from
/// any thread; waits for the database, and throws unchecked where it does not answer.
final class PlainDesk {
    private final Availability availability;
    private final Teams teams;
    private final WaitingRoom waitingRoom;
    private final Surveys surveys;
    private final Tickets tickets;
    private final InstantSource clock;

    PlainDesk(
            Availability availability,
            Teams teams,
            WaitingRoom waitingRoom,
            Surveys surveys,
            Tickets tickets,
            InstantSource clock) {
        this.availability = availability;
        this.teams = teams;
        this.waitingRoom = waitingRoom;
        this.surveys = surveys;
        this.tickets = tickets;
        this.clock = clock;
    }

    Outlook outlook(Site site, Actor.@Nullable Visitor visitor, Chat chat) {
        Availability.Standing standing = availability.now(site.id());
        Instant since = chat.waitingSince();
        boolean waitedLong = since != null
                && !since.plusSeconds(site.settings().waiting().emailOfferAfterSeconds())
                        .isAfter(clock.instant());
        return new Outlook(
                standing,
                teams.of(site.id()).hours(),
                visitor == null || since == null
                        ? null
                        : waitingRoom.placeOf(visitor).orElse(null),
                waitedLong || !standing.isAttended(),
                site.settings().waiting().formWhenAway() ? !standing.isAttended() : !standing.open());
    }

    /// What is asked before the chat of this visitor; nothing where they are in one.
    List<Field> questionsFor(Site site, Actor.@Nullable Visitor visitor, Chat chat) {
        boolean isDue =
                !chat.open() && site.settings().preChat().asked() && (visitor == null || surveys.isDue(visitor));
        return isDue ? site.settings().preChat().fields() : List.of();
    }

    /// What is asked of those who want their answer by e-mail.
    List<Field> requestFields(Site site, PlainTexts words) {
        return PlainForm.requestFields(words, site.settings().waiting().askConsent());
    }

    /// Keeps the answers; the problem, or null.
    @Nullable
    Problem answer(Actor.Visitor visitor, Map<String, String> answers) {
        return surveys.answer(visitor, answers) instanceof SurveyOutcome.Refused(Problem problem, String detail)
                ? problem
                : null;
    }

    /// Leaves a request; the problem, or null.
    @Nullable
    Problem leave(Actor.Visitor visitor, NewRequest wanted, String address) {
        return tickets.leave(visitor, wanted, address)
                        instanceof LeaveOutcome.Refused(Problem problem, @Nullable String detail)
                ? problem
                : null;
    }

    Optional<Request> left(Actor.Visitor visitor, UUID clientId) {
        return tickets.leftBy(visitor, clientId);
    }
}
