CREATE TABLE site.site (
    id uuid PRIMARY KEY,
    key text NOT NULL UNIQUE,
    name text NOT NULL,
    origins text[] NOT NULL,
    accent text NOT NULL,
    greeting text NOT NULL,
    starts text[] NOT NULL,
    side text NOT NULL CHECK (side IN ('start', 'end')),
    language text NOT NULL,
    created_at timestamptz NOT NULL
);
