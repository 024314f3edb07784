package dev.shopbell.plainchat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// The fields of a form, as `application/x-www-form-urlencoded` carries them. Of two fields of one name the first
/// counts.
record FormFields(Map<String, String> byName) {

    /// Reads what browsers send; what is malformed is left out.
    static FormFields of(String body) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                try {
                    fields.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
                } catch (IllegalArgumentException e) {
                    // A percent sign without its digits: no browser sends that.
                }
            }
        }
        return new FormFields(Map.copyOf(fields));
    }

    /// The field, or an empty text where it was not sent.
    String get(String name) {
        return byName.getOrDefault(name, "");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
