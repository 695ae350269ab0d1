#!/bin/sh
# SPDX-License-Identifier: ISC
# luqu run: numbered drafts, dry runs, part of the tiers, tiers that stand, draws without seed, rules that fail.
. tests/cli/lib.sh

make_year year
cat >year/tiers.csv <<'CSV'
code,name,seq,ranking,inherits
KEY,Key schools,1,total > math,
UNI,Unified,2,total > math,
SUP,Supplementary,3,total > math,UNI
CSV
printf 'tier,program,seats\nKEY,042032,1\nUNI,P2,1\nSUP,P2,0\nSUP,P3,1\n' >year/plans.csv
cat >year/choices.csv <<'CSV'
candidate_no,tier,rank,program
0001,KEY,1,042032
0002,KEY,1,042032
0002,UNI,1,P2
0003,UNI,1,P2
0004,SUP,1,P3
0003,SUP,1,P2
CSV
run -d a.db load year
before=$(digest a.db)

run -d a.db run --dry-run
that "a dry run prints a line per tier" 'succeeds && prints "^KEY +Key schools +1 seats +1 placed" && prints "^UNI .*1 placed" && prints "^SUP .*1 placed"'
that "and the number placed, the confirmation, the digest" 'prints "^3 of 5 candidates placed \(60 %, target 98 %\)$" && prints "^confirmed by a second computation: " && prints "^inputs [0-9a-f]{64}$"'
that "and stores nothing" 'prints "^dry run: nothing is stored$" && [ "$(digest a.db)" = "$before" ]'
inputs=$(sed -n 's/^inputs //p' .out)
run -d a.db run
that "a run is stored as a numbered draft" 'succeeds && prints "^stored as run 1 \(draft\)$"'
that "with the same digest" 'prints "^inputs $inputs$"'
run -d a.db run
that "the next run has the next number" 'succeeds && prints "^stored as run 2 \(draft\)$"'
run -d a.db export placements --run 1; cp .out one
run -d a.db export placements --run 2
that "the same data give the same result" 'is_same one .out'
run -d a.db audit
that "runs stand in the trail with their digest" '[ "$(grep -c ",run,run,[12],,.*$inputs" .out)" -eq 2 ]'

run -d a.db run --upto KEY
that "--upto ends with its tier" 'succeeds && prints "^KEY" && ! prints "^UNI" && prints "^1 of 5 candidates placed"'
run -d a.db export unplaced
that "who could have had a place later is unplaced until then" 'prints "^0003,no choices$"'

printf 'candidate_no,subject,mark\n0002,math,150\n' >s.csv
run -d a.db import scores s.csv
run -d a.db run --after KEY
that "--after lets tiers stand and lists what a new computation would change" 'succeeds && prints "^KEY .*\(stands\)$" && prints "^tiers that stand: run 3; a new computation would change 2 places there$" &&
	prints "^  0001: KEY/042032/open \(1, 250.5\) -> no place$" && prints "^  0002: no place -> KEY/042032/open \(1, 275\)$"'
run -d a.db export placements
that "the tiers that stand are those stored" 'has_line .out "0001,KEY,042032,open,1,250.5" && has_line .out "0002,UNI,P2,open,1,275"'
run -d a.db verify
that "verify lets the tiers stand, too, and checks the others" 'succeeds && prints "no violation"'
printf 'candidate_no,subject,mark\n0001,math,140\n0002,math,120\n' >s.csv
run -d a.db import scores s.csv
run -d a.db run --after KEY --dry-run
that "the same place by another merit is a change, too" 'succeeds && prints "would change 1 places there$" &&
	prints "^  0001: KEY/042032/open \(1, 250.5\) -> KEY/042032/open \(1, 260\)$"'
run -d a.db run --after UNI --upto KEY
that "--after behind --upto is refused" '! exits 0 && prints_nothing && complains "KEY"'
run -d a.db run --upto NONE
that "an unknown tier is refused by its name" '! exits 0 && complains "NONE" && prints_nothing'
run -d a.db run --after NONE
that "so is one that shall stand" '! exits 0 && complains "NONE" && prints_nothing'
run -d b.db load year
run -d b.db run --after KEY
that "--after needs a stored run" 'refuses 1 "there is no run yet"'
run -d b.db run --upto KEY
run -d b.db run --after UNI
that "--after needs a stored run that reached the tier" 'refuses 1 "run 1 ends before tier UNI"'
run -d a.db run --upto
that "--upto needs a tier" 'refuses 2 "upto"'

