-- What a run was forked from; null where it began at step 0 by itself.
ALTER TABLE runs ADD COLUMN IF NOT EXISTS parent VARCHAR;
ALTER TABLE runs ADD COLUMN IF NOT EXISTS parent_step BIGINT;
ALTER TABLE runs ADD COLUMN IF NOT EXISTS parent_changes VARCHAR; -- settings that differ from the parent's, a JSON object
CREATE INDEX IF NOT EXISTS runs_by_parent ON runs (parent);
