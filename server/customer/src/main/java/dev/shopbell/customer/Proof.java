package dev.shopbell.customer;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How far a shop vouches for who a visitor is.
public enum Proof {
    /// Not at all: whatever is said of them, the page said, and anybody can make a page say it.
    @JsonProperty("none")
    NONE,
    /// It signed what it calls them, once and for ever: good to know, and no key to anything.
    @JsonProperty("signed")
    SIGNED,
    /// It signed that this is them now: their conversations on other devices are theirs here too.
    @JsonProperty("proven")
    PROVEN
}
