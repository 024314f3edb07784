-- Transcripts that somebody asked to be sent. What is in one is read when it is sent, so it holds no more than the
-- conversation does then.
CREATE TABLE transcript.mail (
    id uuid PRIMARY KEY,
    site_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    visitor_id uuid NOT NULL, -- who asked
    address text NOT NULL, -- emptied once it was sent or given up
    address_hash bytea NOT NULL, -- for the limit by address
    language text NOT NULL,
    zone text NOT NULL,
    asked_at timestamptz NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    due_at timestamptz, -- when it is tried next; null once it is settled
    sent_at timestamptz
);
CREATE INDEX mail_due ON transcript.mail (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX mail_asked ON transcript.mail (asked_at);
CREATE INDEX mail_of_conversation ON transcript.mail (conversation_id);
