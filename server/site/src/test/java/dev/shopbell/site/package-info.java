@NullMarked
package dev.shopbell.site;

import org.jspecify.annotations.NullMarked;
