-- When a visitor took their consent back last: a view of before, which was still on its way, is not kept.
ALTER TABLE visitor.visitor ADD COLUMN withdrawn_at timestamptz;
