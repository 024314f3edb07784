-- A module of the tests: facts that serve as an outbox themselves, and what a listener made of events.
CREATE TABLE fact (
    transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
    ordinal bigint GENERATED ALWAYS AS IDENTITY,
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    words text NOT NULL
);
CREATE INDEX fact_in_order ON fact (transaction, ordinal);

CREATE TABLE effect (
    number bigint GENERATED ALWAYS AS IDENTITY,
    event uuid NOT NULL
);
