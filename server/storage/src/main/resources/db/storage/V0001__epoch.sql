-- One row. Clients remember its value; when it differs, the database went back in time and they reload everything.
CREATE TABLE epoch (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    value uuid NOT NULL DEFAULT gen_random_uuid(),
    since timestamptz NOT NULL DEFAULT now()
);
INSERT INTO epoch DEFAULT VALUES;

-- What was migrated, so that a start with nothing to do is one query. Never read to decide what to run.
CREATE TABLE migrated (
    schema text PRIMARY KEY,
    fingerprint text NOT NULL
);
