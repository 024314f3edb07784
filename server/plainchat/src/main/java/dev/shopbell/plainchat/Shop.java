package dev.shopbell.plainchat;

import dev.shopbell.site.Site;
import dev.shopbell.site.SiteSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The shop as the page shows it, in one language.
///
/// @param address where the link back to the shop leads
/// @param greeting empty for our own
/// @param starts questions that can be asked with one press
/// @param meanwhile what else one can do: lines, or links
/// @param scheme the colour schemes that the page has, as CSS names them
record Shop(
        String key,
        String name,
        @Nullable String address,
        String greeting,
        List<String> starts,
        List<String> meanwhile,
        String scheme) {

    /// @param own the shop's own words in the language of the page
    static Shop of(Site site, SiteSettings.Words own) {
        return new Shop(
                site.key(),
                site.name(),
                site.origins().isEmpty() ? null : site.origins().getFirst(),
                own.greeting(),
                own.starts(),
                site.settings().waiting().meanwhile(),
                PlainStyle.schemeOf(site.settings().look()));
    }
}
