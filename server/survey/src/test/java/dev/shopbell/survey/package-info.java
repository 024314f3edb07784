@NullMarked
package dev.shopbell.survey;

import org.jspecify.annotations.NullMarked;
