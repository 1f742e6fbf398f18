-- What people write down: entries are only ever added, and each is sealed by the one before it. A correction is a new entry
-- that names the one it replaces; an entry can be replaced once, so two people cannot both correct the same one unawares.
CREATE TABLE IF NOT EXISTS entry (
    sequence INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    body TEXT NOT NULL,
    who TEXT NOT NULL,
    written_at TEXT NOT NULL,
    replaces INTEGER UNIQUE REFERENCES entry (sequence),
    reason TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL);
CREATE UNIQUE INDEX IF NOT EXISTS first_of_a_key ON entry (kind, key) WHERE replaces IS NULL;
CREATE TRIGGER IF NOT EXISTS entries_stay BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END;
CREATE TRIGGER IF NOT EXISTS entries_stand BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END;
