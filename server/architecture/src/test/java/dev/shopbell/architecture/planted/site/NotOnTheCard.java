package dev.shopbell.architecture.planted.site;

/// A door that nobody announced.
public final class NotOnTheCard {}
