-- Each statement may be run again: a process that is killed here leaves some of them done.
CREATE TABLE IF NOT EXISTS runs (
    id          VARCHAR NOT NULL PRIMARY KEY,
    experiment  VARCHAR NOT NULL,
    family      VARCHAR NOT NULL,
    title       VARCHAR NOT NULL,
    batch       VARCHAR,
    seed        BIGINT  NOT NULL,
    steps       BIGINT  NOT NULL,
    state       VARCHAR NOT NULL,
    created_ms  BIGINT  NOT NULL,
    started_ms  BIGINT  NOT NULL,
    ended_ms    BIGINT  NOT NULL,
    settings    VARCHAR NOT NULL,
    command     VARCHAR NOT NULL,
    data_name   VARCHAR,
    data_sha256 VARCHAR,
    details     VARCHAR NOT NULL
);
CREATE INDEX IF NOT EXISTS runs_by_age ON runs (created_ms);
CREATE INDEX IF NOT EXISTS runs_by_batch ON runs (batch);
CREATE INDEX IF NOT EXISTS runs_by_state ON runs (state);

-- Blocks and events share one order of places: a block takes one a row, an event takes one.
CREATE TABLE IF NOT EXISTS events (
    place   BIGINT  NOT NULL PRIMARY KEY,
    run     VARCHAR NOT NULL,
    time_ms BIGINT  NOT NULL,
    kind    VARCHAR NOT NULL,
    details VARCHAR NOT NULL
);
CREATE INDEX IF NOT EXISTS events_by_run ON events (run, place);

CREATE TABLE IF NOT EXISTS blocks (
    place      BIGINT  NOT NULL PRIMARY KEY,
    run        VARCHAR NOT NULL,
    strand     VARCHAR NOT NULL, -- empty where the run has only one
    metrics    VARCHAR NOT NULL,
    first_seq  BIGINT  NOT NULL,
    row_count  INTEGER NOT NULL,
    first_step BIGINT  NOT NULL,
    last_step  BIGINT  NOT NULL
);
CREATE INDEX IF NOT EXISTS blocks_by_run ON blocks (run, place);

-- Apart from the blocks, so that looking for blocks does not read what is in them.
CREATE TABLE IF NOT EXISTS payloads (
    place   BIGINT NOT NULL PRIMARY KEY,
    payload BYTEA  NOT NULL
);

-- The next free place. Its row is the lock that puts commits in one order, over all processes.
CREATE TABLE IF NOT EXISTS head (
    place BIGINT NOT NULL
);
INSERT INTO head (place) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM head);

CREATE TABLE IF NOT EXISTS cursors (
    name  VARCHAR NOT NULL PRIMARY KEY,
    place BIGINT  NOT NULL
);
