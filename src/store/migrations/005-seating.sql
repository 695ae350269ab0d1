-- SPDX-License-Identifier: ISC
-- Where the exams are sat, who may sit in which room, and who sits where.

-- One place with rooms; the same for all exams.
CREATE TABLE sites (
	code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
	name TEXT NOT NULL CHECK (name <> ''),
	address TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- One room of one exam: a class room, or a session of a test that is taken in groups.
CREATE TABLE rooms (
	exam TEXT NOT NULL REFERENCES exams (code),
	site TEXT NOT NULL REFERENCES sites (code),
	room TEXT NOT NULL CHECK (room <> ''),
	size INTEGER NOT NULL CHECK (size BETWEEN 1 AND 9999),     -- seats
	columns INTEGER NOT NULL CHECK (columns BETWEEN 1 AND 99), -- of desks, side by side
	PRIMARY KEY (exam, site, room)
) STRICT, WITHOUT ROWID;

-- Who alone may sit in a room, and when; a room without a row here is for everybody, at the exam's own time.
CREATE TABLE room_uses (
	exam TEXT NOT NULL,
	site TEXT NOT NULL,
	room TEXT NOT NULL,
	tag TEXT NOT NULL DEFAULT '',    -- as in candidates: all of them are asked for; such candidates sit in such rooms alone
	date TEXT NOT NULL DEFAULT '',   -- 2026-05-06; empty: the exam's
	half TEXT NOT NULL DEFAULT '' CHECK (half IN ('', 'am', 'pm')),
	sex TEXT NOT NULL DEFAULT '' CHECK (sex IN ('', 'M', 'F')),
	"group" TEXT NOT NULL DEFAULT '', -- what the session's group is called
	PRIMARY KEY (exam, site, room),
	FOREIGN KEY (exam, site, room) REFERENCES rooms (exam, site, room)
) STRICT, WITHOUT ROWID;

-- How one exam is seated. An exam without a row is seated by the defaults.
CREATE TABLE sittings (
	exam TEXT NOT NULL PRIMARY KEY REFERENCES exams (code),
	eligible TEXT NOT NULL DEFAULT '', -- a condition; empty: everybody sits the exam
	ticket TEXT NOT NULL CHECK (ticket <> ''), -- how ticket numbers are made: text and {fields}
	area TEXT NOT NULL DEFAULT '',
	paper TEXT NOT NULL DEFAULT '',    -- the tag whose values are kept in rooms of their own; empty: one paper for all
	remainder TEXT NOT NULL CHECK (remainder IN ('larger', 'merge', 'own')),
	extra INTEGER NOT NULL CHECK (extra BETWEEN 0 AND 99), -- seats that a room may have beyond its size for a remainder
	"order" TEXT NOT NULL CHECK ("order" IN ('shaped', 'plain')),
	schools TEXT NOT NULL CHECK (schools IN ('apart', 'together')),
	seed TEXT NOT NULL DEFAULT ''      -- of the draw; empty: not drawn yet
) STRICT, WITHOUT ROWID;

-- One candidate's seat in one exam. No candidate and no ticket number stands twice in an exam: that is checked over all of an
-- exam's seats together, because two may have to change places.
CREATE TABLE seats (
	exam TEXT NOT NULL,
	site TEXT NOT NULL,
	room TEXT NOT NULL,
	seat INTEGER NOT NULL CHECK (seat >= 1), -- counted from the front of the first column on
	ticket TEXT NOT NULL CHECK (ticket <> ''),
	candidate_no TEXT NOT NULL REFERENCES candidates (candidate_no),
	PRIMARY KEY (exam, site, room, seat),
	FOREIGN KEY (exam, site, room) REFERENCES rooms (exam, site, room)
) STRICT, WITHOUT ROWID;
CREATE INDEX seats_by_candidate ON seats (candidate_no, exam);
CREATE INDEX seats_by_ticket ON seats (ticket, exam);
