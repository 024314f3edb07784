package dev.shopbell.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What somebody does with a page that they have open.
public enum PageState {
    /// They look at it and do something.
    @JsonProperty("active")
    ACTIVE,
    /// It is in sight, and nothing was done on it for a while.
    @JsonProperty("idle")
    IDLE,
    /// Another tab or window covers it.
    @JsonProperty("hidden")
    HIDDEN,
    /// It was left.
    @JsonProperty("gone")
    GONE
}
