-- SPDX-License-Identifier: ISC
-- Registration: how far a candidate's is, and what a candidate claims.

-- One candidate's registration. A candidate without a row is registered; one that is withdrawn stays on record and takes no part in
-- anything.
CREATE TABLE registrations (
	candidate_no TEXT NOT NULL PRIMARY KEY REFERENCES candidates (candidate_no),
	state TEXT NOT NULL CHECK (state IN ('registered', 'confirmed', 'withdrawn')),
	birth TEXT NOT NULL DEFAULT '',     -- as 2011-03-04
	record_no TEXT NOT NULL DEFAULT '', -- of the school enrolment record
	note TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- Withdrawn ones are few and asked for whenever the year is read.
CREATE INDEX registrations_withdrawn ON registrations (state, candidate_no) WHERE state = 'withdrawn';

-- One claim of a candidate: an eligibility (item: a tag, as name or name=value) or a bonus (item: the policy).
CREATE TABLE claims (
	candidate_no TEXT NOT NULL REFERENCES candidates (candidate_no),
	kind TEXT NOT NULL CHECK (kind IN ('eligibility', 'bonus')),
	item TEXT NOT NULL CHECK (item <> ''),
	points_e2 INTEGER CHECK (points_e2 > 0), -- NULL: of an eligibility
	certifier TEXT NOT NULL DEFAULT '',
	evidence TEXT NOT NULL DEFAULT '',
	notice_from TEXT NOT NULL DEFAULT '', -- first and last day of the public notice; empty: none yet
	notice_to TEXT NOT NULL DEFAULT '',
	state TEXT NOT NULL CHECK (state IN ('claimed', 'noticed', 'granted', 'refused')),
	PRIMARY KEY (candidate_no, kind, item)
) STRICT, WITHOUT ROWID;
