/// A client for programs and for Android: connects, resumes, sends each line until it is answered, and hands
/// on every entry of a followed conversation once and in order.
///
/// The door is [ShopbellClient]. How frames travel is a [Transport]: [WebSocketTransport] needs the JDK's
/// `java.net.http`, which Android lacks; [LongPollTransport] needs nothing but `java.net`. Compiled for Java
/// 17. Safe for use from any thread.
@NullMarked
package dev.shopbell.client;

import org.jspecify.annotations.NullMarked;
