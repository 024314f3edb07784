package dev.shopbell.conversation;

/// Whose eyes read a conversation: staff see every entry, a shopper those that concern them, each with a
/// count of its own.
public enum View {
    /// Everything.
    STAFF,
    /// What the shopper may see.
    SHOPPER
}
