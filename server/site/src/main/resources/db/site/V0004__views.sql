-- When a site's pages told us of a view, for whoever has just put the widget there.
CREATE TABLE site.view (
    site_id uuid PRIMARY KEY REFERENCES site.site,
    first_at timestamptz NOT NULL,
    last_at timestamptz NOT NULL,
    last_url text NOT NULL
) WITH (fillfactor = 50);
