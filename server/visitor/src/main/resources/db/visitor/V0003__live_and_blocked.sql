-- `version` grows with every change of a row, so that of two pictures of it the newer one is known.
ALTER TABLE visitor.visitor
    ADD COLUMN version bigint NOT NULL DEFAULT 0,
    ADD COLUMN place text,
    ADD COLUMN line_node uuid; -- the node that holds the live line of the page, while there is one

-- The server processes that share this database. One that died is not seen any more, and its lines with it.
CREATE TABLE visitor.node (
    id uuid PRIMARY KEY,
    seen_at timestamptz NOT NULL
);

-- Whom the shop does not want to hear from. Never deleted: who blocked whom, when and why stays on record.
CREATE TABLE visitor.block (
    id uuid PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('visitor', 'range', 'country')),
    value text NOT NULL,
    reason text NOT NULL,
    blocked_by uuid NOT NULL,
    blocked_by_name text NOT NULL,
    at timestamptz NOT NULL,
    until timestamptz,
    lifted_by uuid,
    lifted_by_name text,
    lifted_at timestamptz
);

CREATE INDEX block_standing ON visitor.block (at) WHERE lifted_at IS NULL;
