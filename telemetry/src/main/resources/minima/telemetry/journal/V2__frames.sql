-- Frames share the order of places and the table of payloads with blocks; a frame takes one place.
CREATE TABLE IF NOT EXISTS frames (
    place       BIGINT  NOT NULL PRIMARY KEY,
    run         VARCHAR NOT NULL,
    experiment  VARCHAR NOT NULL,
    strand      VARCHAR NOT NULL, -- empty where the run has only one
    measure     VARCHAR NOT NULL,
    seq         BIGINT  NOT NULL,
    step        BIGINT  NOT NULL,
    time_ms     BIGINT  NOT NULL,
    shape       VARCHAR NOT NULL, -- lengths of the axes with commas between them
    value_count INTEGER NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS frames_once ON frames (run, measure, strand, step);
CREATE INDEX IF NOT EXISTS frames_by_run ON frames (run, place);