# --- the draw
make_year equal
printf 'key,value\nyear,2026\n' >equal/office.csv
printf 'candidate_no,subject,mark\n0001,math,100\n0002,math,100\n' >equal/scores.csv
run -d e.db load equal
run -d e.db run
that "where the draw alone decides and there is no seed, the run fails and names the pool" 'refuses 1 "lottery_seed.*UNI/042032/open" && complains "0001|0002"'
run -d e.db export placements
that "and stores nothing" 'refuses 1 "there is no run yet"'
run -d e.db run --dry-run
that "a dry run goes on and says so" 'succeeds && prints "^dry run: nothing is stored$" && prints "cannot be stored$"'
printf 'key,value\nlottery_seed,1\n' >o.csv
run -d e.db import office o.csv
run -d e.db run
that "with a seed the run is stored and the draws are counted" 'succeeds && prints "1 by the draw alone" && prints "^stored as run 1"'
first=$(printf '%s' 1:UNI:0001 | sha256sum | cut -c1-64) second=$(printf '%s' 1:UNI:0002 | sha256sum | cut -c1-64)
if [ "$(printf '%s\n%s\n' "$first" "$second" | LC_ALL=C sort | head -n 1)" = "$first" ]; then winner=0001; else winner=0002; fi
run -d e.db export placements
that "anyone can check the draw with sha256sum" 'prints "^$winner,UNI,042032,open,1,100$"'
printf 'key,value\nlottery_seed,\n' >o.csv
run -d e.db import office o.csv
printf 'code,name,seq,ranking\nUNI,Unified,1,lottery\n' >t.csv
run -d e.db import tiers t.csv
printf 'tier,program,seats\nUNI,042032,9\nUNI,P2,9\n' >p.csv
run -d e.db import plans p.csv
run -d e.db run
that "a ranking that names lottery needs a seed, even where all have a place" 'refuses 1 "a ranking names lottery, but office has no lottery_seed"'

# --- rules that fail
make_year fails
printf 'code,name,seq,merit\nUNI,Unified,1,total/chinese\n' >fails/tiers.csv
run -d f.db load fails
run -d f.db run
that "a rule that would fail on somebody who takes no part stops nothing" 'exits 0'
printf 'candidate_no,tier,rank,program\n0005,UNI,1,P2\n' >c.csv
run -d f.db import choices c.csv
run -d f.db run
that "a division by zero names rule and candidate" 'refuses 1 "tiers UNI merit: division by zero for candidate 0005"'
run -d f.db run --dry-run
that "in a dry run, too" 'refuses 1 "division by zero"'
run -d f.db check
that "check finds it before" 'exits 1'

# --- nobody at all
mkdir empty && printf 'key,value\nyear,2026\n' >empty/office.csv
run -d n.db load empty
run -d n.db run
that "an empty year runs" 'succeeds && prints "^0 of 0 candidates placed$"'
run -d n.db verify
that "and is verified" 'succeeds && prints "^the run holds: no violation$"'

# --- a rule that fails on one of a thousand: participants are looked at block by block
make_year many
printf 'code,name,seq,eligible\nUNI,Unified,1,100/(math-50) > -1000\n' >many/tiers.csv
awk 'BEGIN { print "candidate_no,name"; for (i = 1; i <= 1000; i++) printf "%04d,Kim\n", i }' >many/candidates.csv
awk 'BEGIN { print "candidate_no,tier,rank,program"; for (i = 1; i <= 1000; i++) printf "%04d,UNI,1,P2\n", i }' >many/choices.csv
printf 'candidate_no,policy,points\n' >many/bonuses.csv
for at in 0001 0512 0513 1000; do
	printf 'candidate_no,subject,mark\n%s,math,50\n' "$at" >many/scores.csv
	rm -f m.db m.db-*
	run -d m.db load many
	run -d m.db run
	that "a rule that fails on $at of 1,000 stops the run" 'refuses 1 "tiers UNI eligible: division by zero for candidate $at"'
done
