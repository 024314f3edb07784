-- The least that keeps the promise: every line with its number, and the highest number of each conversation.

CREATE TABLE floor.conversation (
    id uuid PRIMARY KEY,
    head integer NOT NULL
) WITH (fillfactor = 50); -- room for new versions of a row beside the old ones: the head changes with every line

CREATE TABLE floor.line (
    conversation uuid NOT NULL,
    number integer NOT NULL,
    client_id uuid NOT NULL,
    by_shopper boolean NOT NULL,
    at_micros bigint NOT NULL,
    text text NOT NULL,
    PRIMARY KEY (conversation, number)
);
