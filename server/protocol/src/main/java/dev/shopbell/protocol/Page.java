package dev.shopbell.protocol;

/// A page of a shop, as its document describes itself. Hostile until shown as text.
///
/// @param url http or https, at most 2,000 UTF-16 units; longer ones are cut, others replaced by an empty
///     text
/// @param title at most 200 UTF-16 units; longer ones are cut
public record Page(String url, String title) {}
