/// What shoppers leave while nobody is there: a record with a number, for somebody to answer later.
@NullMarked
package dev.shopbell.ticket;

import org.jspecify.annotations.NullMarked;
