-- What a site invites by, one document: its rules in the order of their priority, its caps, its quiet hours. A site
-- without a row has the defaults.
CREATE TABLE invitation.site_rules (
    site_id uuid PRIMARY KEY,
    version integer NOT NULL,
    rules jsonb NOT NULL,
    changed_at timestamptz NOT NULL
);

-- How a visitor stands. Whoever decides about a visitor locks this row first, so that of racing tabs and nodes one
-- decides after the other.
CREATE TABLE invitation.standing (
    visitor_id uuid PRIMARY KEY,
    site_id uuid NOT NULL,
    invited_at timestamptz, -- last
    invited_on date, -- the day of that, in the site's zone
    invited_that_day integer NOT NULL DEFAULT 0,
    declined_until timestamptz -- the end of the cool-off
) WITH (fillfactor = 70);

-- How many a site's rules invited in an hour.
CREATE TABLE invitation.hour (
    site_id uuid NOT NULL,
    hour timestamptz NOT NULL,
    invited integer NOT NULL,
    PRIMARY KEY (site_id, hour)
) WITH (fillfactor = 70);

-- Every invitation that was given to a page.
CREATE TABLE invitation.invitation (
    id uuid PRIMARY KEY,
    site_id uuid NOT NULL,
    visitor_id uuid NOT NULL,
    rule_id uuid, -- the rule that invited
    rule_name text, -- as it was called then
    text_id uuid, -- which of the rule's texts
    staff_id uuid, -- or who did, by hand
    text text NOT NULL,
    language text NOT NULL,
    page_kind text,
    page_path text,
    invited_at timestamptz NOT NULL,
    outcome text CHECK (outcome IN ('accepted', 'declined', 'closed', 'ignored')),
    decided_at timestamptz,
    conversation_id uuid, -- what began from it
    CHECK ((rule_id IS NULL) <> (staff_id IS NULL)),
    CHECK ((outcome IS NULL) = (decided_at IS NULL))
);

-- One at a time.
CREATE UNIQUE INDEX invitation_pending ON invitation.invitation (visitor_id) WHERE outcome IS NULL;
CREATE INDEX invitation_of_visitor ON invitation.invitation (visitor_id, invited_at DESC);
CREATE INDEX invitation_of_site ON invitation.invitation (site_id, invited_at);
CREATE INDEX invitation_of_conversation ON invitation.invitation (conversation_id) WHERE conversation_id IS NOT NULL;
