-- Pictures of brands, drawn anew by us. Named by what they are made of, so that a browser may keep one for ever.
CREATE TABLE site.logo (
    site_id uuid NOT NULL REFERENCES site.site,
    id uuid NOT NULL,
    png bytea NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (site_id, id)
);
