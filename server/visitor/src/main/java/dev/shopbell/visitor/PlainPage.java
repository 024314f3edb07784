package dev.shopbell.visitor;

import dev.shopbell.protocol.Page;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Brings a page that a browser tells of into bounds: http or https, no credentials, no control or
/// direction-changing characters, cut to length.
final class PlainPage {
    private static final int MAX_URL = 2_000;
    private static final int MAX_TITLE = 200;

    private PlainPage() {}

    static Page of(Page page) {
        return new Page(url(page.url()), PlainText.of(page.title(), MAX_TITLE));
    }

    /// The address, or an empty text where it is none that may be followed.
    static String url(String text) {
        String url = PlainText.of(text, MAX_URL);
        try {
            return hostOf(url) == null ? "" : url;
        } catch (URISyntaxException e) {
            return "";
        }
    }

    /// The host that an http or https address without credentials leads to, else null. Only the part before the
    /// path decides; the rest of real shops' URLs is often malformed.
    private static @Nullable String hostOf(String url) throws URISyntaxException {
        String lower = url.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("https://") && !lower.startsWith("http://")) {
            return null;
        }
        int path = url.indexOf('/', lower.indexOf("//") + 2);
        URI place = new URI(path < 0 ? url.split("[?#]", 2)[0] : url.substring(0, path));
        return place.getUserInfo() == null ? place.getHost() : null;
    }
}
