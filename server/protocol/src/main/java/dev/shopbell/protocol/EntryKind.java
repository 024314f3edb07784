package dev.shopbell.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What an entry of a conversation is.
public enum EntryKind {
    /// The conversation began.
    @JsonProperty("opened")
    OPENED,
    /// The shop invited with these words, and the conversation began from it; by the member of staff who invited,
    /// or by the program where a rule did.
    @JsonProperty("invited")
    INVITED,
    /// A line of chat, by a shopper or by staff.
    @JsonProperty("line")
    LINE,
    /// A note among staff. Shoppers never see it, nor a gap where it stands.
    @JsonProperty("note")
    NOTE,
    /// A file, by a shopper or by staff. Counts as a line: it is said, waits for an answer and is one.
    @JsonProperty("file")
    FILE,
    /// A member of staff took the conversation.
    @JsonProperty("taken")
    TAKEN,
    /// The conversation was closed.
    @JsonProperty("closed")
    CLOSED,
    /// The conversation was opened again.
    @JsonProperty("reopened")
    REOPENED,
    /// All that was said and sent before this entry was deleted, for the shopper and for staff: lines and notes have no
    /// text any more. Comes last; the conversation is closed and stays so.
    @JsonProperty("erased")
    ERASED;

    /// Whether the shopper sees entries of this kind, and they have a number in the shopper's view.
    public boolean forShopper() {
        return this != NOTE;
    }
}
