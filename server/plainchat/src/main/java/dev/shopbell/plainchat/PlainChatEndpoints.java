package dev.shopbell.plainchat;

import dev.shopbell.access.Actor;
import dev.shopbell.access.VisitorTokens;
import dev.shopbell.conversation.SayOutcome;
import dev.shopbell.file.FileAnswers;
import dev.shopbell.http.Allow;
import dev.shopbell.http.Cookies;
import dev.shopbell.http.CurrentCaller;
import dev.shopbell.http.ProblemException;
import dev.shopbell.plainchat.PlainPage.Task;
import dev.shopbell.protocol.Problem;
import dev.shopbell.site.Site;
import dev.shopbell.site.SiteSettings;
import dev.shopbell.site.SiteSettings.Field;
import dev.shopbell.site.Sites;
import dev.shopbell.site.WidgetTexts;
import dev.shopbell.survey.AnswerRules;
import dev.shopbell.ticket.NewRequest;
import dev.shopbell.ticket.Request;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The plain page: a GET shows it, a POST says a line or leaves a request and leads back to it, so that loading it anew
/// repeats nothing.
///
/// Long because every form of the page is taken here, and each may be refused in the page itself.
@Path("/")
@RunOnVirtualThread
final class PlainChatEndpoints {
    private static final String PLAIN = "/chat/{key:[a-z0-9-]+}/plain";
    private static final Duration COOKIE_LASTS = Duration.ofDays(365);
    /// No script at all, and no other source than our own.
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// An administrator who changes the brand's colour sees it soon.
    private static final Duration STYLE_FRESH = Duration.ofMinutes(5);

    private final Sites sites;
    private final PlainChats chats;
    private final PlainDesk desk;
    private final WidgetTexts texts;
    private final Cookies cookies;
    private final CurrentCaller caller;
    private final InstantSource clock;

    PlainChatEndpoints(
            Sites sites,
            PlainChats chats,
            PlainDesk desk,
            WidgetTexts texts,
            Cookies cookies,
            CurrentCaller caller,
            InstantSource clock) {
        this.sites = sites;
        this.chats = chats;
        this.desk = desk;
        this.texts = texts;
        this.cookies = cookies;
        this.caller = caller;
        this.clock = clock;
    }

    /// What the chat page gets.
    ///
    /// @param token the browser's secret
    public record Registered(String token) {}

    /// The page as it is now.
    ///
    /// @param wait present if the page should look for the answer by itself
    /// @param mail present if a question shall be left that is answered by e-mail
    /// @param left the request that was just left, by the id under which the form left it
    @GET
    @Path(PLAIN)
    @Allow(Allow.Who.ANYONE)
    public Response page(
            @PathParam("key") String key,
            @QueryParam("wait") @Nullable String wait,
            @QueryParam("mail") @Nullable String mail,
            @QueryParam("left") @Nullable UUID left,
            @CookieParam(Secret.COOKIE) @Nullable String cookie,
            @Context HttpHeaders headers) {
        Visit visit = visit(key, cookie, headers);
        Actor.Visitor visitor = visit.visitor();
        Request request = visitor == null || left == null
                ? null
                : desk.left(visitor, left).orElse(null);
        return answer(visit, mail != null, request, wait != null, UUID.randomUUID(), Map.of(), Map.of(), null);
    }

    /// Says what the form holds.
    @POST
    @Path(PLAIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Allow.Who.ANYONE)
    public Response say(
            @PathParam("key") String key,
            @CookieParam(Secret.COOKIE) @Nullable String cookie,
            @Context HttpHeaders headers,
            String body) {
        Entered entered = Entered.of(FormFields.of(body));
        Admitted admitted = admit(visit(key, cookie, headers), entered, false);
        Visit visit = admitted.visit();
        Actor.Visitor visitor = visit.visitor();
        if (visitor == null) {
            return admitted.refusal();
        }
        List<Field> questions = desk.questionsFor(visit.site(), visitor, chats.of(visitor));
        if (!questions.isEmpty()) {
            Map<String, String> answers = entered.answersTo(questions);
            Map<String, AnswerRules.Fault> faults = AnswerRules.faults(questions, answers);
            Problem problem = faults.isEmpty() ? desk.answer(visitor, answers) : Problem.INVALID;
            if (problem != null) {
                String trouble = faults.isEmpty() ? trouble(problem) : "check";
                return refuse(problem.httpStatus(), visit, entered, false, faults, trouble);
            }
        }
        String text = entered.text();
        SayOutcome.Refused refused = chats.say(visitor, entered.idFor(text), text);
        return refused != null
                ? refuse(refused.problem().httpStatus(), visit, entered, false, Map.of(), trouble(refused.problem()))
                : seeOther(visit, "?wait=1#end");
    }

