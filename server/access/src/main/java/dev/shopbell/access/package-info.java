/// Who is calling and what they may do: accounts of staff, their sessions and roles, and the tokens of visitors.
///
/// Tables: `account`, `photo`, `session`, `invitation`, `setup_token`, `visitor_token`, `ended_token`, `revocation`,
/// `throttle`. Publishes no events. Invariants: of every secret only a hash is stored; an ended session or token is
/// refused at once by the node that ended it and within two seconds by every other, and a browser's never makes anybody
/// known again; how often somebody may try to sign in is decided in the database.
///
/// Doors: [Accounts] (who works here), [Photos] (what they look like), [Sessions] (who is signed in), [VisitorTokens]
/// (which browser this is), [Setup]
/// (the first start), [CurrentActor] (who sent this request); [EmailAddress] says what
/// can be one. All are safe to use from any thread, and may block on the
/// database.
@NullMarked
package dev.shopbell.access;

import org.jspecify.annotations.NullMarked;
