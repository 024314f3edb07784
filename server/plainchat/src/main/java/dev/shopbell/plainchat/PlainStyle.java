package dev.shopbell.plainchat;

import dev.shopbell.site.SiteSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The page's style sheet, in a brand's colour.
final class PlainStyle {
    private static final String TEMPLATE = read();

    private PlainStyle() {}

    static String of(SiteSettings.Look look) {
        String dark = look.accentInTheDark();
        return TEMPLATE.replace("DARK_ACCENT", dark)
                .replace("DARK_TEXT", SiteSettings.Look.textOn(dark))
                .replace("ON_ACCENT", SiteSettings.Look.textOn(look.accent()))
                .replace("ACCENT", look.accent())
                .replace("SCHEME", schemeOf(look))
                .replace(
                        "DARK_WHEN",
                        switch (look.scheme()) {
                            case AUTO -> "(prefers-color-scheme: dark)";
                            case LIGHT -> "not all";
                            case DARK -> "all";
                        });
    }

    /// The colour schemes that the page has, as CSS names them.
    static String schemeOf(SiteSettings.Look look) {
        return switch (look.scheme()) {
            case AUTO -> "light dark";
            case LIGHT -> "light";
            case DARK -> "dark";
        };
    }

    private static String read() {
        try (InputStream in = PlainStyle.class.getResourceAsStream("plain.css")) {
            if (in == null) {
                throw new IllegalStateException("plain.css is part of this module");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
