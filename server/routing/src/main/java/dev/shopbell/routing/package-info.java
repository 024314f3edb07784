/// Who is there to answer, and when: teams, opening hours, presence, and the queue as the waiting shopper sees it.
@NullMarked
package dev.shopbell.routing;

import org.jspecify.annotations.NullMarked;
