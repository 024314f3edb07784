-- Visitors' tokens that had their end. Some browsers still hold one, in a cookie that no script can clear, for a year at
-- the most: it must make nobody known again.
CREATE TABLE access.ended_token (
    token_hash bytea PRIMARY KEY, -- SHA-256
    ended_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
