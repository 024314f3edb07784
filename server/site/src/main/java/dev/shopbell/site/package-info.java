/// The brands of the install: where each shop lives, how its widget looks, and the pages and scripts that browsers load
/// from us.
///
/// Tables: `site.site`, `site.logo`, `site.view`. Publishes no events. Invariants: a site's key never changes, since it
/// stands in
/// the
/// shop's pages; only its origins may frame its panel; what an administrator typed reaches a page as data, never as
/// markup.
///
/// Doors: [Sites], [SiteViews], [Snippets], [WidgetTexts], [Pictures]. Safe to use from any thread.
@NullMarked
package dev.shopbell.site;

import org.jspecify.annotations.NullMarked;
