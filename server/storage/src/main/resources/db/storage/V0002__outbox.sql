-- Durable events. Appended in the transaction of the fact; read in order of (transaction, ordinal) below the oldest
-- transaction that still runs, so that one that commits late is not skipped. Payloads hold ids and versions, no text.
CREATE TABLE event (
    topic text NOT NULL,
    transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
    ordinal bigint GENERATED ALWAYS AS IDENTITY,
    id uuid NOT NULL DEFAULT uuidv7(),
    subject uuid NOT NULL,
    version bigint NOT NULL,
    payload jsonb NOT NULL,
    PRIMARY KEY (topic, transaction, ordinal)
);

-- How far each listener has read, and which server reads for it now.
CREATE TABLE listener (
    name text PRIMARY KEY,
    topic text NOT NULL,
    transaction xid8 NOT NULL DEFAULT '0',
    ordinal bigint NOT NULL DEFAULT 0,
    leased_by uuid,
    leased_until timestamptz NOT NULL DEFAULT '-infinity',
    -- How often the event after the cursor has failed by now.
    failures integer NOT NULL DEFAULT 0,
    failing_since timestamptz
);

-- Events that a listener failed on too often, so that those behind them are not held up for ever.
CREATE TABLE set_aside (
    listener text NOT NULL REFERENCES listener (name),
    id uuid NOT NULL,
    transaction xid8 NOT NULL,
    ordinal bigint NOT NULL,
    subject uuid NOT NULL,
    version bigint NOT NULL,
    payload jsonb NOT NULL,
    failure text NOT NULL,
    since timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (listener, id)
);
