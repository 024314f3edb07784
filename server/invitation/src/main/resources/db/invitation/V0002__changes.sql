-- Who tells others of changes reads them here: the last change of each visitor, in the order of the commits. Changes that
-- were told of elsewhere so far are told of once more.
CREATE SEQUENCE invitation.change;
ALTER TABLE invitation.standing
    ADD COLUMN changed xid8 NOT NULL DEFAULT pg_current_xact_id(),
    ADD COLUMN ordinal bigint NOT NULL DEFAULT nextval('invitation.change');
CREATE INDEX standing_changes ON invitation.standing (changed, ordinal);
