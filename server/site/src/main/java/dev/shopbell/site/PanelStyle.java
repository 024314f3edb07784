package dev.shopbell.site;

import dev.shopbell.site.SiteSettings.Look;

/// What the panel's style reads of a site's look: the brand's colours and, where the site wants one scheme whatever the
/// shopper's device prefers, that scheme in place of the device's. The style itself knows both, and no wish.
final class PanelStyle {
    /// As in `panel.css`, where a test looks.
    static final String LIGHT = "color-scheme:light;--page:#fff;--ink:#1c1e21;--quiet:#5f6670;--theirs:#f0f2f5;"
            + "--line:#dfe3e8;--bad:#b3261e;--good:#1a7f37";

    /// As in `panel.css` for a dark device.
    static final String DARK = "color-scheme:dark;--page:#17191c;--ink:#eceef1;--quiet:#a0a7b1;--theirs:#272a2f;"
            + "--line:#383c43;--bad:#ff9d94;--good:#5fd07f";

    private PanelStyle() {}

    static String of(Look look) {
        String colours = LoaderSettings.colours(look);
        return switch (look.scheme()) {
            case AUTO -> colours;
            case LIGHT -> colours + ";" + LIGHT;
            case DARK -> colours + ";" + DARK;
        };
    }
}
