package dev.shopbell.survey;

import dev.shopbell.access.Actor;
import dev.shopbell.http.Allow;
import dev.shopbell.http.CurrentCaller;
import dev.shopbell.http.ProblemException;
import dev.shopbell.protocol.Problem;
import dev.shopbell.site.SiteSettings.FieldKind;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is asked before a conversation and after it, over HTTP.
@Path("/api/survey")
@RunOnVirtualThread
final class SurveyEndpoints {
    private final Surveys surveys;
    private final CurrentCaller caller;

    SurveyEndpoints(Surveys surveys, CurrentCaller caller) {
        this.surveys = surveys;
        this.caller = caller;
    }

    /// Whether the shopper is to be asked before a conversation.
    public record Due(boolean due) {}

    /// What a shopper answers before a conversation.
    ///
    /// @param answers by name of the question; a consent that was given is `yes`
    public record PreChatAnswers(@Nullable Map<String, String> answers) {}

    /// How a shopper finds a conversation.
    ///
    /// @param steps from 1, very poor, to 5, very good
    public record NewRating(int steps, @Nullable String comment) {}

    /// How a shopper found a conversation; empty where they have not said.
    ///
    /// @param changeable whether it may be said, or said anew
    public record RatingAnswer(
            @Nullable Integer steps,
            @Nullable String comment,
            @Nullable Long ratedAtMicros,
            boolean changeable) {}

    /// One answer, with the words of its question.
    public record Answered(String name, String label, FieldKind kind, String value) {}

    /// What is known from asking.
    ///
    /// @param answers what was answered before the conversation, or before an earlier one
    /// @param answeredAtMicros when
    /// @param consentedAtMicros when the shopper agreed to what was asked
    public record SurveyAnswer(
            List<Answered> answers,
            @Nullable Long answeredAtMicros,
            @Nullable Long consentedAtMicros,
            @Nullable RatingAnswer rating) {}

    /// Whether the shopper is to be asked before a conversation.
    @GET
    @Path("/pre-chat")
    @Allow(Allow.Who.VISITOR)
    public Due due() {
        return new Due(surveys.isDue((Actor.Visitor) caller.get()));
    }

    /// Keeps what the shopper answers before a conversation, in place of what they answered for it before.
    @PUT
    @Path("/pre-chat")
    @Allow(Allow.Who.VISITOR)
    public void answer(PreChatAnswers given) {
        check(surveys.answer((Actor.Visitor) caller.get(), Objects.requireNonNullElse(given.answers(), Map.of())));
    }

    /// How the shopper found their conversation.
    @GET
    @Path("/ratings/{id}")
    @Allow(Allow.Who.VISITOR)
    public RatingAnswer rating(@PathParam("id") UUID id) {
        return surveys.ratingOf((Actor) caller.get(), id)
                .map(this::answer)
                .orElseGet(() -> new RatingAnswer(null, null, null, true));
    }

    /// Keeps how the shopper finds their conversation, in place of what they said before.
    @PUT
    @Path("/ratings/{id}")
    @Allow(Allow.Who.VISITOR)
    public void rate(@PathParam("id") UUID id, NewRating rating) {
        check(surveys.rate(
                (Actor.Visitor) caller.get(), id, rating.steps(), Objects.requireNonNullElse(rating.comment(), "")));
    }

    /// What a shopper answered before a conversation, and how they found it.
    @GET
    @Path("/conversations/{id}")
    @Allow(Allow.Who.AGENT)
    public SurveyAnswer survey(@PathParam("id") UUID id) {
        Actor.Staff staff = (Actor.Staff) caller.get();
        RatingAnswer rating = surveys.ratingOf(staff, id).map(this::answer).orElse(null);
        return surveys.answersFor(staff, id)
                .map(found -> new SurveyAnswer(
                        found.fields().stream()
                                .map(field -> new Answered(field.name(), field.label(), field.kind(), field.value()))
                                .toList(),
                        micros(found.at()),
                        found.consentedAt() == null ? null : micros(found.consentedAt()),
                        rating))
                .orElseGet(() -> new SurveyAnswer(List.of(), null, null, rating));
    }

    private RatingAnswer answer(Rating rating) {
        return new RatingAnswer(
                rating.steps(), rating.comment(), micros(rating.ratedAt()), surveys.isChangeable(rating));
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private static void check(SurveyOutcome outcome) {
        if (outcome instanceof SurveyOutcome.Refused(Problem problem, String detail)) {
            throw new ProblemException(problem, detail);
        }
    }
}
