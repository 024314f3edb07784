package dev.shopbell.plainchat;

import dev.shopbell.access.VisitorTokens;
import dev.shopbell.conversation.SayOutcome;
import dev.shopbell.http.Allow;
import dev.shopbell.http.Cookies;
import dev.shopbell.http.CurrentCaller;
import dev.shopbell.http.ProblemException;
import dev.shopbell.protocol.Problem;
import dev.shopbell.site.Site;
import dev.shopbell.site.SiteSettings;
import dev.shopbell.site.Sites;
import dev.shopbell.site.WidgetTexts;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The plain page: a GET shows it, a POST says a line and leads back to it, so that loading it anew repeats nothing.
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
    private final WidgetTexts texts;
    private final Cookies cookies;
    private final CurrentCaller caller;
    private final InstantSource clock;

    PlainChatEndpoints(
            Sites sites,
            PlainChats chats,
            WidgetTexts texts,
            Cookies cookies,
            CurrentCaller caller,
            InstantSource clock) {
        this.sites = sites;
        this.chats = chats;
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
    @GET
    @Path(PLAIN)
    @Allow(Allow.Who.ANYONE)
    public Response page(
            @PathParam("key") String key,
            @QueryParam("wait") @Nullable String wait,
            @CookieParam(Secret.COOKIE) @Nullable String cookie,
            @HeaderParam("Accept-Language") @Nullable String acceptLanguage) {
        Site site = site(key);
        Secret secret = Secret.of(cookie);
        return answer(200, site, secret, acceptLanguage, wait != null, "", null, UUID.randomUUID());
    }

    /// Says what the form holds.
    @POST
    @Path(PLAIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Allow(Allow.Who.ANYONE)
    public Response say(
            @PathParam("key") String key,
            @CookieParam(Secret.COOKIE) @Nullable String cookie,
            @HeaderParam("Accept-Language") @Nullable String acceptLanguage,
            String body) {
        Site site = site(key);
        FormFields form = FormFields.of(body);
        String text = (form.get("start").isEmpty() ? form.get("text") : form.get("start"))
                .replace("\r\n", "\n")
                .strip();
        Secret secret = Secret.of(cookie);
        UUID formId = formId(form.get("id"));
        if (!secret.madeForm(form.get("key"))) {
            return answer(403, site, secret, acceptLanguage, false, text, "cookies", UUID.randomUUID());
        }
        VisitorTokens.Issued issued =
                chats.register(site, secret, caller.request(), acceptLanguage).orElse(null);
        if (issued == null) {
            return answer(429, site, secret, acceptLanguage, false, text, "tooMany", formId);
        }
        SayOutcome.Refused refused = chats.say(issued.visitor(), lineId(formId, text), text);
        if (refused != null) {
            return answer(
                    refused.problem().httpStatus(),
                    site,
                    secret,
                    acceptLanguage,
                    false,
                    text,
                    trouble(refused.problem()),
                    formId);
        }
        return Response.seeOther(URI.create(PlainPage.pathOf(key) + "?wait=1#end"))
                .cookie(cookieOf(site, secret))
                .build();
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
            @HeaderParam("Accept-Language") @Nullable String acceptLanguage) {
        Site site = site(key);
        Secret secret = Secret.of(cookie);
        VisitorTokens.Issued issued = chats.register(site, secret, caller.request(), acceptLanguage)
                .orElseThrow(() -> new ProblemException(Problem.TOO_MANY));
        Response.ResponseBuilder answer = Response.ok(new Registered(issued.token()), MediaType.APPLICATION_JSON_TYPE);
        return keep == null
                ? answer.build()
                : answer.cookie(cookieOf(site, secret)).build();
    }

    private Response answer(
            int status,
            Site site,
            Secret secret,
            @Nullable String acceptLanguage,
            boolean waits,
            String kept,
            @Nullable String trouble,
            UUID formId) {
        SiteSettings settings = site.settings();
        String language = WidgetTexts.choose(
                settings.languages().offered(),
                settings.languages().fallback(),
                acceptLanguage == null ? "" : acceptLanguage);
        SiteSettings.Words own = settings.languages().in(language);
        PlainTexts words = PlainTexts.of(texts, language, own.texts());
        Chat chat = chats.visitor(site, secret).map(chats::of).orElse(Chat.NONE);
        PlainPage page = new PlainPage(
                site.key(),
                site.name(),
                site.origins().isEmpty() ? null : site.origins().getFirst(),
                own.greeting(),
                own.starts(),
                words,
                PlainStyle.schemeOf(settings.look()),
                chat,
                waits,
                kept,
                trouble == null ? null : words.text(trouble),
                secret.formKey(),
                formId,
                clock.instant());
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header("Content-Security-Policy", POLICY)
                .header("Vary", "Accept-Language")
                .header("X-Robots-Tag", "noindex")
                .cookie(cookieOf(site, secret))
                .entity(page.html())
                .build();
    }

    private NewCookie cookieOf(Site site, Secret secret) {
        return cookies.below("/chat/" + site.key(), Secret.COOKIE, secret.token(), COOKIE_LASTS);
    }

    private static String trouble(Problem problem) {
        return switch (problem) {
            case INVALID -> "invalid";
            case TOO_MANY -> "tooMany";
            default -> "unreachable";
        };
    }

    /// The form's own id, or another that is as good: only a forged form has none.
    private static UUID formId(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return UUID.randomUUID();
        }
    }

    /// One form with one text is one line, however often it is sent. Another text in the same form, which a browser may
    /// bring back with its "back" button, is another line.
    private static UUID lineId(UUID formId, String text) {
        return UUID.nameUUIDFromBytes((formId + " " + text).getBytes(StandardCharsets.UTF_8));
    }

    private Site site(String key) {
        return sites.byKey(key).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "There is no such site."));
    }
}
