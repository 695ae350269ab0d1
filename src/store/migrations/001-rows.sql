-- SPDX-License-Identifier: ISC
-- The input rows of one admission year, by the keys they have in the files.
-- Names: a table is called as the kind, a column as the column of the file; decimals are whole numbers of hundredths and end in _e2.
-- Texts are never NULL, empty where the file's cell is; a number or a reference that is not given is NULL.
-- Every row has been checked before it comes here: the CHECKs below are the second line of defence, and few where rows are many.

-- One setting of the office.
CREATE TABLE office (
	key TEXT NOT NULL PRIMARY KEY CHECK (key IN ('name', 'year', 'lottery_seed', 'total', 'bonus_rule', 'bonus_cap', 'placement_target')),
	value TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- One step of the year's calendar; dates as 2026-06-18, empty where open.
CREATE TABLE calendar (
	step TEXT NOT NULL PRIMARY KEY CHECK (step <> ''),
	name TEXT NOT NULL CHECK (name <> ''),
	"from" TEXT NOT NULL DEFAULT '',
	"to" TEXT NOT NULL DEFAULT '',
	CHECK ("from" = '' OR "to" = '' OR "from" <= "to")
) STRICT, WITHOUT ROWID;

-- One examination.
CREATE TABLE exams (
	code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
	name TEXT NOT NULL CHECK (name <> ''),
	date TEXT NOT NULL DEFAULT '',
	kind TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- One subject; with a formula it is derived and has no marks of its own.
CREATE TABLE subjects (
	code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
	name TEXT NOT NULL CHECK (name <> ''),
	full_mark_e2 INTEGER NOT NULL CHECK (full_mark_e2 > 0),
	step_e2 INTEGER NOT NULL CHECK (step_e2 > 0),
	weight_e2 INTEGER NOT NULL,
	exam TEXT REFERENCES exams (code), -- NULL: of no exam
	formula TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- One school that admits, or that candidates come from.
CREATE TABLE schools (
	code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
	name TEXT NOT NULL CHECK (name <> ''),
	kind TEXT NOT NULL CHECK (kind IN ('municipal_model', 'district_key', 'general', 'private', 'comprehensive', 'secondary_specialized',
		'technician', 'vocational', 'junior', 'primary', 'nine_year', 'special', 'kindergarten', 'other')),
	district TEXT NOT NULL DEFAULT '',
	phone TEXT NOT NULL DEFAULT '',
	address TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- One program of a school: what a choice names.
CREATE TABLE programs (
	code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
	school TEXT NOT NULL REFERENCES schools (code),
	name TEXT NOT NULL CHECK (name <> ''),
	note TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- One tier. No two have the same seq: that is checked over all of them together, because two may have to change places.
CREATE TABLE tiers (
	code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
	name TEXT NOT NULL CHECK (name <> ''),
	seq INTEGER NOT NULL CHECK (seq BETWEEN -999999 AND 999999),
	merit TEXT NOT NULL CHECK (merit <> ''),
	ranking TEXT NOT NULL DEFAULT '', -- empty: by merit
	bands TEXT NOT NULL CHECK (bands <> ''),
	max_choices INTEGER CHECK (max_choices BETWEEN 1 AND 999), -- NULL: no limit
	eligible TEXT NOT NULL DEFAULT '',
	line TEXT NOT NULL DEFAULT '',
	ties TEXT NOT NULL CHECK (ties IN ('break', 'admit', 'reject')),
	filing_e2 INTEGER NOT NULL CHECK (filing_e2 BETWEEN 100 AND 900),
	returns TEXT NOT NULL CHECK (returns IN ('final', 'out', 'refile')),
	adjust TEXT NOT NULL CHECK (adjust IN ('none', 'tier', 'school')),
	inherits TEXT NOT NULL DEFAULT '' -- codes of tiers, separated by semicolons
) STRICT, WITHOUT ROWID;

-- One pool of seats of a program in a tier.
CREATE TABLE plans (
	tier TEXT NOT NULL REFERENCES tiers (code),
	program TEXT NOT NULL REFERENCES programs (code),
	seats INTEGER NOT NULL CHECK (seats BETWEEN 0 AND 999999),
	pool TEXT NOT NULL CHECK (pool NOT IN ('', 'inherited')),
	"order" INTEGER NOT NULL CHECK ("order" BETWEEN -999999 AND 999999),
	eligible TEXT NOT NULL DEFAULT '',
	line TEXT NOT NULL DEFAULT '',
	ranking TEXT NOT NULL DEFAULT '', -- empty: the tier's
	rollover TEXT, -- a later pool of the same program; NULL: none
	PRIMARY KEY (tier, program, pool),
	FOREIGN KEY (tier, program, rollover) REFERENCES plans (tier, program, pool) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- One candidate. feeder and district may be codes that nobody knows here.
CREATE TABLE candidates (
	candidate_no TEXT NOT NULL PRIMARY KEY CHECK (candidate_no <> ''),
	name TEXT NOT NULL CHECK (name <> ''),
	sex TEXT NOT NULL DEFAULT '' CHECK (sex IN ('', 'M', 'F')),
	id_no TEXT NOT NULL DEFAULT '',
	feeder TEXT NOT NULL DEFAULT '',
	district TEXT NOT NULL DEFAULT '',
	category TEXT NOT NULL DEFAULT '',
	tags TEXT NOT NULL DEFAULT '', -- name or name=value, separated by semicolons, sorted by name
	adjust INTEGER NOT NULL DEFAULT 0 CHECK (adjust IN (0, 1))
) STRICT, WITHOUT ROWID;

-- One candidate's mark in one subject.
CREATE TABLE scores (
	candidate_no TEXT NOT NULL REFERENCES candidates (candidate_no),
	subject TEXT NOT NULL REFERENCES subjects (code),
	mark_e2 INTEGER,
	status TEXT NOT NULL,
	PRIMARY KEY (candidate_no, subject),
	CHECK (CASE status WHEN 'present' THEN mark_e2 >= 0 AND mark_e2 IS NOT NULL WHEN 'exempt' THEN coalesce(mark_e2, 0) >= 0
		WHEN 'absent' THEN mark_e2 IS NULL WHEN 'void' THEN mark_e2 IS NULL WHEN 'deferred' THEN mark_e2 IS NULL ELSE 0 END)
) STRICT, WITHOUT ROWID;

-- One candidate's bonus points under one policy.
CREATE TABLE bonuses (
	candidate_no TEXT NOT NULL REFERENCES candidates (candidate_no),
	policy TEXT NOT NULL,
	points_e2 INTEGER NOT NULL CHECK (points_e2 > 0),
	PRIMARY KEY (candidate_no, policy)
) STRICT, WITHOUT ROWID;

-- One line of a candidate's list in a tier. No program stands twice in a list: that is checked list by list, since an index
-- for it would be as large as the table.
CREATE TABLE choices (
	candidate_no TEXT NOT NULL REFERENCES candidates (candidate_no),
	tier TEXT NOT NULL REFERENCES tiers (code),
	rank INTEGER NOT NULL CHECK (rank BETWEEN 1 AND 999),
	program TEXT NOT NULL REFERENCES programs (code),
	PRIMARY KEY (candidate_no, tier, rank)
) STRICT, WITHOUT ROWID;

-- One candidate that one program sent back in a tier.
CREATE TABLE returns (
	tier TEXT NOT NULL REFERENCES tiers (code),
	candidate_no TEXT NOT NULL REFERENCES candidates (candidate_no),
	program TEXT NOT NULL REFERENCES programs (code),
	reason TEXT NOT NULL CHECK (reason <> ''),
	PRIMARY KEY (tier, candidate_no, program)
) STRICT, WITHOUT ROWID;

-- One candidate that is placed by order, and on whose authority.
CREATE TABLE orders (
	tier TEXT NOT NULL REFERENCES tiers (code),
	candidate_no TEXT NOT NULL REFERENCES candidates (candidate_no),
	program TEXT NOT NULL REFERENCES programs (code),
	reason TEXT NOT NULL CHECK (reason <> ''),
	authority TEXT NOT NULL CHECK (authority <> ''),
	pool TEXT NOT NULL,
	PRIMARY KEY (tier, candidate_no),
	FOREIGN KEY (tier, program, pool) REFERENCES plans (tier, program, pool) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
