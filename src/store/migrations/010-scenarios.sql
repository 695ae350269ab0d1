-- SPDX-License-Identifier: ISC
-- Scenarios: changes of tiers and plans that were tried and kept by name, and never touched the rows themselves. They hold texts and refer
-- to no input row, so that a scenario stays readable when the plan has changed after it.

-- One scenario.
CREATE TABLE scenarios (
	name TEXT NOT NULL PRIMARY KEY,
	time TEXT NOT NULL,   -- when it was saved, UTC
	user TEXT NOT NULL,
	digest TEXT NOT NULL CHECK (length(digest) = 64), -- SHA-256 of the inputs it was made from, hexadecimal
	note TEXT NOT NULL    -- '' where there is none
) STRICT;

-- One field of a row that the scenario changes; every field of such a row has an entry, so that a change of any of them is noticed.
CREATE TABLE scenario_fields (
	scenario TEXT NOT NULL REFERENCES scenarios (name) ON DELETE CASCADE,
	kind TEXT NOT NULL,   -- tiers or plans
	key TEXT NOT NULL,    -- parts joined by /
	field TEXT NOT NULL,  -- the column's name in files
	old TEXT NOT NULL,    -- as in files, when the scenario was saved
	new TEXT,             -- as the scenario has it; NULL: as it was
	PRIMARY KEY (scenario, kind, key, field)
) STRICT;
