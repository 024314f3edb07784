-- When all that was said was deleted. Entries keep their numbers and lose their texts.
ALTER TABLE conversation.conversation ADD COLUMN erased_at timestamptz;
