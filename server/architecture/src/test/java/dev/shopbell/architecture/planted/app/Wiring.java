package dev.shopbell.architecture.planted.app;

/// At the end of all arrows.
public final class Wiring {}
