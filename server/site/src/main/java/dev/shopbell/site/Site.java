package dev.shopbell.site;

import java.util.List;
import java.util.UUID;

/// A brand of the install, with a shop of its own.
///
/// @param key names the site in the addresses that its shop's pages hold; public, and never changes
/// @param name what shoppers know the shop by
/// @param origins where the shop's pages come from, as browsers write it: `https://shop.example`
/// @param settings what an administrator decided about its widget
public record Site(UUID id, String key, String name, List<String> origins, SiteSettings settings) {
    /// The list is copied.
    public Site {
        origins = List.copyOf(origins);
    }
}
