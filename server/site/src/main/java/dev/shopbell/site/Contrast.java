package dev.shopbell.site;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/// How well colours stand out from each other, as WCAG 2.2 counts it. Colours are `#rrggbb`.
final class Contrast {
    /// A text against what is behind it (1.4.3).
    static final double OF_TEXT = 4.5;
    /// A button against the page (1.4.11).
    static final double OF_BUTTON = 3;

    static final String WHITE = "#ffffff";
    static final String BLACK = "#000000";
    /// The panel's own background in the dark, and the like of most dark shops.
    static final String DARK_PAGE = "#17191c";

    private static final int STEPS = 100;

    private Contrast() {}

    /// From 1 (the same) to 21 (black and white).
    static double between(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /// What is written on a colour: black or white, whichever is read better.
    static String textOn(String colour) {
        return between(colour, BLACK) > between(colour, WHITE) ? BLACK : WHITE;
    }

    /// The colour itself if it stands out from the page as a button must, else the nearest shade of it that does:
    /// darker on a light page, lighter on a dark one.
    static String madeToStandOut(String colour, String page) {
        double aim = luminance(page) > 0.5 ? 0 : 255;
        for (int step = 0; step < STEPS; step++) {
            double share = (double) step / STEPS;
            String shade = mapped(colour, part -> part + (aim - part) * share);
            if (between(shade, page) >= OF_BUTTON) {
                return shade;
            }
        }
        return aim == 0 ? BLACK : WHITE;
    }

    private static double luminance(String colour) {
        return 0.2126 * linear(part(colour, 1)) + 0.7152 * linear(part(colour, 3)) + 0.0722 * linear(part(colour, 5));
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static int part(String colour, int at) {
        return Integer.parseInt(colour, at, at + 2, 16);
    }

    private static String mapped(String colour, DoubleUnaryOperator change) {
        StringBuilder mapped = new StringBuilder("#");
        for (int at = 1; at < 7; at += 2) {
            mapped.append(String.format(Locale.ROOT, "%02x", Math.round(change.applyAsDouble(part(colour, at)))));
        }
        return mapped.toString();
    }
}
