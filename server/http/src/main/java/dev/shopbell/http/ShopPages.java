package dev.shopbell.http;

/// The port by which this edge learns which pages are a shop's. `site` implements it.
@FunctionalInterface
public interface ShopPages {
    /// Whether the pages of this origin belong to the site with this key. May read the database; called on a thread
    /// that
    /// may block.
    boolean isOfSite(String key, String origin);
}
