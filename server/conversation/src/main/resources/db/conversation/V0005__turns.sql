-- Entries with which a conversation opens or closes, as events: see EntryOutbox.TURNS. Lines are in no index of these.
CREATE INDEX entry_turns ON conversation.entry (transaction, ordinal) WHERE kind IN ('opened', 'reopened', 'closed', 'erased');
