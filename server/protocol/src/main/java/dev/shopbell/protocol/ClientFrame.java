package dev.shopbell.protocol;

/// A frame from a client to the server. Each feature has one sealed sub-interface, and the server exactly one
/// handler for it.
///
/// The first frame of every connection is a [SessionFrame.Hello]; frames sent after it are kept until it is
/// answered, so a client need not wait. Unknown members are ignored; an unknown `type` closes the connection
/// with [Problem#MALFORMED_FRAME].
public sealed interface ClientFrame
        permits SessionFrame, ConversationFrame, VisitorFrame, VisitorListFrame, DeskFrame {}
