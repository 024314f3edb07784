package dev.shopbell.invitation;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What became of an invitation. The first one told counts.
public enum Outcome {
    /// The shopper wants to chat.
    @JsonProperty("accepted")
    ACCEPTED,
    /// The shopper said no.
    @JsonProperty("declined")
    DECLINED,
    /// The shopper put the box away, which is not a no.
    @JsonProperty("closed")
    CLOSED,
    /// Nothing happened for so long that nothing will.
    @JsonProperty("ignored")
    IGNORED
}
