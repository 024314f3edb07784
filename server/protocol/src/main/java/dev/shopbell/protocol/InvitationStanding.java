package dev.shopbell.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What became of the last invitation of a visitor.
public enum InvitationStanding {
    /// There was none.
    @JsonProperty("none")
    NONE,
    /// It is shown, or on its way to the page.
    @JsonProperty("shown")
    SHOWN,
    /// They opened the chat by it.
    @JsonProperty("accepted")
    ACCEPTED,
    /// They said no.
    @JsonProperty("declined")
    DECLINED,
    /// They put it away, which is not a no.
    @JsonProperty("closed")
    CLOSED,
    /// They did nothing about it.
    @JsonProperty("ignored")
    IGNORED
}
