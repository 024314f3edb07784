package dev.shopbell.site;

import dev.shopbell.http.HttpConfig;

/// What a merchant puts into the pages of a shop. Safe to use from any thread.
public final class Snippets {
    private final HttpConfig config;
    private final WidgetTexts texts;

    /// For a server that browsers reach as configured.
    public Snippets(HttpConfig config, WidgetTexts texts) {
        this.config = config;
        this.texts = texts;
    }

    /// The loader, and a link that works without it. What the link says is the button's name, and stands in the page:
    /// in the language that the site falls back on.
    public String of(Site site) {
        String server = config.publicOrigin();
        SiteSettings.Languages languages = site.settings().languages();
        String language = languages.fallback();
        String name =
                texts.text(language, "plain", "button", languages.in(language).texts());
        return "<script async src=\"" + server + "/widget/" + site.key() + ".js\"></script>\n" + "<a href=\"" + server
                + "/chat/" + site.key() + "\" data-shopbell>" + WidgetPages.markup(name) + "</a>";
    }
}
