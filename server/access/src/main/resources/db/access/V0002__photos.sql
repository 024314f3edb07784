-- What members of staff look like, as they want to be seen: drawn anew by us, one each.
CREATE TABLE access.photo (
    account_id uuid PRIMARY KEY REFERENCES access.account,
    version uuid NOT NULL,
    png bytea NOT NULL
);
