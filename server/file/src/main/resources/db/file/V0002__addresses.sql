-- Where a visitor's upload was begun from, so that one address does not use up what a shop may take; of IPv6, the
-- network. Only for as long as it counts.
ALTER TABLE file.file ADD COLUMN address text;
CREATE INDEX file_address ON file.file (created_at) WHERE address IS NOT NULL;
