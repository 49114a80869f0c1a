-- Blocks folded for charts of long series. A block without one, of an earlier version, is read as a whole.
CREATE TABLE IF NOT EXISTS rollups (
    place  BIGINT NOT NULL PRIMARY KEY,
    rollup BYTEA  NOT NULL
);
