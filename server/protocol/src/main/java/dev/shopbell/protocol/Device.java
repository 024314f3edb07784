package dev.shopbell.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What somebody shops with.
public enum Device {
    /// Held in one hand.
    @JsonProperty("phone")
    PHONE,
    /// Touched, and wider than a phone.
    @JsonProperty("tablet")
    TABLET,
    /// With a pointer.
    @JsonProperty("desktop")
    DESKTOP
}
