/// The chat in plain HTML, for browsers without JavaScript.
@NullMarked
package dev.shopbell.plainchat;

import org.jspecify.annotations.NullMarked;
