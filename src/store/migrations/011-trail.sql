-- SPDX-License-Identifier: ISC
-- What was done to one candidate is asked for while people wait, and the trail grows with every mark that is entered.
CREATE INDEX audit_of_key ON audit (key);
