-- The queue: open conversations that nobody has answered yet, the longest wait first. A conversation enters once and
-- leaves once, so lines pay nothing.
CREATE INDEX conversation_unanswered ON conversation.conversation (opened_at, id)
    WHERE state = 'open' AND first_answered_at IS NULL;
