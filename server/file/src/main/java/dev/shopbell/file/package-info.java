/// Files that people send: taken in pieces, looked into, kept by the hash of their content, given only to who may have
/// them.
@NullMarked
package dev.shopbell.file;

import org.jspecify.annotations.NullMarked;
