-- SPDX-License-Identifier: ISC
-- Choice forms that candidate and guardian have signed on paper. Like stored runs these rows hold texts and refer to no input row.

-- One form that came back signed; while its row stands, the candidate's choices are locked. It is taken out only with a reason, which
-- stands in the audit trail.
CREATE TABLE signatures (
	candidate_no TEXT NOT NULL PRIMARY KEY CHECK (candidate_no <> ''),
	digest TEXT NOT NULL CHECK (length(digest) = 64), -- SHA-256 of the choices as signed, hexadecimal
	adjust INTEGER NOT NULL CHECK (adjust IN (0, 1)), -- whether reassignment is accepted, as signed
	user TEXT NOT NULL CHECK (user <> ''),            -- who took the signed form in
	time TEXT NOT NULL                                -- UTC
) STRICT, WITHOUT ROWID;

-- Candidates whose form has not come back; nobody waits for one whose registration is withdrawn.
CREATE VIEW unsigned_forms AS
	SELECT candidate_no, name, feeder FROM candidates c
	WHERE NOT EXISTS (SELECT 1 FROM signatures s WHERE s.candidate_no = c.candidate_no)
	AND NOT EXISTS (SELECT 1 FROM registrations w WHERE w.candidate_no = c.candidate_no AND w.state = 'withdrawn');

-- Those whose form has.
CREATE VIEW signed_forms AS
	SELECT s.candidate_no, c.name, c.feeder, s.time, s.user, s.digest FROM signatures s
	CROSS JOIN candidates c ON c.candidate_no = s.candidate_no;
