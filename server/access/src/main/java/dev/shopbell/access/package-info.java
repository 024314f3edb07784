/// Who is calling and what they may do: accounts of staff, their sessions and roles, and the tokens of visitors.
@NullMarked
package dev.shopbell.access;

import org.jspecify.annotations.NullMarked;
