/// The HTTP edge: who is asking, what went wrong, where a request may come from.
///
/// Every resource method says who may call it with [Allow]; one that does not is refused to everybody. Problems leave
/// as RFC 9457 `application/problem+json`.
///
/// What shops' pages send comes as JSON in `text/plain` under `/intake/{key}/`, from the origins of that site.
///
/// Doors: [Requests] (who sent it), [Origins] (from which page), [Cookies] (what the browser keeps), [AddressKey] (what
/// a household counts as).
@NullMarked
package dev.shopbell.http;

import org.jspecify.annotations.NullMarked;
