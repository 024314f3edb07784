/// Conversations between a customer and the shop: what was said, by whom, in which order, and who may read it.
///
/// The door is [Conversations]; by [Beginnings] a module above says what a conversation begins from; [Waits] tells who
/// waits for a first answer; [EntryOutbox] lets others hear what was said, and which conversations open and close.
/// Tables, in schema `conversation`: `conversation` (a row each, with the counters of its entries), `entry`
/// (everything said or done, append-only; its own outbox), `reading`. Views for other modules: `work`, `work_reading`
/// and `first_answer` for `desk`, `open_conversation` for `invitation`.
/// Topics of the outbox: [Conversations#OPENED], [Conversations#ERASED].
///
/// Invariants, held by the database: entries of a conversation are numbered from 1 without a gap, once for staff and
/// once more for what shoppers may see; a line is stored once for its author and client id; a customer has one open
/// conversation a site. A line is acknowledged only after its commit. Entries are published after their commit, from
/// memory; whoever sees a gap reads the database, so nothing depends on a publication arriving.
/// Deleting a conversation takes the texts and leaves the entries, so every number and cursor stands.
///
/// Doors and feed are safe for use from any thread.
@NullMarked
package dev.shopbell.conversation;

import org.jspecify.annotations.NullMarked;
