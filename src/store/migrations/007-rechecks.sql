-- SPDX-License-Identifier: ISC
-- Scores that are frozen, and rechecks of them. Like stored runs these rows hold texts and refer to no input row: they stay readable when
-- candidates and subjects change after them.

-- One proposal about an exam's scores, and its confirmation. Only the last one of an exam can be confirmed.
CREATE TABLE freezes (
	number INTEGER PRIMARY KEY,         -- 1, 2, 3 ...
	exam TEXT NOT NULL CHECK (exam <> ''),
	act TEXT NOT NULL CHECK (act IN ('freeze', 'unfreeze')),
	digest TEXT NOT NULL CHECK (length(digest) = 64), -- SHA-256 of the exam's scores when it was proposed, hexadecimal
	scores INTEGER NOT NULL,            -- how many rows those were
	reason TEXT NOT NULL,               -- of an unfreeze; empty otherwise
	proposed TEXT NOT NULL,             -- UTC
	proposer TEXT NOT NULL,
	confirmed TEXT NOT NULL DEFAULT '', -- empty until then
	confirmer TEXT NOT NULL DEFAULT '',
	CHECK ((confirmed = '') = (confirmer = '') AND confirmer <> proposer),
	CHECK ((act = 'unfreeze') = (reason <> ''))
) STRICT;
CREATE INDEX freezes_of_exam ON freezes (exam, number);

CREATE TRIGGER freezes_stay BEFORE UPDATE ON freezes WHEN OLD.confirmed <> ''
BEGIN
	SELECT RAISE(ABORT, 'what has been confirmed is never changed');
END;
CREATE TRIGGER freezes_keep_from_delete BEFORE DELETE ON freezes
BEGIN
	SELECT RAISE(ABORT, 'freezes are never deleted');
END;

-- An exam's scores are frozen from a confirmed freeze to a confirmed unfreeze.
CREATE VIEW frozen_exams AS
	SELECT exam, number FROM freezes f WHERE act = 'freeze' AND confirmed <> '' AND NOT EXISTS
	(SELECT 1 FROM freezes l WHERE l.exam = f.exam AND l.number > f.number AND l.confirmed <> '');

-- One application to look at a mark again, and what came of it. Marks in hundredths, NULL where the status has none; a status is empty
-- where there was no row.
CREATE TABLE rechecks (
	number INTEGER PRIMARY KEY,        -- 1, 2, 3 ...
	candidate_no TEXT NOT NULL CHECK (candidate_no <> ''),
	subject TEXT NOT NULL CHECK (subject <> ''),
	state TEXT NOT NULL CHECK (state IN ('applied', 'unchanged', 'proposed', 'corrected')),
	finding TEXT NOT NULL DEFAULT '' CHECK (finding IN ('', 'none', 'identity', 'unmarked', 'addition', 'transfer')),
	old_mark_e2 INTEGER,               -- as it stood when the answer was given
	old_status TEXT NOT NULL DEFAULT '',
	new_mark_e2 INTEGER,               -- as it is to be
	new_status TEXT NOT NULL DEFAULT '',
	applied TEXT NOT NULL,             -- UTC
	clerk TEXT NOT NULL,               -- who took the application down
	answered TEXT NOT NULL DEFAULT '',
	answerer TEXT NOT NULL DEFAULT '',
	confirmed TEXT NOT NULL DEFAULT '',
	confirmer TEXT NOT NULL DEFAULT '',
	CHECK (CASE state WHEN 'applied' THEN finding = '' AND answerer = '' WHEN 'unchanged' THEN finding = 'none' AND answerer <> ''
		ELSE finding NOT IN ('', 'none') AND new_status <> '' AND answerer <> '' END),
	CHECK ((state = 'corrected') = (confirmer <> '') AND (confirmer = '' OR confirmer <> answerer))
) STRICT;
-- No second application while one is open.
CREATE UNIQUE INDEX rechecks_open ON rechecks (candidate_no, subject) WHERE state IN ('applied', 'proposed');

CREATE TRIGGER rechecks_stay BEFORE UPDATE ON rechecks WHEN OLD.state IN ('unchanged', 'corrected')
BEGIN
	SELECT RAISE(ABORT, 'a recheck that has ended is never changed');
END;
CREATE TRIGGER rechecks_keep_from_delete BEFORE DELETE ON rechecks
BEGIN
	SELECT RAISE(ABORT, 'rechecks are never deleted');
END;
