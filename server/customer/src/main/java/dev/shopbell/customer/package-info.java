/// The people who write to the shop, which browsers are theirs, and how a shop proves who they are.
///
/// The doors are [Customers] and [Identities]. Tables, in schema `customer`: `customer`, `link`, `identity_key`. View
/// for `invitation`: `current_link`.
/// Invariants: a visitor belongs to one customer at a time; the link is current until it is revoked. A person of a shop
/// who proved who they are is one customer; nobody becomes that customer by anything less than a token that the shop
/// signed for this person, for this site and for now. A key has one use, and its secret is shown once. Safe for use
/// from any thread.
@NullMarked
package dev.shopbell.customer;

import org.jspecify.annotations.NullMarked;
