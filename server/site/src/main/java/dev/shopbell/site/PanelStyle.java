package dev.shopbell.site;

import dev.shopbell.site.SiteSettings.Look;

/// What a site's look adds to the panel's style: the brand's colours and, where the site wants one scheme whatever the
/// shopper's device prefers, that scheme in place of the device's. It stands in the document after `panel.css`, which
/// knows both schemes and no wish; so the panel has its colours before any script runs.
final class PanelStyle {
    /// As in `panel.css`, where a test looks.
    static final String LIGHT = "color-scheme:light;--page:#fff;--ink:#1c1e21;--quiet:#5f6670;--theirs:#f0f2f5;"
            + "--line:#dfe3e8;--bad:#b3261e;--good:#1a7f37";

    /// As in `panel.css` for a dark device.
    static final String DARK = "color-scheme:dark;--page:#17191c;--ink:#eceef1;--quiet:#a0a7b1;--theirs:#272a2f;"
            + "--line:#383c43;--bad:#ff9d94;--good:#5fd07f";

    private PanelStyle() {}

    /// A style sheet. It holds colours that were checked and nothing else of the site's, so it cannot end the element
    /// in which it stands.
    static String of(Look look) {
        String light = colours(look.accent());
        String dark = colours(look.accentInTheDark());
        return switch (look.scheme()) {
            case AUTO -> root(light) + "@media(prefers-color-scheme:dark){" + root(dark) + "}";
            case LIGHT -> root(light + ";" + LIGHT);
            case DARK -> root(dark + ";" + DARK);
        };
    }

    private static String colours(String accent) {
        return "--accent:" + accent + ";--on:" + Contrast.textOn(accent);
    }

    private static String root(String declarations) {
        return ":root{" + declarations + "}";
    }
}
