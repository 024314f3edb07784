-- When staff first answered. Written by the statement that writes the answer: exact, and no reader has to look for it
-- among the entries. It changes once in a conversation's life, so its index costs the lines nothing.
ALTER TABLE conversation.conversation ADD COLUMN first_answered_at timestamptz;

UPDATE conversation.conversation c
SET first_answered_at = (SELECT min(e.at) FROM conversation.entry e
                         WHERE e.conversation_id = c.id AND e.kind = 'line' AND e.author_kind = 'staff');

CREATE INDEX conversation_first_answered ON conversation.conversation (site_id, first_answered_at DESC)
    WHERE first_answered_at IS NOT NULL;

CREATE OR REPLACE VIEW conversation.first_answer AS
SELECT id AS conversation_id, site_id, opened_at, first_answered_at AS answered_at
FROM conversation.conversation
WHERE first_answered_at IS NOT NULL;
