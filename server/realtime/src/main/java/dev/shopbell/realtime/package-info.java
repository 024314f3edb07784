/// The live edge: WebSocket and long poll with one meaning. A feature hears frames as a [FrameHandler] and answers on
/// the [Connection], once for many with an [EncodedFrame]; which of the two transports carries it, nobody above can
/// tell. All that are open on this node: [Connections].
///
/// Invariants: frames of a connection are handled one after another in the order they came, and only after its hello
/// was admitted; what is sent leaves in order; the outgoing queue is bounded in bytes, and a reader who lets it fill is
/// cut
/// off with `slowReader`; a caller who is no longer welcome is cut off within two seconds.
@NullMarked
package dev.shopbell.realtime;

import org.jspecify.annotations.NullMarked;
