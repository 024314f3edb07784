/// A conversation to take away, as its shopper sees it: by download and by e-mail.
///
/// The door is [Transcripts]. Table, in schema `transcript`: `mail`, the letters that wait for the mail server.
/// Publishes no
/// events; hears which conversations were deleted, to send nothing of them any more. Invariants: a letter is kept
/// before
/// it is acknowledged and tried until it was sent or is too old; it is sent at least once, and once where no process
/// dies
/// between sending and noting it. An address is kept no longer than it is needed. Safe for use from any thread.
@NullMarked
package dev.shopbell.transcript;

import org.jspecify.annotations.NullMarked;
