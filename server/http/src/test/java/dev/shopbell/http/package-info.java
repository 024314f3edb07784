@NullMarked
package dev.shopbell.http;

import org.jspecify.annotations.NullMarked;
