-- Who a customer is by the word of their shop: see Proof.
ALTER TABLE customer.customer
    ADD COLUMN site_id uuid, -- the shop whose word it is
    ADD COLUMN external_id text, -- what that shop calls them
    ADD COLUMN proof text NOT NULL DEFAULT 'none' CHECK (proof IN ('none', 'signed', 'proven'));

-- One customer a person who proved who they are. A signed id joins nothing, so there may be many by one.
CREATE UNIQUE INDEX customer_proven ON customer.customer (site_id, external_id) WHERE proof = 'proven';

-- By what a shop proves who its people are. Each key serves one use, so that nobody can have one kind of proof made and
-- hand it in as another.
CREATE TABLE customer.identity_key (
    kid text PRIMARY KEY,
    site_id uuid NOT NULL,
    use text NOT NULL CHECK (use IN ('hash', 'hs256', 'rs256')),
    material bytea NOT NULL, -- the secret; of rs256 the public key, X.509 encoded
    created_at timestamptz NOT NULL,
    revoked_at timestamptz
);
CREATE INDEX identity_key_of_site ON customer.identity_key (site_id) WHERE revoked_at IS NULL;
