/// The database, by its door [Storage]: PostgreSQL that the server carries, starts and stops itself, or one given by
/// URL; the migrations of every module, each in a schema of its own; the [Outbox] by which durable events travel;
/// [SqlArrays] for the statements that run for every line; caches of what it says, by [Remembered].
///
/// Tables (schema `storage`): `epoch`, `migrated`, `event`, `listener`, `set_aside`. It publishes no events of its own.
///
/// Invariants: `fsync`, `synchronous_commit` and `full_page_writes` are on and checked at start; one server a data
/// directory; a directory or database written by a newer version is refused; the epoch changes when the database is
/// restored from a backup, and never else; a listener hears each event of its topic in the order of transactions, and
/// what it writes with the handle it is given happens once.
///
/// Everything public is thread-safe. See docs/decisions/0010 (the embedded database) and 0011 (the outbox).
@NullMarked
package dev.shopbell.storage;

import org.jspecify.annotations.NullMarked;
