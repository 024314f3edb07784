-- A browser on one site, as far as serving the chat needs.
CREATE TABLE visitor.visitor (
    id uuid PRIMARY KEY,
    site_id uuid NOT NULL,
    first_seen timestamptz NOT NULL,
    last_seen timestamptz NOT NULL,
    visits integer NOT NULL DEFAULT 1,
    browser text, -- what the browser calls itself, in a word or two
    language text,
    page_url text,
    page_title text,
    page_at timestamptz
) WITH (fillfactor = 70);

-- How many visitors an address registered lately, so that nobody fills the database with them.
CREATE TABLE visitor.registration (
    address text NOT NULL,
    since timestamptz NOT NULL,
    count integer NOT NULL,
    PRIMARY KEY (address)
);
