package dev.shopbell.storage;

/// A table of facts that serves as the outbox of one topic, where that saves writing each fact twice.
///
/// @param topic whose listeners read it
/// @param sql a `SELECT` by the owner of the table with the columns `transaction xid8` (of the writer:
///     `DEFAULT pg_current_xact_id()`), `ordinal bigint` (grows within a transaction), `id uuid`, `subject uuid`,
///     `version bigint`, `payload jsonb`; a row never changes, or moves to the
///     place of its last change where only that counts; an index on (transaction, ordinal) finds them
public record OutboxSource(String topic, String sql) {}
