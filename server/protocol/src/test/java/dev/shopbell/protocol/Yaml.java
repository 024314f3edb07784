package dev.shopbell.protocol;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Writes maps, lists, texts, numbers and flags as YAML, in the order given.
public final class Yaml {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9 _./-]*");
    private static final Pattern WORD_OF_YAML = Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n");

    private Yaml() {}

    /// The whole document.
    public static String of(Map<String, ?> document) {
        StringBuilder out = new StringBuilder();
        map(out, document, "");
        return out.toString();
    }

    private static void map(StringBuilder out, Map<?, ?> map, String indent) {
        map.forEach((name, value) -> {
            out.append(indent).append(quoted(name.toString())).append(':');
            value(out, value, indent);
        });
    }

    private static void value(StringBuilder out, Object value, String indent) {
        if (value instanceof Map<?, ?> map) {
            out.append(map.isEmpty() ? " {}\n" : "\n");
            map(out, map, indent + "  ");
        } else if (value instanceof List<?> list) {
            out.append(list.isEmpty() ? " []\n" : "\n");
            list.forEach(element -> {
                out.append(indent).append("  -");
                if (element instanceof Map<?, ?> map) {
                    // The first member stands behind the dash, the others below it.
                    StringBuilder members = new StringBuilder();
                    map(members, map, indent + "    ");
                    out.append(' ').append(members.substring(indent.length() + 4));
                } else {
                    value(out, element, indent + "  ");
                }
            });
        } else if (value instanceof String text && text.contains("\n")) {
            out.append(" |-\n");
            text.lines()
                    .forEach(line -> out.append(line.isEmpty() ? "" : indent + "  " + line)
                            .append('\n'));
        } else if (value instanceof String text) {
            out.append(' ').append(quoted(text)).append('\n');
        } else {
            out.append(' ').append(value).append('\n');
        }
    }

    private static String quoted(String text) {
        boolean plain =
                PLAIN.matcher(text).matches() && !WORD_OF_YAML.matcher(text).matches() && !text.endsWith(" ");
        return plain ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
