-- What a browser does in the shop now. `changed` and `node` let every node follow what the others write: a transaction's
-- id, below the oldest that is still open, is read once and never missed.
ALTER TABLE visitor.visitor
    ADD COLUMN consent boolean NOT NULL DEFAULT true,
    ADD COLUMN address inet,
    ADD COLUMN country text,
    ADD COLUMN device text,
    ADD COLUMN zone text,
    ADD COLUMN visit_since timestamptz,
    ADD COLUMN pages integer NOT NULL DEFAULT 0, -- in this visit
    ADD COLUMN view_id uuid,
    ADD COLUMN page_kind text,
    ADD COLUMN product jsonb,
    ADD COLUMN cart jsonb,
    ADD COLUMN referrer text,
    ADD COLUMN campaign jsonb,
    ADD COLUMN attributes jsonb,
    ADD COLUMN state text,
    ADD COLUMN state_at timestamptz,
    ADD COLUMN conversation_id uuid, -- an open one
    ADD COLUMN standing text NOT NULL DEFAULT 'none',
    ADD COLUMN standing_until timestamptz,
    ADD COLUMN changed xid8 NOT NULL DEFAULT '0',
    ADD COLUMN node uuid;

CREATE INDEX visitor_changed ON visitor.visitor (changed);

-- Every page that was opened, until the site's retention ends. The page itself makes the id, so that a view that is sent
-- twice counts once.
CREATE TABLE visitor.page_view (
    visitor_id uuid NOT NULL,
    view_id uuid NOT NULL,
    site_id uuid NOT NULL,
    at timestamptz NOT NULL,
    url text NOT NULL,
    title text NOT NULL,
    kind text NOT NULL,
    product jsonb,
    referrer text,
    PRIMARY KEY (visitor_id, view_id)
);

-- Views come in the order of their time, so this stays small; old ones are found by it.
CREATE INDEX page_view_at ON visitor.page_view USING brin (at);
