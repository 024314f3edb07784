package dev.shopbell.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Whether a conversation takes lines from a shopper.
public enum ConversationState {
    /// It does; a customer has at most one such conversation on a site.
    @JsonProperty("open")
    OPEN,
    /// It ended; a shopper's next line opens another.
    @JsonProperty("closed")
    CLOSED
}
