package dev.shopbell.site;

/// A site as it was at one moment, for whoever is about to change it.
///
/// @param version counts the changes
public record VersionedSite(Site site, int version) {}
