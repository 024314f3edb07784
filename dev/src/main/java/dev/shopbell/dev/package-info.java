/// `shopbell dev`: runs the demonstration from the sources and brings every saved change into it.
///
/// The server is the very program that is shipped, started anew for every change, so what works here works
/// there. Its compiler and its framework's build stay warm in this process, which is where the seconds go.
@NullMarked
package dev.shopbell.dev;

import org.jspecify.annotations.NullMarked;
