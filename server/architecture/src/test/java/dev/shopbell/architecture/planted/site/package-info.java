/// The card names [Sites] only.
@NullMarked
package dev.shopbell.architecture.planted.site;

import org.jspecify.annotations.NullMarked;
