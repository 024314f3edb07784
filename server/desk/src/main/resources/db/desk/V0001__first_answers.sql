-- The first answer of each conversation that got one, for the time that the widget promises. Kept from the outbox of
-- entries; may be made anew from conversation.first_answer at any time.
CREATE TABLE desk.first_answer (
    conversation_id uuid PRIMARY KEY,
    site_id uuid NOT NULL,
    opened_at timestamptz NOT NULL,
    answered_at timestamptz NOT NULL
);
CREATE INDEX first_answer_newest ON desk.first_answer (site_id, answered_at DESC);
