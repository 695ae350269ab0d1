-- SPDX-License-Identifier: ISC
-- Entry of marks: blind codes, batches of sheets, what operators typed, and marks that do not count.
-- Exams, subjects, rooms and candidates are named by their codes without a reference: what was typed stays whatever becomes of those.

-- One reason code of the office (a kind of rows): a breach, or why a mark is missing.
CREATE TABLE violations (
	code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
	name TEXT NOT NULL CHECK (name <> ''),
	effect TEXT NOT NULL CHECK (effect IN ('none', 'subject', 'all')) -- what it voids
) STRICT, WITHOUT ROWID;

-- One exam whose sheets go under blind codes.
CREATE TABLE blinds (
	exam TEXT NOT NULL PRIMARY KEY,
	"by" TEXT NOT NULL CHECK ("by" IN ('sheet', 'packet')),
	state TEXT NOT NULL CHECK (state IN ('sealed', 'open')) -- sealed: nobody is told which code is whose
) STRICT, WITHOUT ROWID;

-- One blind code: of a candidate's sheet in a subject (site and room empty), or of a room's packet (candidate_no empty). Drawn once.
CREATE TABLE blind_codes (
	exam TEXT NOT NULL REFERENCES blinds (exam),
	subject TEXT NOT NULL,
	code TEXT NOT NULL CHECK (code <> ''),
	site TEXT NOT NULL,
	room TEXT NOT NULL,
	candidate_no TEXT NOT NULL,
	PRIMARY KEY (exam, subject, code)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX blind_codes_of ON blind_codes (exam, subject, site, room, candidate_no);

CREATE TRIGGER blind_codes_stay BEFORE UPDATE ON blind_codes
BEGIN
	SELECT RAISE(ABORT, 'a blind code is never changed');
END;

-- One batch: the sheets of one room in one subject, entered twice and closed.
CREATE TABLE batches (
	number INTEGER PRIMARY KEY, -- 1, 2, 3 ...; of a blind exam in an order that says nothing of the rooms
	exam TEXT NOT NULL,
	subject TEXT NOT NULL,
	site TEXT NOT NULL,
	room TEXT NOT NULL,
	packet TEXT NOT NULL DEFAULT '', -- its blind code; empty: not blind by packet
	state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
	first TEXT NOT NULL DEFAULT '',  -- the user whose entry the first is; empty: nobody's yet
	second TEXT NOT NULL DEFAULT '',
	slip_count INTEGER CHECK (slip_count >= 0), -- marks, as the packet's slip says; NULL: no slip yet
	slip_sum_e2 INTEGER CHECK (slip_sum_e2 >= 0),
	UNIQUE (exam, subject, site, room),
	CHECK (first = '' OR first <> second)
) STRICT;

-- One sheet of a batch. place: the seat, or the sheet's blind code; digits, in the order of their number.
CREATE TABLE sheets (
	batch INTEGER NOT NULL REFERENCES batches (number),
	place TEXT NOT NULL CHECK (place <> ''),
	candidate_no TEXT NOT NULL,
	PRIMARY KEY (batch, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX sheets_by_candidate ON sheets (candidate_no);

-- What was read from one sheet: by the first operator (pass 1), by the second (2), by the one who settled a difference (3). These are the
-- raw marks: they stay.
CREATE TABLE entries (
	batch INTEGER NOT NULL,
	pass INTEGER NOT NULL CHECK (pass BETWEEN 1 AND 3),
	place TEXT NOT NULL,
	mark_e2 INTEGER CHECK (mark_e2 >= 0), -- NULL: none
	status TEXT NOT NULL CHECK (status IN ('present', 'absent', 'void', 'exempt', 'deferred')),
	code TEXT NOT NULL DEFAULT '',        -- the reason code
	user TEXT NOT NULL CHECK (user <> ''),
	time TEXT NOT NULL,                   -- UTC, of the last change
	keystrokes INTEGER NOT NULL,          -- of all that was typed for it; 0: from a file
	active_ms INTEGER NOT NULL,           -- time spent on it, pauses of over a minute left out
	PRIMARY KEY (batch, pass, place),
	FOREIGN KEY (batch, place) REFERENCES sheets (batch, place),
	CHECK ((status = 'present') = (mark_e2 IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER entries_stay BEFORE DELETE ON entries
BEGIN
	SELECT RAISE(ABORT, 'what was entered is never taken away');
END;

-- One breach that voids a candidate's marks, until it is lifted.
CREATE TABLE breaches (
	number INTEGER PRIMARY KEY,
	candidate_no TEXT NOT NULL,
	code TEXT NOT NULL,    -- of violations
	subject TEXT NOT NULL, -- empty: all
	reason TEXT NOT NULL,
	user TEXT NOT NULL,
	time TEXT NOT NULL,    -- UTC
	lifted_user TEXT NOT NULL DEFAULT '', -- empty: it stands
	lifted_time TEXT NOT NULL DEFAULT '',
	lifted_reason TEXT NOT NULL DEFAULT '',
	CHECK (lifted_user <> user)
) STRICT;
CREATE INDEX breaches_by_candidate ON breaches (candidate_no);

-- What a breach voids: the mark as it stood, or would stand. The row in scores is void.
CREATE TABLE breach_scores (
	breach INTEGER NOT NULL REFERENCES breaches (number),
	subject TEXT NOT NULL,
	mark_e2 INTEGER, -- NULL: none
	status TEXT NOT NULL, -- empty: there was no row in scores
	code TEXT NOT NULL,   -- the reason code, where it was entered with one
	PRIMARY KEY (breach, subject)
) STRICT, WITHOUT ROWID;
