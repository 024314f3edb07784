-- A customer's talk with the shop. The row is the counter of its entries and what the work list shows of it.
-- Every line updates it, so half of each page is left free for the new version (a heap-only update), and no
-- index may hold a column that a line changes.
CREATE TABLE conversation.conversation (
    id uuid PRIMARY KEY,
    site_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    visitor_id uuid NOT NULL, -- the browser that opened it
    state text NOT NULL CHECK (state IN ('open', 'closed')),
    assignee_id uuid,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    last_number integer NOT NULL, -- of its entries, as staff count
    last_shopper_number integer NOT NULL, -- of its entries, as shoppers count
    last_line_number integer NOT NULL DEFAULT 0, -- the newest line or note, as staff count
    last_line_by_shopper integer NOT NULL DEFAULT 0, -- the shopper's newest line, as staff count
    waiting_since timestamptz -- the first line that staff have not answered
) WITH (fillfactor = 50);

-- One open conversation a customer and site, also when two tabs race.
CREATE UNIQUE INDEX conversation_one_open ON conversation.conversation (site_id, customer_id) WHERE state = 'open';
CREATE INDEX conversation_of_customer ON conversation.conversation (customer_id, id);
CREATE INDEX conversation_closed ON conversation.conversation (closed_at DESC, id DESC) WHERE state = 'closed';

-- Everything that was said or happened, only ever added to. Also the outbox of these facts: see transaction. The conversation is
-- no foreign key: its check is a query a row on the hottest path, and every statement that adds an entry takes the
-- conversation from its locked row.
CREATE TABLE conversation.entry (
    conversation_id uuid NOT NULL,
    number integer NOT NULL, -- gapless from 1: how staff count
    shopper_number integer, -- gapless from 1: how shoppers count; none for what they may not see
    kind text NOT NULL,
    author_kind text NOT NULL,
    author_id uuid NOT NULL,
    client_id uuid, -- made by the author's client, so that a repeat is recognised
    at timestamptz NOT NULL,
    text text,
    transaction xid8 NOT NULL DEFAULT pg_current_xact_id(), -- order of the outbox, with ordinal
    ordinal bigint GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (conversation_id, number)
);
CREATE UNIQUE INDEX entry_client_id ON conversation.entry (author_id, client_id) WHERE client_id IS NOT NULL;
CREATE INDEX entry_outbox ON conversation.entry (transaction, ordinal);

-- How far somebody has read, as staff count.
CREATE TABLE conversation.reading (
    conversation_id uuid NOT NULL REFERENCES conversation.conversation (id),
    reader_id uuid NOT NULL,
    number integer NOT NULL,
    PRIMARY KEY (conversation_id, reader_id)
) WITH (fillfactor = 50);

-- For desk and insight.
CREATE VIEW conversation.work AS
SELECT c.id, c.site_id, c.customer_id, c.visitor_id, c.state, c.assignee_id, c.opened_at, c.closed_at, c.last_number,
       c.waiting_since, c.last_line_by_shopper,
       e.author_kind AS line_author_kind, e.kind AS line_kind, e.text AS line_text, e.at AS line_at
FROM conversation.conversation c
LEFT JOIN conversation.entry e ON e.conversation_id = c.id AND e.number = c.last_line_number;

CREATE VIEW conversation.work_reading AS
SELECT conversation_id, reader_id, number FROM conversation.reading;

-- When staff first answered, for conversations where they did.
CREATE VIEW conversation.first_answer AS
SELECT c.id AS conversation_id, c.site_id, c.opened_at, min(e.at) AS answered_at
FROM conversation.conversation c
JOIN conversation.entry e ON e.conversation_id = c.id AND e.kind = 'line' AND e.author_kind = 'staff'
GROUP BY c.id;
