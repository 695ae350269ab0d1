#!/bin/sh
# SPDX-License-Identifier: ISC
# luqu recheck: within a window, clerical faults alone, corrected by two people, and what that means for a stored run.
. tests/cli/lib.sh

make_year year
run -d a.db load year

before=$(digest a.db)
run -d a.db recheck apply 0001 math
that "without a window nothing is applied for" 'refuses 1 "the calendar has no step .recheck."'
that "that changes nothing" '[ "$(digest a.db)" = "$before" ]'
printf 'step,name,from,to\nrecheck,Rechecks,2001-06-01,2001-06-02\n' >c.csv
run -d a.db import calendar c.csv
run -d a.db recheck apply 0001 math
that "after the window it is refused" 'refuses 1 "rechecks are applied for from 2001-06-01 to 2001-06-02; today is "'
printf 'step,name,from,to\nrecheck,Rechecks,2999-06-01,\n' >c.csv
run -d a.db import calendar c.csv
run -d a.db recheck apply 0001 math
that "before the window it is refused" 'refuses 1 "from 2999-06-01 to -; today is "'
printf 'step,name,from,to\nrecheck,Rechecks,2001-06-01,2999-06-02\n' >c.csv
run -d a.db import calendar c.csv
printf 'step,name,from,to\nrecheck.ZK,Rechecks,2001-06-01,2001-06-03\n' >c.csv
cp a.db own.db
run -d own.db import calendar c.csv
run -d own.db recheck apply 0001 math
that "an exam may have a window of its own" 'refuses 1 "rechecks are applied for from 2001-06-01 to 2001-06-03; today is "'
run -d own.db slips 0001 --format txt
that "the slip tells both" 'succeeds && grep -q "Rechecks are applied for from 2001-06-01 to 2999-06-02" slips/0001.txt && grep -q "Rechecks of exam ZK are applied for from 2001-06-01 to 2001-06-03" slips/0001.txt'
printf 'step,name,from,to\nrecheck.XX,Rechecks,2001-06-01,2001-06-03\nrecheck.ZK,Rechecks,2001-06-01,2999-06-03\nrecheck,Rechecks,2001-06-01,2001-06-02\n' >c.csv
run -d own.db import calendar c.csv
run -d own.db recheck apply 0001 math
that "which goes before that of all, and those of other exams do not count" 'succeeds'
printf 'code,name,full_mark,formula\nboth,Both,300,chinese+math\n' >s.csv
run -d a.db import subjects s.csv

before=$(digest a.db)
run -d a.db recheck apply 0009 math
that "a candidate that is not there is refused" 'refuses 1 "there is no candidate 0009"'
run -d a.db recheck apply 0001 latin
that "so is a subject that is not there" 'refuses 1 "subjects has no row latin"'
run -d a.db recheck apply 0001 both
that "so is a computed subject" 'refuses 1 "subject both is computed from others"'
run -d a.db recheck apply 0001
that "without a subject it is wrong usage" 'refuses 2 "apply takes 2 arguments"'
run -d a.db recheck mark 1
that "a step that is none is wrong usage" 'refuses 2 "no such step: mark"'
run -d a.db recheck answer 1 --found none
that "there is nothing to answer" 'refuses 1 "there is no recheck 1"'
run -d a.db recheck answer one --found none
that "a recheck has a number" 'refuses 2 "a recheck has a whole number, not .one."'
that "none of it changes anything" '[ "$(digest a.db)" = "$before" ]'

run -d a.db withdraw 0003 --reason "moved away"
run -d a.db recheck apply 0003 math
that "who has withdrawn takes no part" 'refuses 1 "candidate 0003 has withdrawn"'
run -d a.db reinstate 0003 --reason "back again"

run_as 64001 -d a.db recheck apply 0001 math
that "an application is taken down" 'succeeds && prints "^recheck 1: 0001 in math is applied for$"'
run_as 64001 -d a.db recheck apply 0001 math
that "a second one is refused while it waits" 'refuses 1 "a recheck of 0001 in math is under way already"'
run_as 64001 -d a.db recheck apply 0005 math
run_as 64001 -d a.db recheck apply 0002 math

before=$(digest a.db)
run -d a.db recheck answer 1
that "an answer needs a finding" 'refuses 2 "no such finding:"'
run -d a.db recheck answer 1 --found luck --mark 150
that "the finding must be clerical" 'refuses 2 "no such finding: luck"'
run -d a.db recheck answer 1 --found none --mark 150
that "nothing found raises no mark" 'refuses 2 "where nothing was found no mark is to be given"'
run -d a.db recheck answer 1 --found addition
that "a fault needs its mark" 'refuses 2 "needs the mark as it should be"'
run -d a.db recheck answer 1 --found addition --mark 151
that "a mark above full is refused" 'refuses 1 "151.*150"'
run -d a.db recheck answer 1 --found addition --mark 130.25
that "a mark off the step is refused" 'refuses 1 "130.25"'
run -d a.db recheck answer 1 --found addition --mark 1e2
that "a mark that is no number is refused" 'refuses 1 "1e2"'
run -d a.db recheck answer 1 --found addition --mark 130.5
that "the mark as it stands is no fault" 'refuses 1 "that is the mark as it stands"'
run -d a.db recheck answer 2 --found addition --mark 10
that "an absent candidate has no sum to be wrong" 'refuses 1 "0005 has no mark in math .*absent.*: only identity or transfer"'
run -d a.db recheck answer 2 --found unmarked --mark 10
that "nor an item that was not marked" 'refuses 1 "only identity or transfer"'
run -d a.db recheck confirm 1
that "without an answer nothing is confirmed" 'refuses 1 "recheck 1 has no answer yet"'
that "these refusals change nothing" '[ "$(digest a.db)" = "$before" ]'

