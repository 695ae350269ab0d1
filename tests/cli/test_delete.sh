#!/bin/sh
# SPDX-License-Identifier: ISC
# luqu delete: one row, with a reason, unless others name it.
. tests/cli/lib.sh

make_year year
run -d a.db load year

run -d a.db delete choices 0002 UNI 2 --reason "withdrawn in writing"
that "a row goes" 'succeeds && prints "^1 row deleted$"'
run -d a.db export choices
that "it is gone, its neighbours are not" '! prints "^0002,UNI,2" && prints "^0002,UNI,1,042032$"'
run -d a.db audit
that "the trail has the row and the reason" 'prints ",delete,choices,0002/UNI/2,.*P2.*,withdrawn in writing,"'

before=$(digest a.db)
run -d a.db delete candidates 0001 --reason moved
that "a row that others name stays, and who names it is told" 'refuses 1 "candidates 0001 is named by: .*scores \(2, the first 0001/" && complains "choices \(1"'
run -d a.db delete programs P2 --reason closed
that "a program of the plan stays" 'refuses 1 "programs P2 is named by: .*plans"'
run -d a.db delete subjects math --reason gone
that "a subject with marks stays" 'refuses 1 "subjects math is named by: .*scores"'
run -d a.db delete choices 0005 UNI 1 --reason x
that "a row that is not there is the data's fault" 'refuses 1 "choices has no row 0005/UNI/1"'
run -d a.db delete choices 0002 UNI one --reason x
that "so is a key that no row can have" 'refuses 1 "choices has no row 0002/UNI/one"'
run -d a.db delete choices 0002 UNI
that "keys that are missing are wrong usage" 'refuses 2 "."'
run -d a.db delete choices 0002 UNI --reason x
that "the number of keys is told" 'refuses 2 "a row of choices has 3 key columns, 2 were given"'
run -d a.db delete choices 0002 UNI 1 1 --reason x
that "keys too many are wrong usage" 'refuses 2 "3 key columns, 4 were given"'
run -d a.db delete choices 0002 UNI 1
that "without a reason nothing goes" 'refuses 2 "reason"'
run -d a.db delete choices 0002 UNI 1 --reason " "
that "a blank reason is none" 'refuses 2 "reason"'
run -d a.db delete choices 0002 UNI 1 --reason "$(printf 'a\033b')"
that "a reason holds no control character" 'refuses 2 "reason holds a control character"'
run -d a.db delete placements 0001 --reason x
that "results cannot be deleted" 'refuses 2 "no such kind: placements"'
that "refusals change nothing" '[ "$(digest a.db)" = "$before" ]'

printf 'code,name,full_mark,formula\nboth,Both,300,chinese+latin\nlatin,Latin,100,\n' >s.csv
run -d a.db import subjects s.csv
run -d a.db delete subjects latin --reason unused
that "a subject that only a rule names stays" 'refuses 1 "subjects latin is needed: .*latin"'
run -d a.db delete subjects both --reason unused
run -d a.db delete subjects latin --reason unused
that "it goes when no rule names it any more" 'succeeds'
run -d a.db delete bonuses 0004 Athlete --reason "evidence withdrawn"
that "a key may be a text" 'succeeds'
run -d a.db delete plans UNI 042032 open --reason "never planned"
that "a plan has three keys" 'succeeds'
