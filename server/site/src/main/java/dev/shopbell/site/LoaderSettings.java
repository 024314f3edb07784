package dev.shopbell.site;

import dev.shopbell.protocol.PageKind;
import dev.shopbell.site.SiteSettings.Consent;
import dev.shopbell.site.SiteSettings.Launcher;
import dev.shopbell.site.SiteSettings.Look;
import dev.shopbell.site.SiteSettings.PageKinds;
import dev.shopbell.site.SiteSettings.Scheme;
import dev.shopbell.site.SiteSettings.Side;
import dev.shopbell.site.SiteSettings.Visits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What the scripts in a shop's page are told: worked out as far as it can be here, so that the loader stays small.
///
/// @param site the site's key
/// @param server our origin
/// @param style the custom properties that the loader's style reads
/// @param pill whether the button carries its name in words
/// @param rules regular expressions for path and query, each with the kind of page; the first that fits counts, and
///     the last always does. The kind is empty where the widget stays away
/// @param shown on which kinds the button stands
/// @param eager whether the page script comes by itself
/// @param intake whether pages tell us of their visits
/// @param consent whether visitors count as having agreed until they say otherwise
/// @param signals whether Do-Not-Track and Global Privacy Control count as a no
record LoaderSettings(
        String site,
        String server,
        String style,
        boolean pill,
        List<List<String>> rules,
        List<PageKind> shown,
        boolean eager,
        boolean intake,
        boolean consent,
        boolean signals) {

    static LoaderSettings of(Site site, String server) {
        PageKinds pages = site.settings().pages();
        Visits visits = site.settings().visits();
        List<PageKind> shown = Arrays.stream(PageKind.values())
                .filter(kind -> pages.shownOn().isEmpty() || pages.shownOn().contains(kind))
                .filter(kind -> !pages.hiddenOn().contains(kind))
                .toList();
        Look look = site.settings().look();
        return new LoaderSettings(
                site.key(),
                server,
                style(look),
                look.launcher() == Launcher.PILL,
                rules(pages),
                shown,
                // Where the button depends on what a page is, its data layer must be heard too.
                visits.intake() || shown.size() < PageKind.values().length,
                visits.intake(),
                visits.consentDefault() == Consent.GRANTED,
                visits.respectSignals());
    }

    private static List<List<String>> rules(PageKinds pages) {
        List<List<String>> rules = new ArrayList<>();
        pages.excluded().forEach(pattern -> rules.add(List.of(AddressPattern.of(pattern), "")));
        pages.rules().forEach(rule -> rules.add(List.of(AddressPattern.of(rule.pattern()), word(rule.kind()))));
        rules.add(List.of(AddressPattern.of("/"), word(PageKind.HOME)));
        rules.add(List.of(AddressPattern.ANY, word(PageKind.OTHER)));
        return rules;
    }

    private static String style(Look look) {
        boolean isPill = look.launcher() == Launcher.PILL;
        return String.join(
                ";",
                "color-scheme:" + (look.scheme() == Scheme.AUTO ? "light dark" : word(look.scheme())),
                colours(look),
                "--side:" + (look.side() == Side.END ? "auto var(--inline)" : "var(--inline) auto"),
                "--x:" + look.inlinePixels() + "px",
                "--y:" + look.blockPixels() + "px",
                "--pad:" + (isPill ? 20 : 14) + "px",
                "--gap:" + (isPill ? 10 : 0) + "px");
    }

    /// The brand's colour and what is written on it, on a light page and on a dark one. Where the site wants one scheme
    /// alone, both are the same.
    static String colours(Look look) {
        String light = look.scheme() == Scheme.DARK ? look.accentInTheDark() : look.accent();
        String dark = look.scheme() == Scheme.LIGHT ? look.accent() : look.accentInTheDark();
        return String.join(
                ";",
                "--accent:" + light,
                "--on:" + Contrast.textOn(light),
                "--dark:" + dark,
                "--on-dark:" + Contrast.textOn(dark));
    }

    /// As a constant travels.
    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
