-- What was submitted together. Its runs name it; those that it has not submitted yet stand in its order alone.
CREATE TABLE IF NOT EXISTS batches (
    id         VARCHAR NOT NULL PRIMARY KEY,
    experiment VARCHAR NOT NULL,
    cell_count INTEGER NOT NULL,
    state      VARCHAR NOT NULL,
    created_ms BIGINT  NOT NULL,
    ended_ms   BIGINT  NOT NULL,
    definition VARCHAR NOT NULL
);
CREATE INDEX IF NOT EXISTS batches_by_age ON batches (created_ms);
