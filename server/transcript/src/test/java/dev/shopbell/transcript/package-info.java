@NullMarked
package dev.shopbell.transcript;

import org.jspecify.annotations.NullMarked;
