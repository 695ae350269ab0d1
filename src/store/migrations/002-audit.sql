-- SPDX-License-Identifier: ISC
-- The audit trail: rows are added behind the last one and never changed. The guards stop mistakes and REPLACE; the chain shows
-- what has been done behind their back.

-- One thing that was done.
CREATE TABLE audit (
	seq INTEGER PRIMARY KEY, -- 1, 2, 3 ... without gaps; this, not the time, gives the order
	time TEXT NOT NULL,      -- UTC, 2026-06-18T09:30:00Z
	user TEXT NOT NULL,      -- of the operating system
	action TEXT NOT NULL,
	object TEXT NOT NULL,    -- the kind of thing
	key TEXT NOT NULL,       -- which one; parts joined by slashes
	old TEXT NOT NULL,
	new TEXT NOT NULL,
	reason TEXT NOT NULL,
	chain TEXT NOT NULL      -- SHA-256 of the chain before and this row's fields, each with its length before it; hexadecimal
) STRICT;

-- Where the trail stands: one row, so that one cut off at its end is seen to be so.
CREATE TABLE audit_head (
	one INTEGER PRIMARY KEY CHECK (one = 1),
	seq INTEGER NOT NULL,
	chain TEXT NOT NULL
) STRICT;
INSERT INTO audit_head VALUES (1, 0, '');

CREATE TRIGGER audit_adds_behind_the_last BEFORE INSERT ON audit
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit)
BEGIN
	SELECT RAISE(ABORT, 'audit rows are added behind the last one');
END;
CREATE TRIGGER audit_keeps_from_update BEFORE UPDATE ON audit
BEGIN
	SELECT RAISE(ABORT, 'audit rows are never changed');
END;
CREATE TRIGGER audit_keeps_from_delete BEFORE DELETE ON audit
BEGIN
	SELECT RAISE(ABORT, 'audit rows are never deleted');
END;
