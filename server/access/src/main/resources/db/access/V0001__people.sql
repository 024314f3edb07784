CREATE TABLE access.account (
    id uuid PRIMARY KEY,
    email text NOT NULL,
    name text NOT NULL,
    role text NOT NULL CHECK (role IN ('agent', 'supervisor', 'administrator')),
    password_hash text, -- null until the invitation is accepted
    created_at timestamptz NOT NULL,
    disabled_at timestamptz
);

CREATE UNIQUE INDEX account_email ON access.account (lower(email));

CREATE TABLE access.session (
    id uuid PRIMARY KEY,
    token_hash bytea NOT NULL UNIQUE, -- SHA-256
    account uuid NOT NULL REFERENCES access.account,
    user_agent text NOT NULL,
    created_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);

CREATE INDEX session_account ON access.session (account);

CREATE TABLE access.invitation (
    token_hash bytea PRIMARY KEY, -- SHA-256
    account uuid NOT NULL UNIQUE REFERENCES access.account,
    expires_at timestamptz NOT NULL
);

CREATE TABLE access.setup_token (
    token_hash bytea PRIMARY KEY -- SHA-256
);

CREATE TABLE access.visitor_token (
    token_hash bytea PRIMARY KEY, -- SHA-256
    site uuid NOT NULL,
    visitor uuid NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE INDEX visitor_token_visitor ON access.visitor_token (site, visitor);

-- Sessions and visitors that ended before their time, so that every node cuts them off. By the database's clock, since
-- nodes compare it with each other's.
CREATE TABLE access.revocation (
    subject uuid PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE INDEX revocation_at ON access.revocation (at);

-- Attempts to sign in, by address and by account.
CREATE TABLE access.throttle (
    key text PRIMARY KEY,
    attempts integer NOT NULL,
    last_at timestamptz NOT NULL,
    blocked_until timestamptz NOT NULL
);
