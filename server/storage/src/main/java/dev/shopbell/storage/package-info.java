/// The database, by its door [Storage]: PostgreSQL that the server carries, starts and stops itself, or one given by
/// URL; the migrations of every module, each in a schema of its own; the [Outbox] by which durable events travel.
///
/// Invariants: `fsync` and `synchronous_commit` are on and checked at start; one server a data directory; a directory
/// written by a newer version is refused; the epoch changes when the database is restored from a copy, and never else.
@NullMarked
package dev.shopbell.storage;

import org.jspecify.annotations.NullMarked;
