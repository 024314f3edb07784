/// The program, [Shopbell]: its commands, its configuration, and how the modules are put together.
/// [Subscriptions] says on one page who hears what.
@NullMarked
package dev.shopbell.app;

import org.jspecify.annotations.NullMarked;
