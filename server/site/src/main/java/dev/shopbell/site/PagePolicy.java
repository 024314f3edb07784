package dev.shopbell.site;

import dev.shopbell.http.HttpConfig;
import java.util.List;

/// What our own pages may load, and who may show them in a frame: their `Content-Security-Policy`.
///
/// Every source is named; what is not, is refused. Sockets are named too, since older browsers do not count them as
/// `'self'`.
final class PagePolicy {
    private final String socketOrigin;

    PagePolicy(HttpConfig config) {
        socketOrigin = config.socketOrigin();
    }

    /// The panel: only the site's own pages may frame it.
    ///
    /// @param styles names the styles that stand in the document, as [WidgetPages#styleSources] does
    String ofPanel(Site site, String styles) {
        return chat(String.join(" ", site.origins()), styles);
    }

    /// The panel as a page of its own: nobody frames it.
    ///
    /// @param styles as for the panel in a frame
    String ofChat(String styles) {
        return chat("'none'", styles);
    }

    /// The console. Its component library writes its rules into `<style>` elements as it runs, hence inline styles,
    /// and nothing else inline.
    String ofConsole() {
        return join(List.of(
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self' 'unsafe-inline'",
                "img-src 'self' data: blob:",
                "font-src 'self' data:",
                "media-src 'self' data:",
                "manifest-src 'self'",
                "worker-src 'self'",
                "connect-src 'self' " + socketOrigin,
                "base-uri 'none'",
                "form-action 'self'",
                "frame-ancestors 'none'"));
    }

    private String chat(String frameAncestors, String styles) {
        return join(List.of(
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self' " + styles,
                // Pictures that people send come by fetch, with a token, and are shown from memory.
                "img-src 'self' data: blob:",
                "font-src 'self'",
                "media-src 'self'",
                "connect-src 'self' " + socketOrigin,
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors " + frameAncestors));
    }

    private static String join(List<String> directives) {
        return String.join("; ", directives);
    }
}
