-- A file of version 1, as SQLite would dump it.
CREATE TABLE student (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);
CREATE TABLE event (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    student INTEGER NOT NULL REFERENCES student (number),
    kind TEXT NOT NULL,
    at REAL NOT NULL,
    session TEXT NOT NULL,
    exercise TEXT NOT NULL,
    version INTEGER NOT NULL,
    seed INTEGER NOT NULL,
    part TEXT NOT NULL,
    skills TEXT NOT NULL,
    difficulty INTEGER NOT NULL,
    text TEXT NOT NULL,
    verdict TEXT NOT NULL,
    code INTEGER,
    credit REAL NOT NULL,
    misconceptions TEXT NOT NULL,
    rule TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    hints INTEGER NOT NULL,
    seconds REAL NOT NULL,
    exam INTEGER NOT NULL,
    options INTEGER NOT NULL,
    id TEXT NOT NULL,
    UNIQUE (student, id)
);
CREATE INDEX event_of_student ON event (student, number);
CREATE TRIGGER event_stays BEFORE UPDATE ON event BEGIN
    SELECT RAISE (ABORT, 'events are only appended');
END;
PRAGMA user_version = 1;
INSERT INTO student (number, name) VALUES (1, 'Ada');
INSERT INTO event VALUES (1, 1, 'answered', 100.5, '5e55', 'bank/one', 1, 0, 'a', '["power-rule"]', 1, '2xy', 'right', 0, 1.0, '[]', '', 1, 0, 9.5, 0, 0, 'a1');
INSERT INTO event VALUES (2, 1, 'answered', 200.5, '5e55', 'bank/two', 1, 3, 'a', '["chain-rule"]', 2, '2x', 'wrong', 1, 0.0, '["chain-inner-dropped"]', '', 1, 1, 20.0, 0, 0, 'a2');
