package dev.shopbell.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a member of staff may do; each role may do all that the one before it may.
public enum Role {
    /// Answers shoppers.
    @JsonProperty("agent")
    AGENT,
    /// Sees what every agent does.
    @JsonProperty("supervisor")
    SUPERVISOR,
    /// Manages accounts and sites.
    @JsonProperty("administrator")
    ADMINISTRATOR;

    /// Whether this role may do what `needed` may.
    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }
}
