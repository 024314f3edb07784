package dev.shopbell.site;

import dev.shopbell.http.HttpConfig;

/// What a merchant puts into the pages of a shop. Safe to use from any thread.
public final class Snippets {
    private final HttpConfig config;

    /// For a server that browsers reach as configured.
    public Snippets(HttpConfig config) {
        this.config = config;
    }

    /// The loader, and a link that works without it.
    public String of(Site site) {
        String server = config.publicOrigin();
        return "<script async src=\"" + server + "/widget/" + site.key() + ".js\"></script>\n" + "<a href=\"" + server
                + "/chat/" + site.key() + "\" data-shopbell>Chat with us</a>";
    }
}
