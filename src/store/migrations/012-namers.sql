-- SPDX-License-Identifier: ISC
-- Whether a blind code is a candidate's is asked for before the candidate is taken away.
CREATE INDEX blind_codes_by_candidate ON blind_codes (candidate_no) WHERE candidate_no <> '';
