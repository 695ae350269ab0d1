#!/bin/sh
# SPDX-License-Identifier: ISC
# luqu line: how many pass against the seats, and a line set with who and why, never above full marks.
. tests/cli/lib.sh

make_year year
run -d a.db load year
run -d a.db line
that "every tier is shown with seats and full marks" 'succeeds && prints "^UNI +Unified +3 +- +5 +4 +300$"'
run -d a.db line UNI 225 --dry-run
that "a dry run shows how many would pass" 'succeeds && prints "^UNI +Unified +3 +225 +2 +2 +300$" && prints "^dry run: nothing is stored$"'
before=$(digest a.db)
run -d a.db line UNI 225
that "a line needs a reason" 'refuses 2 "line needs --reason"'
run -d a.db line UNI 225 --reason " "
that "a blank reason is none" 'refuses 2 "a reason is needed"'
run -d a.db line UNI 300.5 --reason x
that "a line above full marks is refused" 'refuses 1 "a line of 300.5 is above full marks, which are 300"'
run -d a.db line UNI -1 --reason x
that "what begins with a dash is an option" 'exits 2'
run -d a.db line --reason x -- UNI -1
that "a line below 0 is refused" 'refuses 1 "a line of -1 is below 0"'
run -d a.db line UNI high --reason x
that "a line is a number" 'refuses 2 "high is no number"'
run -d a.db line NO 10 --reason x
that "a tier must be there" 'refuses 1 "there is no tier NO"'
run -d a.db line NO
that "it must be there to be shown" 'refuses 1 "there is no tier NO"'
that "refusals change nothing" '[ "$(digest a.db)" = "$before" ]'
run -d a.db line UNI 225 --reason "two for three seats"
that "a line is set" 'succeeds && prints "^UNI +Unified +3 +- +5" && prints "^UNI +Unified +3 +225 +2 +2 "'
run -d a.db export tiers
that "it is the tier's" 'prints "^UNI,.*,225,"'
run -d a.db audit
that "the trail has who and why" 'prints ",edit,tiers,UNI,.*,two for three seats,"'
printf 'key,value\ntotal,(chinese + math) / 2 + bonus\n' >o.csv
run -d a.db import office o.csv
run -d a.db line UNI 151 --reason x
that "full marks follow the rule of the total" 'refuses 1 "above full marks, which are 150"'
printf 'code,name,seq,merit\nQ,Quality,2,total + tag.sport * 100\n' >t.csv
run -d a.db import tiers t.csv
run -d a.db line Q 380 -n
that "more than full marks that somebody has may be a line" 'succeeds && prints "^Q +Quality +0 +380 +1 +0 +425.25$"'

run -d a.db load year --replace
run -d a.db export distribution --top 220
that "the top of the one-mark table may be one row" 'succeeds && [ "$(cat .out)" = "mark,count,cumulative
220+,2,2
200,1,3
195,1,4
0,1,5" ]'
run -d a.db export distribution --top 300
that "a top that nobody reaches is no row" 'succeeds && [ "$(sed -n 2p .out)" = "250.5,1,1" ]'
run -d a.db export distribution --top 220 --format txt
that "people read it in words" 'succeeds && prints "^220 and above [|] +2 [|] +2$"'
run -d a.db export scores --top 220
that "a top goes with the one-mark table" 'refuses 2 "--top goes with distribution"'
run -d a.db export distribution --top high
that "it is a mark" 'refuses 2 "high is no number"'
