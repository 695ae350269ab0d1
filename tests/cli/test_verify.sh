#!/bin/sh
# SPDX-License-Identifier: ISC
# luqu verify: a stored run against the data; every falsification is named.
. tests/cli/lib.sh

make_year year
run -d a.db load year
run -d a.db verify
that "without a run there is nothing to verify" 'refuses 1 "there is no run yet"'
run -d a.db run
run -d a.db verify
that "a run that holds ends with 0" 'succeeds && prints "^run 1 of .*: 3 placements, 5 applications, 2 pools checked$" && prints "^the run holds: no violation$"'
run -d a.db verify --run 1
that "--run names it" 'succeeds'
run -d a.db verify --run 2
that "a run that is not there is refused by its number" 'refuses 1 "there is no run 2"'
run -d a.db verify --run two
that "runs are numbers" 'refuses 2 "--run takes a whole number"'

# Falsified by another hand; the report goes to standard output, the violations to standard error.
falsify() {
	rm -f f.db f.db-*
	run -d a.db backup f.db
	rm -f done.txt
	if sqlite3 f.db "$1" 2>.err; then
		echo done >done.txt
		run -d f.db verify
	fi
}
falsify "update run_places set choice = 2 where candidate_no = '0001'"
that "a stored run refuses to be changed" '[ ! -e done.txt ] && complains "never changed"'
unguard="drop trigger run_places_stay; drop trigger run_pools_stay;"
falsify "$unguard update run_places set choice = 2 where candidate_no = '0001'"
that "a falsified choice number is found" 'exits 1 && prints "^1 violations$" && complains "0001.*choice is 2, but should be 1"'
falsify "$unguard update run_places set merit_e4 = merit_e4 + 1 where candidate_no = '0001'"
that "a falsified merit is found" 'exits 1 && complains "0001"'
falsify "$unguard update run_places set program = 'P2' where candidate_no = '0001'"
that "a placement moved elsewhere is found" 'exits 1 && complains "0001"'
falsify "$unguard delete from run_places where candidate_no = '0003'"
that "a placement taken away is found" '! exits 0 && complains "."'
falsify "$unguard update run_places set candidate_no = '0004' where candidate_no = '0003'"
that "a place given to another is found" '! exits 0 && complains "0004|0003"'
falsify "$unguard update run_pools set placed = placed + 1"
that "a falsified number of places is found" '! exits 0 && complains "."'
falsify "$unguard update run_pools set merit_e4 = merit_e4 - 5000"
that "a falsified cutoff is found" 'exits 1 && complains "042032.*cutoff.*250.5"'

printf 'candidate_no,subject,mark\n0003,math,99\n' >s.csv
run -d a.db import scores s.csv
run -d a.db verify
that "a mark changed after the run is found, by the digest at least" 'exits 1 && complains "it was made from other data|digest"'
run -d a.db run
run -d a.db verify
that "a new run holds again" 'succeeds'
run -d a.db verify --run 1
that "the old one still does not" 'exits 1'
