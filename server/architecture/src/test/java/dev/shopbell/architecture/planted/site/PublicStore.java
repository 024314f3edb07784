package dev.shopbell.architecture.planted.site;

/// Behind the door, and yet in the street.
public record PublicStore() {}
