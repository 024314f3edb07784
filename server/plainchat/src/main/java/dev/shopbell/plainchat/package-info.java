/// The chat as plain HTML: what the button's link leads to where a browser runs no scripts. Asks, waits and reads by
/// links
/// and forms alone, so that it works in any browser there ever was.
///
/// Outside the hours it leaves a request instead, before a chat it asks what the shop asks, and who waits reads their
/// place. No door, no tables, no events: it speaks to visitors and conversations as any other line does. Invariants: a
/// page
/// that
/// loads itself anew holds no field in which somebody could be typing; a form that is sent twice says its line once;
/// what
/// shoppers and staff typed reaches the page as text, never as markup; no page carries a script or may load one.
@NullMarked
package dev.shopbell.plainchat;

import org.jspecify.annotations.NullMarked;
