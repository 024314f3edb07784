package dev.shopbell.ticket;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How far a request is.
public enum RequestState {
    /// Nobody is at work on it.
    @JsonProperty("open")
    OPEN,
    /// Its owner is.
    @JsonProperty("taken")
    TAKEN,
    /// It was answered, or needs no answer.
    @JsonProperty("done")
    DONE
}
