package dev.shopbell.plainchat;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Texts as they stand in an HTML document.
final class Html {
    /// What looks like a web address. What follows it in a sentence does not belong to it. The same as the panel's.
    private static final Pattern ADDRESS =
            Pattern.compile("\\b(?:https?://|www\\.)[^\\s<>\"']*[^\\s<>\"'.,:;!?)\\]}»”’*_]", Pattern.CASE_INSENSITIVE);

    private Html() {}

    /// The text, where words or a quoted attribute stand.
    static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /// The words of a line, with its web addresses as links that show where they lead.
    static String linked(String line) {
        StringBuilder html = new StringBuilder(line.length() + 64);
        int end = 0;
        for (Matcher match = ADDRESS.matcher(line); match.find(); end = match.end()) {
            html.append(text(line.substring(end, match.start()))).append(link(match.group()));
        }
        return html.append(text(line.substring(end))).toString();
    }

    private static String link(String label) {
        String address = label.regionMatches(true, 0, "www", 0, 3) ? "https://" + label : label;
        try {
            return new URI(address).getHost() == null
                    ? text(label)
                    : "<a href=\"" + text(address) + "\" rel=\"noopener noreferrer nofollow\">" + text(label) + "</a>";
        } catch (URISyntaxException e) {
            return text(label);
        }
    }
}