    /// Leaves what the form holds, to be answered by e-mail.
    @POST
    @Path(PLAIN + "/request")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Allow.Who.ANYONE)
    public Response leave(
            @PathParam("key") String key,
            @CookieParam(Secret.COOKIE) @Nullable String cookie,
            @Context HttpHeaders headers,
            String body) {
        Entered entered = Entered.of(FormFields.of(body));
        Admitted admitted = admit(visit(key, cookie, headers), entered, true);
        Visit visit = admitted.visit();
        Actor.Visitor visitor = visit.visitor();
        if (visitor == null) {
            return admitted.refusal();
        }
        List<Field> fields = desk.requestFields(visit.site(), visit.words());
        Map<String, String> answers = entered.answersTo(fields);
        Map<String, AnswerRules.Fault> faults = AnswerRules.faults(fields, answers);
        if (!faults.isEmpty()) {
            return refuse(Problem.INVALID.httpStatus(), visit, entered, true, faults, "check");
        }
        String name = answers.getOrDefault("name", "");
        String email = answers.getOrDefault("email", "");
        UUID clientId = entered.idFor(name, email, entered.text());
        NewRequest wanted = new NewRequest(
                clientId,
                chats.openOf(visitor).orElse(null),
                name,
                email,
                entered.text(),
                answers.getOrDefault("consent", "").equals(AnswerRules.YES),
                visit.words().language());
        Problem problem = desk.leave(visitor, wanted, caller.request().remoteAddress());
        return problem != null
                ? refuse(problem.httpStatus(), visit, entered, true, Map.of(), trouble(problem))
                : seeOther(visit, "?left=" + clientId + "#end");
    }

    /// A file that was sent in the chat, to be saved.
    @GET
    @Path(PLAIN + "/files/{id}")
    @Allow(Allow.Who.ANYONE)
    public Response file(
            @PathParam("key") String key,
            @PathParam("id") UUID id,
            @CookieParam(Secret.COOKIE) @Nullable String cookie,
            @HeaderParam("Range") @Nullable String range,
            @HeaderParam("If-None-Match") @Nullable String known) {
        Actor.Visitor visitor =
                chats.visitor(site(key), Secret.of(cookie)).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        refuseTurnedAway(visitor);
        return chats.file(visitor, id)
                .map(opened -> FileAnswers.download(opened, range, known))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    /// What the page looks like, in the brand's colour.
    @GET
    @Path(PLAIN + ".css")
    @Allow(Allow.Who.ANYONE)
    public Response style(@PathParam("key") String key) {
        return Response.ok(PlainStyle.of(site(key).settings().look()), "text/css; charset=utf-8")
                .header("Cache-Control", "public, max-age=" + STYLE_FRESH.toSeconds())
                .build();
    }

    /// The visitor of this browser, for a panel that has none: whoever comes back with scripts goes on in the
    /// conversation that they began without. Only our own pages may ask.
    ///
    /// @param keep present where the panel is a page of our own, so that whoever comes back without scripts goes on
    ///     too; in a page of the shop, the shop keeps the visitor
    @POST
    @Path("/chat/{key:[a-z0-9-]+}/visitor")
    @Allow(Allow.Who.ANYONE)
    public Response visitor(
            @PathParam("key") String key,
            @QueryParam("keep") @Nullable String keep,
            @CookieParam(Secret.COOKIE) @Nullable String cookie,
            @Context HttpHeaders headers) {
        Site site = site(key);
        Secret secret = Secret.of(cookie);
        refuseTurnedAway(null);
        VisitorTokens.Issued issued = chats.register(
                        site, secret, caller.request(), headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))
                .orElseThrow(() -> new ProblemException(Problem.TOO_MANY));
        refuseTurnedAway(issued.visitor());
        Response.ResponseBuilder answer = Response.ok(new Registered(issued.token()), MediaType.APPLICATION_JSON_TYPE);
        return keep == null
                ? answer.build()
                : answer.cookie(cookieOf(site, new Secret(issued.token()), headers))
                        .build();
    }

    /// A browser at a shop's page.
    ///
    /// @param visitor whom its secret makes known; null before the first form
    private record Visit(
            Site site,
            Secret secret,
            Actor.@Nullable Visitor visitor,
            PlainTexts words,
            SiteSettings.Words own,
            HttpHeaders headers) {
        /// The same browser, known by this from now on: its own secret, or another where that one had its end.
        Visit of(VisitorTokens.Issued issued) {
            return new Visit(site, new Secret(issued.token()), issued.visitor(), words, own, headers);
        }

        Visit ofNobody() {
            return new Visit(site, secret, null, words, own, headers);
        }
    }

    private Visit visit(String key, @Nullable String cookie, HttpHeaders headers) {
        Site site = site(key);
        Secret secret = Secret.of(cookie);
        SiteSettings.Languages languages = site.settings().languages();
        String wanted = headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE);
        String language = WidgetTexts.choose(languages.offered(), languages.fallback(), wanted == null ? "" : wanted);
        SiteSettings.Words own = languages.in(language);
        return new Visit(
                site,
                secret,
                chats.visitor(site, secret).orElse(null),
                PlainTexts.of(texts, language, own.texts()),
                own,
                headers);
    }

    /// A visit that has its visitor, or the page that says why it has none.
    private record Admitted(Visit visit, @Nullable Response refused) {
        Response refusal() {
            if (refused == null) {
                throw new IllegalStateException("they were admitted");
            }
            return refused;
        }
    }

    /// Takes a form from whom the page was given to and whom the shop wants to hear from.
    private Admitted admit(Visit visit, Entered entered, boolean mail) {
        String address = caller.request().remoteAddress();
        if (!visit.secret().madeForm(entered.formKey())) {
            return new Admitted(visit.ofNobody(), refuse(403, visit, entered, mail, Map.of(), "cookies"));
        }
        if (chats.isTurnedAway(visit.visitor(), address)) {
            return new Admitted(visit.ofNobody(), refuse(403, visit, entered, mail, Map.of(), "turnedAway"));
        }
        return chats.register(
                        visit.site(),
                        visit.secret(),
                        caller.request(),
                        visit.headers().getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))
                .map(issued -> new Admitted(visit.of(issued), null))
                .orElseGet(
                        () -> new Admitted(visit.ofNobody(), refuse(429, visit, entered, mail, Map.of(), "tooMany")));
    }

    private void refuseTurnedAway(Actor.@Nullable Visitor visitor) {
        if (chats.isTurnedAway(visitor, caller.request().remoteAddress())) {
            throw new ProblemException(Problem.BLOCKED);
        }
    }

    private Response seeOther(Visit visit, String query) {
        return Response.seeOther(URI.create(PlainPage.pathOf(visit.site().key()) + query))
                .cookie(cookieOf(visit.site(), visit.secret(), visit.headers()))
                .build();
    }

    /// The page again, with what was entered and what is wrong with it.
    private Response refuse(
            int status,
            Visit visit,
            Entered entered,
            boolean mail,
            Map<String, AnswerRules.Fault> faults,
            String trouble) {
        return answer(
                visit,
                mail,
                null,
                false,
                entered.formId(),
                entered.kept(),
                faults,
                new Trouble(status, visit.words().text(trouble)));
    }

    private record Trouble(int status, String sentence) {}

    private Response answer(
            Visit visit,
            boolean mail,
            @Nullable Request left,
            boolean waits,
            UUID formId,
            Map<String, String> kept,
            Map<String, AnswerRules.Fault> faults,
            @Nullable Trouble trouble) {
        Site site = visit.site();
        Actor.Visitor visitor = visit.visitor();
        boolean isTurnedAway = chats.isTurnedAway(visitor, caller.request().remoteAddress());
        Chat chat = visitor == null || isTurnedAway ? Chat.NONE : chats.of(visitor);
        Outlook outlook = desk.outlook(site, visitor, chat);
        boolean mailAlone = outlook.mailAlone() && !chat.open();
        Task task = isTurnedAway
                ? Task.TURNED_AWAY
                : left != null ? Task.LEFT : mail || (mailAlone && trouble == null) ? Task.MAIL : Task.WRITE;
        List<Field> fields = task == Task.MAIL
                ? desk.requestFields(site, visit.words())
                : task == Task.WRITE ? desk.questionsFor(site, visitor, chat) : List.of();
        PlainPage page = new PlainPage(
                Shop.of(site, visit.own()),
                visit.words(),
                chat,
                outlook,
                task,
                new PlainForm(
                        visit.secret().formKey(),
                        formId,
                        fields,
                        kept,
                        faults,
                        trouble == null ? null : trouble.sentence()),
                left,
                waits,
                clock.instant());
        return Response.status(isTurnedAway ? 403 : trouble == null ? 200 : trouble.status())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header("Content-Security-Policy", POLICY)
                .header("Vary", "Accept-Language")
                .header("X-Robots-Tag", "noindex")
                .cookie(cookieOf(site, visit.secret(), visit.headers()))
                .entity(page.html())
                .build();
    }

    /// Kept for long only where the shop may know its visitors again: not where it keeps nothing of those whom it did
    /// not ask, and not where the browser asks for that.
    private NewCookie cookieOf(Site site, Secret secret, HttpHeaders headers) {
        SiteSettings.Visits visits = site.settings().visits();
        boolean refuses = "1".equals(headers.getHeaderString("DNT")) || "1".equals(headers.getHeaderString("Sec-GPC"));
        boolean isKept =
                visits.consentDefault() == SiteSettings.Consent.GRANTED && !(visits.respectSignals() && refuses);
        return cookies.below("/chat/" + site.key(), Secret.COOKIE, secret.token(), isKept ? COOKIE_LASTS : null);
    }

    private static String trouble(Problem problem) {
        return switch (problem) {
            case INVALID -> "invalid";
            case TOO_MANY -> "tooMany";
            default -> "unreachable";
        };
    }

    private Site site(String key) {
        return sites.byKey(key).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "There is no such site."));
    }
}
