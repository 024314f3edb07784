package dev.shopbell.http;

/// Somebody whom an edge has authenticated. `access` says who: see its `Actor`, the only implementation.
public interface Caller {
    /// Whether the caller is at least this. Without an answer of its own a caller is nobody in particular.
    default boolean is(Allow.Who who) {
        return who == Allow.Who.ANYONE;
    }
}
