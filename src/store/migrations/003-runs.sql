-- SPDX-License-Identifier: ISC
-- Stored runs. They hold texts and refer to no input row, so that a run stays readable when plans and candidates change after it.

-- One run.
CREATE TABLE runs (
	number INTEGER PRIMARY KEY, -- 1, 2, 3 ...
	time TEXT NOT NULL,         -- UTC
	user TEXT NOT NULL,
	state TEXT NOT NULL,        -- draft
	digest TEXT NOT NULL CHECK (length(digest) = 64), -- SHA-256 of the inputs, hexadecimal
	n_tiers INTEGER NOT NULL,
	n_kept INTEGER NOT NULL CHECK (n_kept BETWEEN 0 AND n_tiers), -- the first tiers, which stand as another run had them
	kept_run INTEGER,           -- that run; NULL: none
	n_placed INTEGER NOT NULL,
	n_unplaced INTEGER NOT NULL
) STRICT;

-- One tier that took part, in the order of the run, from 0.
CREATE TABLE run_tiers (
	run INTEGER NOT NULL REFERENCES runs (number),
	position INTEGER NOT NULL,
	tier TEXT NOT NULL,
	is_kept INTEGER NOT NULL,
	PRIMARY KEY (run, position)
) STRICT, WITHOUT ROWID;

-- How one pool ended. Merit in 1/10000; candidates by their numbers, empty where there is none.
CREATE TABLE run_pools (
	run INTEGER NOT NULL REFERENCES runs (number),
	tier TEXT NOT NULL,
	program TEXT NOT NULL,
	pool TEXT NOT NULL,
	"order" INTEGER,            -- as in the plan; NULL: the pool had no row there (inherited)
	seats INTEGER NOT NULL,     -- planned and inherited, before filing
	capacity INTEGER NOT NULL,  -- what could be taken beside orders
	placed INTEGER NOT NULL,    -- orders included, voided places left out
	orders INTEGER NOT NULL,
	vacant INTEGER NOT NULL,
	is_passed INTEGER NOT NULL, -- a later tier of the run inherits what is vacant
	merit_e4 INTEGER,           -- the lowest taken, orders left out; NULL: nobody
	drawn INTEGER NOT NULL,     -- taken by the draw alone
	last_in TEXT NOT NULL,
	first_out TEXT NOT NULL,
	PRIMARY KEY (run, tier, program, pool)
) STRICT, WITHOUT ROWID;

-- One placement. trail: a letter for each earlier tier that gave no place, and why (r returned, o outranked, l below line,
-- e not eligible, n no choices). That its pool is in run_pools is for the writer to see to: a million checks are not repeated here.
CREATE TABLE run_places (
	run INTEGER NOT NULL,
	candidate_no TEXT NOT NULL,
	tier TEXT NOT NULL,
	program TEXT NOT NULL,
	pool TEXT NOT NULL,
	choice INTEGER NOT NULL,    -- the rank; 0: by order or adjust
	merit_e4 INTEGER NOT NULL,  -- the tier's merit, in 1/10000
	by_order INTEGER NOT NULL,
	trail TEXT NOT NULL,
	PRIMARY KEY (run, candidate_no)
) STRICT, WITHOUT ROWID;

-- One candidate without a place; a letter for every tier of the run.
CREATE TABLE run_unplaced (
	run INTEGER NOT NULL,
	candidate_no TEXT NOT NULL,
	reason TEXT NOT NULL,
	trail TEXT NOT NULL,
	PRIMARY KEY (run, candidate_no)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER run_pools_stay BEFORE UPDATE ON run_pools
BEGIN
	SELECT RAISE(ABORT, 'a stored run is never changed');
END;
CREATE TRIGGER run_places_stay BEFORE UPDATE ON run_places
BEGIN
	SELECT RAISE(ABORT, 'a stored run is never changed');
END;
CREATE TRIGGER run_unplaced_stay BEFORE UPDATE ON run_unplaced
BEGIN
	SELECT RAISE(ABORT, 'a stored run is never changed');
END;
