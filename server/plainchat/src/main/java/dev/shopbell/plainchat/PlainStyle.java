package dev.shopbell.plainchat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The page's style sheet, in a brand's colour.
final class PlainStyle {
    private static final String TEMPLATE = read();

    private PlainStyle() {}

    /// @param accent `#rrggbb`
    static String of(String accent) {
        return TEMPLATE.replace("ACCENT", accent).replace("ON_COLOUR", onColour(accent));
    }

    /// Black or white, whichever is easier to read on the colour: at least 4.5:1 on any, since both are equally far
    /// from
    /// a relative luminance of 0.179. The same as the panel's `onColour`.
    static String onColour(String accent) {
        int colour = Integer.parseInt(accent.substring(1), 16);
        double luminance = 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
        return luminance > 0.179 ? "#000" : "#fff";
    }

    private static double linear(int channel) {
        return Math.pow((channel & 255) / 255.0, 2.2);
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