run -d a.db run
run_as 64001 -d a.db freeze propose ZK
told=$(sed -n 's/^SHA-256 //p' .out)
run_as 64002 -d a.db freeze confirm ZK --digest "$told"

run_as 64001 -d a.db recheck answer 3 --found none
that "an answer that all is in order ends it" 'succeeds && prints "^recheck 3: 0002 in math stays 120$"'
run_as 64001 -d a.db recheck answer 3 --found none
that "it ends once" 'refuses 1 "recheck 3 has ended: in order"'
run_as 64001 -d a.db recheck answer 1 --found addition --mark 132
that "a fault is a proposal" 'succeeds && prints "130.5 -> 132 proposed; another person confirms it"'
run_as 64001 -d a.db recheck answer 1 --found transfer --mark 90
that "a further answer takes its place" 'succeeds && prints "130.5 -> 90 proposed"'
run -d a.db export scores
that "a proposal changes no score" 'prints "^0001,math,130.5,present$"'
run_as 64001 -d a.db recheck confirm 1
that "who proposed it cannot confirm it" 'refuses 1 "uid 64001 has proposed it: another person must confirm"'
run_as 64002 -d a.db recheck confirm 1
that "another person corrects it, though it is frozen" 'succeeds && prints "^recheck 1: 0001 in math: 130.5 -> 90, proposed by uid 64001, confirmed by uid 64002$"'
that "who would change places is told" 'prints "^run 1 is stale; a new run would change 3 placements$" && prints "^  0001: UNI/042032/open .* -> no place$" && prints "^  0002: UNI/P2/open .* -> UNI/042032/open"'
run -d a.db export scores
that "the score is the corrected one" 'prints "^0001,math,90,present$"'
run -d a.db audit
that "the trail has the mark before and after, and why" 'prints ",uid 64002,recheck,scores,0001/math,.*130.5.*90.*,recheck 1: transfer,"'
run_as 64002 -d a.db recheck confirm 1
that "it is corrected once" 'refuses 1 "recheck 1 has ended: corrected"'
run -d a.db freeze list
that "the freeze shows that it was corrected" 'succeeds && prints "corrected by rechecks since"'
run -d a.db stats
that "figures of a stale run say so" 'exits 0 && complains "run 1 is stale"'
run -d a.db lists -o out
that "so do its lists" 'exits 0 && complains "run 1 is stale"'
run -d a.db run
run -d a.db stats
that "a new run is not stale" 'succeeds'

run_as 64001 -d a.db recheck answer 2 --found identity --mark 88
run_as 64002 -d a.db recheck confirm 2
that "an absent candidate whose paper is found has a mark" 'succeeds && prints "absent -> 88"'
run_as 64001 -d a.db recheck apply 0003 math
run_as 64001 -d a.db recheck answer 4 --found identity --mark absent
run_as 64002 -d a.db recheck confirm 4
that "and whose it is not has none" 'succeeds && prints "100 -> absent"'
run_as 64001 -d a.db recheck apply 0005 chinese
run_as 64001 -d a.db recheck answer 5 --found transfer --mark 77
run_as 64002 -d a.db recheck confirm 5
that "a mark that was never copied is added" 'succeeds && prints " -> 77"'

run_as 64001 -d a.db recheck apply 0004 math
run_as 64001 -d a.db recheck answer 6 --found addition --mark 91
run_as 64001 -d a.db unfreeze propose ZK --reason "a list left out"
run_as 64002 -d a.db unfreeze confirm ZK
printf 'candidate_no,subject,mark\n0004,math,95\n' >late.csv
run -d a.db import scores late.csv
run_as 64002 -d a.db recheck confirm 6
that "a mark that has changed since is not overwritten" 'refuses 1 "the mark has changed since the answer, to .95.: answer anew"'
printf 'candidate_no,subject,mark,status\n0004,math,,void\n' >late.csv
run -d a.db import scores late.csv
sqlite3 a.db "INSERT INTO breaches (number, candidate_no, code, subject, reason, user, time) VALUES (1, '0004', 'x', 'math', 'x', 'x', 'x')"
run_as 64001 -d a.db recheck answer 6 --found identity --mark 91
that "what a breach voids is not rechecked" 'refuses 1 "breach 1 of discipline voids this mark"'
sqlite3 a.db "UPDATE breaches SET lifted_user = 'y' WHERE number = 1"
run_as 64001 -d a.db recheck answer 6 --found identity --mark 91
that "when it is lifted, it may be" 'succeeds'

run -d a.db recheck list
that "the list has them all, before and after" 'succeeds && prints "^1,0001,math,corrected,transfer,130.5,present,90,present,.*,uid 64001,.*,uid 64001,.*,uid 64002$" && prints "^3,0002,math,unchanged,none,120,present,,,"'
run -d a.db recheck list --format pdf
that "a format that is none is refused" 'refuses 2 "no such format: pdf"'
run --lang zh_CN -d a.db recheck list --format txt
that "in Chinese too" 'succeeds && prints "考生号"'
