/// A server in which everything is done wrong, once.
@NullMarked
package dev.shopbell.architecture.planted;

import org.jspecify.annotations.NullMarked;
