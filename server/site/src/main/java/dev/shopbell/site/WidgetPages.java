package dev.shopbell.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.shopbell.http.HttpConfig;
import dev.shopbell.protocol.Wire;
import java.util.List;
import java.util.Optional;

/// Puts a site's settings into the loader and the panel, as data and never as code or markup.
final class WidgetPages {
    /// Stands in the built files where the settings go: as an expression in the loader, inside a quoted attribute
    /// in the panel.
    static final String SETTINGS = "__SHOPBELL_SETTINGS__";

    private static final String LANGUAGE = "__SHOPBELL_LANGUAGE__";
    private static final String TITLE = "__SHOPBELL_TITLE__";
    private final WebBuild build;
    private final HttpConfig config;

    WidgetPages(WebBuild build, HttpConfig config) {
        this.build = build;
        this.config = config;
    }

    /// What the widget is told.
    ///
    /// @param site the site's key
    /// @param server our origin
    /// @param standalone whether the panel is a page of its own
    record Settings(
            String site,
            String name,
            String server,
            String accent,
            String greeting,
            List<String> starts,
            WidgetLook.Side side,
            String language,
            boolean standalone) {}

    /// The script that a shop's pages load.
    Optional<WebFile> loader(Site site) {
        return build.file("widget/loader.js")
                .map(template -> WebFile.ofText(
                        template.contentType(), template.text().replace(SETTINGS, script(json(site, false)))));
    }

    /// The panel, in a frame or as a page of its own.
    Optional<WebFile> panel(Site site, boolean standalone) {
        return build.file("widget/panel.html")
                .map(template -> WebFile.ofText(
                        template.contentType(),
                        template.text()
                                .replace(LANGUAGE, attribute(site.look().language()))
                                .replace(TITLE, attribute(site.name()))
                                .replace(SETTINGS, attribute(json(site, standalone)))));
    }

    private String json(Site site, boolean standalone) {
        WidgetLook look = site.look();
        try {
            return Wire.httpMapper()
                    .writeValueAsString(new Settings(
                            site.key(),
                            site.name(),
                            config.publicOrigin(),
                            look.accent(),
                            look.greeting(),
                            look.starts(),
                            look.side(),
                            look.language(),
                            standalone));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settings cannot be written", e);
        }
    }

    /// JSON as a JavaScript expression that is also harmless inside a script element: the two line separators end a
    /// statement in older engines, and `<` could end the element.
    private static String script(String json) {
        return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }

    private static String attribute(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
