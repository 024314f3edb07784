-- What the shop's calls told while the page was open: an array of {"atMicros", "name", "data"}.
ALTER TABLE visitor.page_view ADD COLUMN events jsonb;
ALTER TABLE visitor.visitor ADD COLUMN orders integer NOT NULL DEFAULT 0;
