-- Who answers, and when they are there.
CREATE TABLE routing.team (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    everybody boolean NOT NULL, -- whether all of staff belong to it, whoever joins
    members uuid[] NOT NULL, -- accounts, where not everybody
    hours jsonb NOT NULL, -- the document of `Hours`
    version integer NOT NULL, -- grows with each change
    created_at timestamptz NOT NULL
);

-- Which team answers a site. One that is not here is answered by the oldest team.
CREATE TABLE routing.site_team (
    site_id uuid PRIMARY KEY,
    team_id uuid NOT NULL REFERENCES routing.team (id) ON DELETE CASCADE
);

-- Every install has a team from the first moment on: all of staff, always.
INSERT INTO routing.team (id, name, everybody, members, hours, version, created_at)
VALUES (gen_random_uuid(), 'Everybody', true, '{}', '{"zone": "UTC", "week": [], "specialDays": []}', 1, now());

-- Which of staff are connected to which server process, as that process wrote it last; void after its lease. One row a
-- process, so that the cost does not grow with the staff. Lost in a crash, like the connections it tells of.
CREATE UNLOGGED TABLE routing.presence (
    node_id uuid PRIMARY KEY,
    accounts uuid[] NOT NULL,
    taking uuid[] NOT NULL, -- those of them who take conversations
    chosen_micros bigint[] NOT NULL, -- when each last said whether they do, microseconds since 1970 UTC
    until timestamptz NOT NULL
);
