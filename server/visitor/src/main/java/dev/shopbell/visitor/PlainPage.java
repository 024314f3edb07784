package dev.shopbell.visitor;

import dev.shopbell.protocol.Page;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// Brings a page that a browser tells of into bounds: http or https, no credentials, no control or
/// direction-changing characters, cut to length.
final class PlainPage {
    private static final int MAX_URL = 2_000;
    private static final int MAX_TITLE = 200;

    private PlainPage() {}

    static Page of(Page page) {
        return new Page(url(page.url()), cut(plain(page.title()), MAX_TITLE));
    }

    private static String url(String text) {
        String url = cut(plain(text), MAX_URL);
        String lower = url.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("https://") && !lower.startsWith("http://")) {
            return "";
        }
        try {
            // Only the part before the path decides where a link leads; the rest of real shops' URLs is
            // often malformed.
            int path = url.indexOf('/', lower.indexOf("//") + 2);
            URI place = new URI(path < 0 ? url.split("[?#]", 2)[0] : url.substring(0, path));
            return place.getHost() == null || place.getUserInfo() != null ? "" : url;
        } catch (URISyntaxException e) {
            return "";
        }
    }

    /// Without control characters, halves of characters, and those that turn the direction of what follows.
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(Math.min(text.length(), MAX_URL));
        text.codePoints()
                .filter(c -> !Character.isISOControl(c)
                        && Character.getType(c) != Character.FORMAT
                        && Character.getType(c) != Character.SURROGATE)
                .forEach(plain::appendCodePoint);
        return plain.toString().strip();
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
