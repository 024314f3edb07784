-- A person of the install, anonymous until they say who they are.
CREATE TABLE customer.customer (
    id uuid PRIMARY KEY,
    name text,
    email text,
    created_at timestamptz NOT NULL
);

-- Which customer a browser belongs to, now and before.
CREATE TABLE customer.link (
    visitor_id uuid NOT NULL,
    customer_id uuid NOT NULL REFERENCES customer.customer (id),
    since timestamptz NOT NULL,
    revoked_at timestamptz
);
CREATE UNIQUE INDEX link_current ON customer.link (visitor_id) WHERE revoked_at IS NULL;
CREATE INDEX link_of_customer ON customer.link (customer_id);
