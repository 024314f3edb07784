/// Plays recorded dialogues through a running server, as many shoppers and agents at once as one likes, then reads
/// everything back and compares: nothing lost, nothing doubled, nothing in another order, nothing changed.
///
/// [Replay] is the command. [LocalServer] runs a server of our own, to be killed at will; [Dialogues] reads recordings;
/// [Folders] deletes what runs leave.
@NullMarked
package dev.shopbell.replay;

import org.jspecify.annotations.NullMarked;
