-- What somebody sends: from the first piece on, and after. Which conversation holds it is not written here: its entry
-- has the same author and client id, and only that entry makes it readable to others.
CREATE TABLE file.file (
    id uuid PRIMARY KEY,
    site_id uuid NOT NULL,
    uploader_id uuid NOT NULL,
    by_visitor boolean NOT NULL,
    client_id uuid NOT NULL, -- made by the uploader's client, so that a repeat is recognised
    name text NOT NULL, -- safe, and with the ending of what the content is
    declared_bytes bigint NOT NULL,
    declared_hash bytea, -- SHA-256 of what will be sent, where the client knows it
    state text NOT NULL CHECK (state IN ('receiving', 'ready', 'refused')),
    problem text, -- why it was refused
    detail text,
    created_at timestamptz NOT NULL,
    touched_at timestamptz NOT NULL, -- the last sign that somebody still wants it
    media_type text,
    bytes bigint,
    width integer,
    height integer,
    content bytea, -- SHA-256 of what is kept: names it on the disk
    preview bytea, -- likewise, of a picture's small form
    held boolean NOT NULL DEFAULT false -- known to stand in a conversation
);

CREATE UNIQUE INDEX file_client_id ON file.file (uploader_id, client_id);
CREATE INDEX file_of_site ON file.file (site_id, created_at) WHERE by_visitor;
CREATE INDEX file_content ON file.file (content) WHERE content IS NOT NULL;
CREATE INDEX file_preview ON file.file (preview) WHERE preview IS NOT NULL;
CREATE INDEX file_unheld ON file.file (touched_at) WHERE NOT held;
