/// A conversation to take away: download, e-mail, and the shopper's own deletion.
@NullMarked
package dev.shopbell.transcript;

import org.jspecify.annotations.NullMarked;
