/// Invitations to chat: by rules and by hand ([Invitations]), what a site invites by ([InvitationRules]), and
/// what became of them.
///
/// Tables: `site_rules`, one document a site; `standing`, one row a visitor, which every decision about the
/// visitor locks first; `hour`, how many a site's rules gave; `invitation`, one row an invitation. A decision also
/// reads
/// the views `customer.current_link` and `conversation.open_conversation`: who talks already is not invited.
///
/// Invariants: a visitor has at most one invitation without an outcome (unique index); the first outcome counts;
/// caps, pauses and cool-offs are decided with the visitor's row locked, so they hold over tabs, nodes and
/// agents.
///
/// Topic of the outbox: [Invitations#CHANGED], from which the marks in the list of visitors follow.
///
/// A page learns from the answer to its view which rules fit it, watches for their moment, and asks; the server
/// decides then. What is given or settled on another node is found by reading, every second. Safe for use from
/// any thread.
@NullMarked
package dev.shopbell.invitation;

import org.jspecify.annotations.NullMarked;
