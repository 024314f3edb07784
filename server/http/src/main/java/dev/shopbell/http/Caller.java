package dev.shopbell.http;

/// Somebody whom an edge has authenticated. `access` says who: see its `Actor`, the only implementation.
public interface Caller {}
