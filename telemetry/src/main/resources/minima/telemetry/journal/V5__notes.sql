-- What people have written to runs, apart from the runs, so that it never waits for what a run writes of itself.
CREATE TABLE IF NOT EXISTS notes (
    run  VARCHAR NOT NULL PRIMARY KEY,
    note VARCHAR NOT NULL, -- empty where there is none
    tags VARCHAR NOT NULL  -- with commas between them; empty where there are none
);
