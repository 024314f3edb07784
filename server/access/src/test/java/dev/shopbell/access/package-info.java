@NullMarked
package dev.shopbell.access;

import org.jspecify.annotations.NullMarked;
