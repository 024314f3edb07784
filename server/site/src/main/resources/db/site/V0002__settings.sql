-- What a site's widget is like becomes one document, which the program reads with defaults for what is missing.
ALTER TABLE site.site
    ADD COLUMN settings jsonb,
    ADD COLUMN version integer NOT NULL DEFAULT 1;

UPDATE site.site SET settings = jsonb_build_object(
    'look', jsonb_build_object('accent', accent, 'side', side),
    'languages', jsonb_build_object(
        'fallback', lower(split_part(language, '-', 1)),
        'words', jsonb_build_object(
            lower(split_part(language, '-', 1)),
            jsonb_build_object('greeting', greeting, 'starts', to_jsonb(starts)))));

ALTER TABLE site.site
    ALTER COLUMN settings SET NOT NULL,
    DROP COLUMN accent,
    DROP COLUMN greeting,
    DROP COLUMN starts,
    DROP COLUMN side,
    DROP COLUMN language;
