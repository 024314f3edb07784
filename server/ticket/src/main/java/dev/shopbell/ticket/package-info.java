/// What shoppers leave while nobody is there, or while they would rather not wait: a request with a number, for
/// somebody to answer by mail.
///
/// The door is [Tickets]. Tables, in schema `ticket`: `request`, `intake`. Invariants, held by the database: a request
/// is stored once for its visitor and client id, and a repeat gets the same number; a number is given once in the
/// install; who is at work on a request is its one owner, and nobody changes that who has not seen it. A request goes
/// with
/// its conversation, one without a conversation some time after it was done: [TicketConfig#doneKept]. Safe for use
/// from any thread.
@NullMarked
package dev.shopbell.ticket;

import org.jspecify.annotations.NullMarked;
