/// The words on the wire: frames of the socket and long poll, the parts they carry, and the closed list of
/// problems.
///
/// A client sends a [ClientFrame], the server a [ServerFrame]; both travel as one JSON object with a `type`
/// member, which is the record's name in camelCase. [Wire] reads and writes them. Everything here is
/// immutable and safe to share between threads. Compiled for Java 17 and free of `java.net.http`, so that an
/// Android application can use it.
@NullMarked
package dev.shopbell.protocol;

import org.jspecify.annotations.NullMarked;
