/// The people who write to the shop, and which browsers are theirs.
///
/// The door is [Customers]. Tables, in schema `customer`: `customer`, `link`. Invariant: a visitor belongs to
/// one customer at a time; the link is current until it is revoked. Safe for use from any thread.
@NullMarked
package dev.shopbell.customer;

import org.jspecify.annotations.NullMarked;
