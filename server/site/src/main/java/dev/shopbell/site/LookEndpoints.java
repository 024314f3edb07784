package dev.shopbell.site;

import dev.shopbell.http.Allow;
import dev.shopbell.http.ProblemException;
import dev.shopbell.protocol.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What helps an administrator to make a widget look at home: how colours stand out, the logo, a preview.
@Path("/api/sites")
@RunOnVirtualThread
class LookEndpoints {
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    private final Sites sites;
    private final WidgetPages pages;
    private final WidgetTexts texts;

    LookEndpoints(Sites sites, WidgetPages pages, WidgetTexts texts) {
        this.sites = sites;
        this.pages = pages;
        this.texts = texts;
    }

    /// How a colour stands out on a page.
    ///
    /// @param text black or white, whichever is read better on it
    /// @param textContrast of that text, in hundredths (WCAG 2.2: 450 at least)
    /// @param pageContrast of a button in it against the page, in hundredths (300 at least)
    /// @param enough whether both are
    /// @param suggestion the colour itself, or the nearest shade of it that is enough
    record ColourCheck(
            String colour, String text, int textContrast, int pageContrast, boolean enough, String suggestion) {
        static ColourCheck of(String colour, String page) {
            String text = Contrast.textOn(colour);
            int textContrast = hundredths(Contrast.between(text, colour));
            int pageContrast = hundredths(Contrast.between(colour, page));
            return new ColourCheck(
                    colour,
                    text,
                    textContrast,
                    pageContrast,
                    textContrast >= 100 * Contrast.OF_TEXT && pageContrast >= 100 * Contrast.OF_BUTTON,
                    Contrast.madeToStandOut(colour, page));
        }

        private static int hundredths(double ratio) {
            return (int) (ratio * 100);
        }
    }

    /// How a brand's colours stand out.
    ///
    /// @param light on a light page
    /// @param dark on a dark page
    record ColoursAnswer(ColourCheck light, ColourCheck dark) {}

    /// How a brand's colours stand out, on a light page and on a dark one.
    ///
    /// @param accent the brand's colour, `#rrggbb`
    /// @param accentDark the colour on a dark page; absent to have it made of the other
    @GET
    @Path("/colours")
    @Allow(Allow.Who.ADMINISTRATOR)
    public ColoursAnswer colours(
            @QueryParam("accent") @Nullable String accent, @QueryParam("accentDark") @Nullable String accentDark) {
        String light = colour(accent);
        String dark = accentDark == null ? Contrast.madeToStandOut(light, Contrast.DARK_PAGE) : colour(accentDark);
        return new ColoursAnswer(ColourCheck.of(light, Contrast.WHITE), ColourCheck.of(dark, Contrast.DARK_PAGE));
    }

    /// A picture that was uploaded.
    ///
    /// @param logo its name, for the site's settings
    record LogoAnswer(UUID logo) {}

    /// Uploads a logo, as PNG or JPEG; it is drawn anew, at most 512 pixels wide and high. It shows once the site's
    /// settings name it, and is deleted a day later if they do not.
    @PUT
    @Path("/{id}/logo")
    // What it is, the bytes tell; a media type that was refused before the caller is known would tell strangers more.
    @Consumes(MediaType.WILDCARD)
    @Allow(Allow.Who.ADMINISTRATOR)
    public LogoAnswer putLogo(@PathParam("id") UUID id, byte[] picture) {
        return switch (sites.addLogo(id, picture)) {
            case LogoOutcome.Added(UUID logo) -> new LogoAnswer(logo);
            case LogoOutcome.Refused(Problem problem, String complaint) ->
                throw new ProblemException(problem, complaint);
        };
    }

    /// Settings that were not saved.
    ///
    /// @param language of the widget's texts, a BCP 47 tag
    record PreviewRequest(String name, SiteSettings settings, String language) {}

    /// A widget that nobody else sees.
    ///
    /// @param panel the document of its panel
    /// @param button what the loader would be told
    record PreviewAnswer(String panel, LoaderSettings button) {}

    /// What a site's widget would be like with other settings. Nothing is saved.
    @POST
    @Path("/{id}/preview")
    @Allow(Allow.Who.ADMINISTRATOR)
    public PreviewAnswer preview(@PathParam("id") UUID id, PreviewRequest request) {
        Site saved = sites.byId(id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        String complaint = new SiteChange(request.name(), saved.origins(), request.settings()).complaint();
        if (complaint != null) {
            throw new ProblemException(Problem.INVALID, complaint);
        }
        Site site = new Site(id, saved.key(), request.name(), saved.origins(), request.settings());
        String language = WidgetTexts.choose(
                request.settings().languages().offered(),
                request.settings().languages().fallback(),
                request.language());
        return new PreviewAnswer(
                pages.panel(site, language, WidgetPages.Place.PREVIEW)
                        .orElseThrow(NoWebBuild::problem)
                        .text(),
                pages.loaderSettings(site));
    }

    /// The languages that a widget can speak.
    record LanguagesAnswer(List<String> languages) {}

    /// The languages that a widget can speak, as BCP 47 tags.
    @GET
    @Path("/languages")
    @Allow(Allow.Who.AGENT)
    public LanguagesAnswer languages() {
        return new LanguagesAnswer(WidgetTexts.LANGUAGES);
    }

    /// One of the widget's own texts.
    ///
    /// @param key names it in a site's settings; a plural form is `newer.one`
    record WidgetText(String key, String text) {}

    /// The widget's own texts in a language.
    record TextsAnswer(List<WidgetText> texts) {}

    /// The widget's own texts in a language, which a site may say otherwise.
    @GET
    @Path("/languages/{language}")
    @Allow(Allow.Who.ADMINISTRATOR)
    public TextsAnswer texts(@PathParam("language") String language) {
        List<WidgetText> all = new ArrayList<>();
        texts.all(language).forEach((key, text) -> all.add(new WidgetText(key, text)));
        if (all.isEmpty()) {
            throw new ProblemException(Problem.NOT_FOUND, "The widget does not speak this language.");
        }
        return new TextsAnswer(all);
    }

    private static String colour(@Nullable String written) {
        if (written == null || !COLOUR.matcher(written).matches()) {
            throw new ProblemException(Problem.INVALID, "A colour is written #rrggbb.");
        }
        return written;
    }
}
