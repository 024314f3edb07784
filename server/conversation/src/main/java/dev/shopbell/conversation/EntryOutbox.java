package dev.shopbell.conversation;

import dev.shopbell.storage.OutboxSource;

/// The entries as durable events, for whoever must not miss one: the table of entries is its own outbox, so a
/// line is written once.
public final class EntryOutbox {
    /// Every entry, with its conversation as the subject, its number as the version, and what it is and who
    /// wrote it as the payload (`kind` and `by`, in the words of the wire).
    public static final OutboxSource SOURCE = new OutboxSource("conversation.entry", """
            SELECT transaction, ordinal, md5(conversation_id::text || '/' || number)::uuid AS id,
                   conversation_id AS subject, number AS version,
                   jsonb_build_object('kind', kind, 'by', author_kind) AS payload
            FROM conversation.entry
            """);

    /// The entries with which a conversation opens or closes, with its conversation as the subject. In the order of
    /// their commits; who only wants to know how it stands asks for that.
    public static final OutboxSource TURNS = new OutboxSource("conversation.turned", """
            SELECT transaction, ordinal, md5(conversation_id::text || '/' || number)::uuid AS id,
                   conversation_id AS subject, number AS version, '{}'::jsonb AS payload
            FROM conversation.entry
            WHERE kind IN ('opened', 'reopened', 'closed', 'erased')
            """);

    private EntryOutbox() {}
}
