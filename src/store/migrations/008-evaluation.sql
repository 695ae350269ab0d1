-- SPDX-License-Identifier: ISC
-- Comprehensive evaluation, and the test of physical education.

-- One candidate's mark for one part (moral, academic ...) of one term, in hundredths, of 100.
CREATE TABLE evaluations (
	candidate_no TEXT NOT NULL REFERENCES candidates (candidate_no),
	term TEXT NOT NULL CHECK (term <> ''),
	part TEXT NOT NULL CHECK (part <> ''),
	mark_e2 INTEGER NOT NULL CHECK (mark_e2 BETWEEN 0 AND 10000),
	PRIMARY KEY (candidate_no, term, part)
) STRICT, WITHOUT ROWID;

-- One thing that is tested. Items of a subject with the same group are either-or: the best of them counts.
CREATE TABLE pe_items (
	item TEXT NOT NULL PRIMARY KEY CHECK (item <> ''),
	name TEXT NOT NULL CHECK (name <> ''),
	subject TEXT NOT NULL REFERENCES subjects (code),
	direction TEXT NOT NULL CHECK (direction IN ('higher', 'lower')), -- which results are better
	unit TEXT NOT NULL DEFAULT '',
	"group" TEXT NOT NULL DEFAULT '',                                 -- empty: the item counts by itself
	exempt_e2 INTEGER NOT NULL CHECK (exempt_e2 >= 0)                 -- the mark of an exempt candidate, in hundredths
) STRICT, WITHOUT ROWID;

-- The mark from one result on, in hundredths both, for one sex.
CREATE TABLE pe_table (
	item TEXT NOT NULL REFERENCES pe_items (item),
	sex TEXT NOT NULL CHECK (sex IN ('M', 'F')),
	result_e2 INTEGER NOT NULL,
	mark_e2 INTEGER NOT NULL CHECK (mark_e2 >= 0),
	PRIMARY KEY (item, sex, result_e2)
) STRICT, WITHOUT ROWID;

-- One candidate's result in one item, in hundredths of its unit; NULL where the status has none.
CREATE TABLE pe_results (
	candidate_no TEXT NOT NULL REFERENCES candidates (candidate_no),
	item TEXT NOT NULL, -- of pe_items; no reference, which would go through all results for every item that is added
	result_e2 INTEGER,
	status TEXT NOT NULL CHECK (status IN ('present', 'absent', 'void', 'exempt', 'deferred')),
	PRIMARY KEY (candidate_no, item),
	CHECK ((result_e2 IS NULL) = (status <> 'present'))
) STRICT, WITHOUT ROWID;

-- The office has two settings more: the share of pupils that are to be evaluated at 80 or above, and the year of that share.
CREATE TABLE new_office (
	key TEXT NOT NULL PRIMARY KEY CHECK (key IN ('name', 'year', 'lottery_seed', 'total', 'bonus_rule', 'bonus_cap', 'placement_target',
		'quality_target', 'quality_base_year')),
	value TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
INSERT INTO new_office SELECT key, value FROM office;
DROP TABLE office;
ALTER TABLE new_office RENAME TO office;
