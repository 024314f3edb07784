package dev.shopbell.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopbell.http.HttpConfig;
import dev.shopbell.protocol.Wire;
import dev.shopbell.site.SiteSettings.Look;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts a site's settings into the loader and the panel, as data and never as code or markup.
final class WidgetPages {
    /// Stands in the built files where the settings go: as an expression in the loader, inside an attribute in
    /// single quotes in the panel.
    static final String SETTINGS = "__SHOPBELL_SETTINGS__";

    private static final String LANGUAGE = "lang=\"en\" dir=\"ltr\"";
    private static final String STYLE = "<style>";
    private static final String TITLE = "__SHOPBELL_TITLE__";
    private final WebBuild build;
    private final WidgetTexts texts;
    private final HttpConfig config;

    WidgetPages(WebBuild build, WidgetTexts texts, HttpConfig config) {
        this.build = build;
        this.texts = texts;
        this.config = config;
    }

    /// What the panel is told.
    ///
    /// @param site the site's key
    /// @param server our origin
    /// @param preChat what is asked before a conversation
    /// @param standalone whether the panel is a page of its own
    /// @param preview whether it only shows what it would be like: it has no line, and looks as if it had one
    /// @param texts the words of a first opening
    record PanelSettings(
            String site,
            String name,
            String server,
            boolean showPhotos,
            String greeting,
            List<String> starts,
            SiteSettings.@Nullable PreChat preChat,
            SiteSettings.Files files,
            SiteSettings.After after,
            SiteSettings.Waiting waiting,
            SiteSettings.Writing writing,
            boolean standalone,
            boolean preview,
            ObjectNode texts) {}

    /// Where a panel stands.
    enum Place {
        /// In a page of the shop.
        FRAME,
        /// As a page of its own.
        OWN_PAGE,
        /// Beside the settings that it shows.
        PREVIEW
    }

    /// The script that a shop's pages load.
    Optional<WebFile> loader(Site site) {
        return build.file("widget/loader.js")
                .map(template -> WebFile.ofText(
                        template.contentType(), template.text().replace(SETTINGS, script(json(loaderSettings(site))))));
    }

    /// What the panel as a page of its own loads beside.
    Optional<WebFile> app() {
        return build.file("widget/app.js");
    }

    /// The panel.
    ///
    /// @param language one of [WidgetTexts#LANGUAGES]
    Optional<WebFile> panel(Site site, String language, Place place) {
        return build.file("widget/panel.html")
                .flatMap(template -> texts.group(language, "core", own(site, language))
                        .map(core -> WebFile.ofText(
                                template.contentType(),
                                branded(
                                                site,
                                                place == Place.OWN_PAGE
                                                        ? withWayOut(site, core, template.text())
                                                        : template.text())
                                        .replace(
                                                LANGUAGE,
                                                "lang=\"%s\" dir=\"%s\"".formatted(language, texts.direction(language)))
                                        .replace(TITLE, markup(site.name()))
                                        .replace(
                                                SETTINGS,
                                                attribute(json(panelSettings(site, language, place, core)))))));
    }

    /// Puts the brand's colours and its picture into the document. The picture says nothing to who does not see it: the
    /// brand's name stands beside it.
    private static String branded(Site site, String html) {
        Look look = site.settings().look();
        String logo = look.logo() == null
                ? ""
                : "<img src=\"/logo/%s/%s.png\" height=\"40\" alt=\"\">\n".formatted(site.key(), look.logo());
        return html.replace("</head>", "<style>" + PanelStyle.of(look) + "</style>\n</head>")
                .replace("<header>\n", "<header>\n" + logo);
    }

    /// Names the styles that stand in the panel's document, the built one and the brand's, by their hashes: so nothing
    /// else that may get into the document counts as one (Content Security Policy Level 3, 2.3.1).
    String styleSources(Site site) {
        String html = build.file("widget/panel.html").map(WebFile::text).orElse("");
        int begin = html.indexOf(STYLE);
        int end = html.indexOf("</style>", begin);
        String built = begin < 0 || end < 0 ? "" : hash(html.substring(begin + STYLE.length(), end)) + " ";
        return built + hash(PanelStyle.of(site.settings().look()));
    }

    private static String hash(String style) {
        byte[] hash = WebFile.sha256(style.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    }

    /// Leads a browser without scripts to the chat that needs none: a graphical one by itself, any other by a link. No
    /// panel in a frame needs this, since a script has made the frame. And lets an app that holds the page say who
    /// its user is.
    private static String withWayOut(Site site, ObjectNode core, String html) {
        String plain = "/chat/" + site.key() + "/plain";
        return html.replace(
                        "</head>",
                        "<script defer src=\"/chat/" + site.key()
                                + "/app.js\"></script>\n<noscript><meta http-equiv=\"refresh\" content=\"0;url=" + plain
                                + "\"></noscript>\n</head>")
                .replace(
                        "</body>",
                        "<noscript><a href=\"" + plain + "\">"
                                + markup(core.path("chat").asText()) + "</a></noscript>\n</body>");
    }

    /// A group of the widget's texts, as the site says them.
    Optional<WebFile> texts(Site site, String language, String group) {
        return texts.group(language, group, own(site, language))
                .map(found -> WebFile.ofText("application/json", json(found)));
    }

    private static Map<String, String> own(Site site, String language) {
        return site.settings().languages().in(language).texts();
    }

    /// What the scripts of a shop's pages are told.
    LoaderSettings loaderSettings(Site site) {
        return LoaderSettings.of(site, config.publicOrigin());
    }

    private PanelSettings panelSettings(Site site, String language, Place place, ObjectNode core) {
        SiteSettings settings = site.settings();
        SiteSettings.Words words = settings.languages().in(language);
        return new PanelSettings(
                site.key(),
                site.name(),
                config.publicOrigin(),
                settings.look().showPhotos(),
                words.greeting(),
                words.starts(),
                settings.preChat().asked() ? settings.preChat() : null,
                settings.files(),
                settings.after(),
                settings.waiting(),
                settings.writing(),
                place == Place.OWN_PAGE,
                place == Place.PREVIEW,
                core);
    }

    private static String json(Object value) {
        try {
            return Wire.httpMapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settings cannot be written", e);
        }
    }

    /// JSON as a JavaScript expression that is also harmless inside a script element: the two line separators end a
    /// statement in older engines, and `<` could end the element.
    private static String script(String json) {
        return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }

    /// Inside single quotes, which JSON has few of.
    private static String attribute(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#39;");
    }

    /// As the text of an element, or between quotes.
    static String markup(String text) {
        return attribute(text).replace(">", "&gt;").replace("\"", "&quot;");
    }
}
