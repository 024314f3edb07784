/// The browsers of shoppers: when they were first seen, how often they came back, and what they do in the shop now.
///
/// Doors: [Visitors], [Blocks] for whom the shop does not want to hear from, and [PageSpeakers] for endpoints of
/// modules
/// above that shops' pages call. The pages come in by `Intake` and by their live lines; modules above tell them what to
/// do next as [PageAdvice]. Tables, in schema `visitor`: `visitor`, `page_view`, `registration`, `block`, `node`.
/// Topic of the outbox: [Visitors#WITHDRAWN].
///
/// Invariants: what a browser tells of itself is cut, stripped of control characters, and hostile until shown as text;
/// only
/// the server's clock counts; every change of a visitor's row raises its `version` and names its transaction, by which
/// the
/// other nodes' lists follow; whole addresses leave the server for supervisors only. Safe for use from any thread.
@NullMarked
package dev.shopbell.visitor;

import org.jspecify.annotations.NullMarked;
