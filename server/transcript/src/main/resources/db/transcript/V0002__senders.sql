-- Where a letter was asked for, for the limit by that; forgotten with the row after two days.
ALTER TABLE transcript.mail ADD COLUMN sender text NOT NULL DEFAULT '';
