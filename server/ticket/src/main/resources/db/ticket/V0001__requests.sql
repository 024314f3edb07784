-- What shoppers left while nobody was there. Made so that tickets can take them over: a number, one owner, a state.
CREATE TABLE ticket.request (
    id uuid PRIMARY KEY,
    number bigint NOT NULL UNIQUE, -- what the shopper is told; drawn at random, so that it says nothing of how many there are
    site_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    visitor_id uuid NOT NULL, -- the browser
    conversation_id uuid, -- what it goes on from, if anything
    client_id uuid NOT NULL, -- made by the client, so that a repeat is recognised
    name text NOT NULL,
    email text NOT NULL,
    question text NOT NULL, -- empty where the conversation asks it
    page_url text,
    page_title text,
    language text,
    left_at timestamptz NOT NULL,
    state text NOT NULL CHECK (state IN ('open', 'taken', 'done')),
    owner_id uuid,
    changed_at timestamptz NOT NULL,
    CHECK (state = 'open' OR owner_id IS NOT NULL)
);
CREATE UNIQUE INDEX request_client_id ON ticket.request (visitor_id, client_id);
CREATE INDEX request_of_visitor ON ticket.request (visitor_id, left_at);
CREATE INDEX request_to_do ON ticket.request (left_at, id) WHERE state <> 'done';
CREATE INDEX request_done ON ticket.request (changed_at DESC, id) WHERE state = 'done';

-- How many an address left lately, so that nobody buries the others.
CREATE TABLE ticket.intake (
    address text PRIMARY KEY,
    since timestamptz NOT NULL,
    count integer NOT NULL
);
