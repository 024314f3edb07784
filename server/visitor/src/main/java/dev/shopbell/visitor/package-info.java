/// The browsers of shoppers: when they were first seen, how often they came back, and the page they look at.
///
/// The door is [Visitors]. Tables, in schema `visitor`: `visitor`, `registration`. What a browser tells of
/// itself is cut, stripped of control characters, and hostile until shown as text. Safe for use from any
/// thread.
@NullMarked
package dev.shopbell.visitor;

import org.jspecify.annotations.NullMarked;
