package dev.shopbell.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What comes first in a list of visitors. Among equals, who came last.
public enum VisitorSort {
    /// Who has been here longest.
    @JsonProperty("timeOnSite")
    TIME_ON_SITE,
    /// Whose cart is worth most.
    @JsonProperty("cartValue")
    CART_VALUE,
    /// Who saw most pages.
    @JsonProperty("pages")
    PAGES,
    /// Who came last.
    @JsonProperty("newest")
    NEWEST,
    /// Who did something last.
    @JsonProperty("lastActivity")
    LAST_ACTIVITY
}
