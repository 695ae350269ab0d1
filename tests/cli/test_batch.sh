#!/bin/sh
# SPDX-License-Identifier: ISC
# luqu blind, batch, enter, compare, void, operators: what they print, what they refuse, and with which status.
. tests/cli/lib.sh

by() {
	SUDO_UID=$1
	export SUDO_UID
	shift
	run "$@"
	unset SUDO_UID
}
make_year year
printf 'code,name,effect\n51,Notes,subject\n62,Copying,all\n01,Ill,none\n' >year/violations.csv
printf 'code,name\nS1,Site\n' >year/sites.csv
printf 'exam,site,room\nZK,S1,01\n' >year/rooms.csv
printf 'exam,site,room,seat,ticket,candidate_no\nZK,S1,01,1,T1,0001\nZK,S1,01,2,T2,0002\n' >year/seats.csv
run -d a.db load year

run -d a.db blind ZK --by room
that "codes are for sheets or packets" 'refuses 2 "by takes sheet or packet, not .room."'
run -d a.db blind XX
that "an exam that is not there has no codes" 'refuses 1 "there is no exam .XX."'
run -d a.db unblind ZK
that "opening needs a reason" 'refuses 2 "a reason is needed"'
run -d a.db unblind ZK --reason x
that "what is not sealed is not opened" 'refuses 1 "has no sealed blind codes"'
run -d a.db batch
that "batch needs a step" 'refuses 2 "an argument is missing"'
run -d a.db batch burn
that "and one that there is" 'refuses 2 "no such step: burn"'
run -d a.db batch make
that "of so many arguments" 'refuses 2 "too few or too many arguments for make"'
run -d a.db batch make ZK --subject PE
that "of a subject of the exam" 'refuses 1 "is no subject of exam .ZK."'
run -d a.db batch make ZK
that "batches are made" 'succeeds && prints "^2 batches made, 4 sheets$"'
run -d a.db batch list
that "they are listed with a count of each state" 'succeeds && prints "^ +1  ZK +chinese +S1/01 +not begun +2 " && prints "^not begun 2, in entry 0, differs 0, ready 0, closed 0$"'
run -d a.db blind ZK
that "blind codes come before batches" 'refuses 1 "too late for blind codes"'

run -d a.db batch give x wang
that "a batch has a number" 'refuses 2 ".x. is no number of a batch"'
run -d a.db batch give 9 wang
that "one that there is" 'refuses 1 "there is no batch 9"'
run -d a.db batch give 1 wang --pass 3
that "there are two entries" 'refuses 2 "pass takes a whole number from 1 to 2"'
run -d a.db batch give 2 wang
that "a batch is given" 'succeeds && prints "^batch 2 given to wang$"'
by 74001 -d a.db enter 2 /dev/null --pass 1
that "and then entered by nobody else" 'exits 1'
run -d a.db batch slip 1 two 3
that "a slip has a count" 'refuses 2 ".two. is no whole number"'
run -d a.db batch slip 1 2 3.555
that "and a sum" 'refuses 2 ".3.555. is no number of at most 2 places"'
run -d a.db batch slip 1 -2 3
that "not below 0" 'exits 2'

printf 'place,mark\n01,100\n02,90.5\n' >one.csv
printf 'place,mark\n01,100\n02,95\n' >other.csv
by 74001 -d a.db enter 1 missing.csv
that "a file that is not there is the environment's fault" 'refuses 3 "missing.csv"'
printf 'seat,mark\n01,100\n' >bad.csv
by 74001 -d a.db enter 1 bad.csv
that "columns are told" 'exits 1 && complains "bad.csv:1: seat: unknown column; the columns of entries are place, mark, code, batch"'
by 74001 -d a.db enter one.csv
that "without a batch the file names it" 'exits 1 && complains "one.csv:2: batch: there is no number of a batch"'
by 74001 -d a.db enter 1 one.csv
that "a file is entered" 'succeeds && prints "^2 rows: 2 entered or changed$"'
SUDO_UID=74002 "$luqu" -d a.db enter 1 <other.csv >.out 2>.err
that "so is standard input" '[ "$(cat .out)" = "2 rows: 2 entered or changed" ]'
by 74001 -d a.db compare 1
that "who entered is not told what differs" 'refuses 1 "a third person settles it"'
by 74003 -d a.db compare 1
that "a third is told where, not what" 'succeeds && [ "$(cat .out)" = 02 ]'
by 74003 -d a.db batch settle 1 02 ninety
that "a mark is a mark" 'refuses 1 ".ninety. is neither a mark"'
by 74003 -d a.db batch settle 1 02 void --code 62
that "no sheet voids all subjects" 'refuses 1 "code 62 voids all subjects"'
by 74003 -d a.db batch settle 1 02 90.5
that "the third is then told both" 'succeeds && prints "^02: 90.5 \(first entry 90.5, second entry 95\)$"'
by 74000 -d a.db batch close 1
that "without a slip nothing closes" 'exits 1 && prints "^0 batches closed$" && complains "has no slip yet"'
by 74000 -d a.db batch slip 1 2 190
by 74000 -d a.db batch close 1
that "a wrong slip is told without a figure" 'exits 1 && complains "^luqu: batch 1: the slip differs$"'
by 74000 -d a.db batch slip 1 2 190.5
by 74000 -d a.db batch close 1 2
that "each batch closes by itself" 'exits 1 && prints "^1 batches closed$" && complains "batch 2 is not entered twice yet"'
run -d a.db export scores
that "the marks are in the scores" 'prints "^0001,chinese,100,present$" && prints "^0002,chinese,90.5,present$"'
run -d a.db batch reopen 1
that "opening again needs a reason" 'refuses 2 "a reason is needed"'
run -d a.db operators ZK
that "errors are those settled against one" 'succeeds && prints "^uid 74002 +2 +- +1 +500$" && prints "^uid 74001 +2 +- +0 +0$"'

run -d a.db void 0001 --reason x
that "a breach has a code" 'refuses 2 "void needs --code"'
run -d a.db void 0001 --code 62
that "and a reason" 'refuses 2 "a reason is needed"'
by 74000 -d a.db void 0001 --code 62 --reason "copied from a neighbour"
that "cheating voids all subjects" 'succeeds && prints "^2 marks void$"'
run -d a.db export scores
that "they are void" 'prints "^0001,chinese,,void$" && prints "^0001,math,,void$"'
by 74000 -d a.db void 0001 --code 62 --reason "it was the neighbour" --lift
that "who recorded it does not lift it" 'refuses 1 "somebody else lifts it"'
by 74003 -d a.db void 0001 --code 62 --reason "it was the neighbour" --lift
that "somebody else does" 'succeeds && prints "^2 marks stand again$"'
run -d a.db load year --replace
that "a year with batches is not replaced" 'exits 1 && complains "there are batches of marks"'
