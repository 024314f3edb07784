package dev.shopbell.site;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopbell.http.HttpConfig;
import dev.shopbell.protocol.Wire;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts a site's settings into the loader and the panel, as data and never as code or markup.
final class WidgetPages {
    /// Stands in the built files where the settings go: as an expression in the loader, inside an attribute in
    /// single quotes in the panel.
    static final String SETTINGS = "__SHOPBELL_SETTINGS__";

    private static final String LANGUAGE = "lang=\"en\" dir=\"ltr\"";
    private static final String TITLE = "__SHOPBELL_TITLE__";
    private final WebBuild build;
    private final WidgetTexts texts;
    private final HttpConfig config;

    WidgetPages(WebBuild build, WidgetTexts texts, HttpConfig config) {
        this.build = build;
        this.texts = texts;
        this.config = config;
    }

    /// What the loader is told.
    ///
    /// @param site the site's key
    /// @param server our origin
    record LoaderSettings(String site, String name, String server, String accent, WidgetLook.Side side) {}

    /// What the panel is told.
    ///
    /// @param standalone whether the panel is a page of its own
    /// @param texts the words of a first opening
    record PanelSettings(
            @JsonUnwrapped LoaderSettings common,
            String greeting,
            List<String> starts,
            boolean standalone,
            ObjectNode texts) {}

    /// The script that a shop's pages load.
    Optional<WebFile> loader(Site site) {
        return build.file("widget/loader.js")
                .map(template -> WebFile.ofText(
                        template.contentType(), template.text().replace(SETTINGS, script(json(common(site))))));
    }

    /// The panel, in a frame or as a page of its own.
    ///
    /// @param language one of [WidgetTexts#LANGUAGES]
    Optional<WebFile> panel(Site site, String language, boolean standalone) {
        return build.file("widget/panel.html")
                .flatMap(template -> texts.group(language, "core", Map.of())
                        .map(core -> WebFile.ofText(
                                template.contentType(),
                                template.text()
                                        .replace(
                                                LANGUAGE,
                                                "lang=\"%s\" dir=\"%s\"".formatted(language, texts.direction(language)))
                                        .replace(TITLE, markup(site.name()))
                                        .replace(SETTINGS, attribute(json(panel(site, language, standalone, core)))))));
    }

    /// A group of the widget's texts, as the site says them.
    Optional<WebFile> texts(Site site, String language, String group) {
        return texts.group(language, group, Map.of()).map(found -> WebFile.ofText("application/json", json(found)));
    }

    private LoaderSettings common(Site site) {
        WidgetLook look = site.look();
        return new LoaderSettings(site.key(), site.name(), config.publicOrigin(), look.accent(), look.side());
    }

    private PanelSettings panel(Site site, String language, boolean standalone, ObjectNode core) {
        WidgetLook look = site.look();
        boolean own = language.equals(look.language());
        return new PanelSettings(
                common(site), own ? look.greeting() : "", own ? look.starts() : List.of(), standalone, core);
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

    private static String markup(String text) {
        return attribute(text).replace(">", "&gt;").replace("\"", "&quot;");
    }
}
