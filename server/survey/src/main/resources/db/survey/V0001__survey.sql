-- What was answered before a conversation. At first it waits for the conversation to be opened.
CREATE TABLE survey.answers (
    id uuid PRIMARY KEY,
    site_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    conversation_id uuid,
    fields jsonb NOT NULL, -- as they were asked and answered: [{name, label, kind, value}]
    consented_at timestamptz, -- where a consent was among them
    at timestamptz NOT NULL
);
CREATE UNIQUE INDEX answers_waiting ON survey.answers (site_id, customer_id) WHERE conversation_id IS NULL;
CREATE UNIQUE INDEX answers_of_conversation ON survey.answers (conversation_id) WHERE conversation_id IS NOT NULL;
CREATE INDEX answers_of_customer ON survey.answers (customer_id, site_id);

-- How a shopper found a conversation.
CREATE TABLE survey.rating (
    conversation_id uuid PRIMARY KEY,
    site_id uuid NOT NULL,
    assignee_id uuid, -- whose conversation it was when it was rated first
    steps smallint NOT NULL CHECK (steps BETWEEN 1 AND 5), -- 5 is the best
    comment text NOT NULL,
    rated_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL
);
CREATE INDEX rating_of_site ON survey.rating (site_id, rated_at);
