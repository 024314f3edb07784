/// Asking a visitor to chat before they ask: rules, texts, caps, outcomes and their report.
@NullMarked
package dev.shopbell.invitation;

import org.jspecify.annotations.NullMarked;
