#!/bin/sh
# SPDX-License-Identifier: ISC
# Candidate number and ticket number: whatever takes a candidate takes either, and says the same.
. tests/cli/lib.sh

make_year year
printf 'code,name\n01,First site\n' >year/sites.csv
printf 'exam,site,room\nZK,01,001\nMK,01,001\nLK,01,001\n' >year/rooms.csv
printf 'code,name\nZK,Entrance examination\nMK,Mock examination\nLK,Late examination\n' >year/exams.csv
printf 'exam,eligible,ticket\nZK,,{year:2}{serial:4}\nMK,,9{serial:3}\nLK,,77{serial:3}\n' >year/sittings.csv
printf 'candidate_no,kind,item,points\n0002,bonus,Martyr,20\n' >year/claims.csv
printf 'code,name,effect\n51,Passing notes,subject\n' >year/violations.csv
printf 'step,name,from,to\nrecheck,Rechecks,2001-06-01,2999-06-02\n' >year/calendar.csv
printf 'exam,site,room,seat,ticket,candidate_no\n' >year/seats.csv
printf 'ZK,01,001,1,260001,0001\nZK,01,001,2,260002,0002\nZK,01,001,3,0003,0005\nMK,01,001,1,9001,0001\nMK,01,001,2,260002,0004\n' >>year/seats.csv
printf 'LK,01,001,1,77001,0003\n' >>year/seats.csv
run -d start.db load year
that "tickets are loaded with the seats" 'succeeds && prints "^seats +6$"'

# Both numbers of 0001 (tickets 260001 and 9001) do the same, and are recorded as the same: either USER COMMAND... with N for the number.
either() {
	user=$1
	shift
	for number in 0001 260001 9001; do
		cp start.db "$number.db"
		run_as "$user" -d "$number.db" $(printf '%s\n' "$@" | sed "s/^N$/$number/")
		cat .out .err >"$number.said"
		echo "$status" >>"$number.said"
		"$fast" -d "$number.db" audit | cut -d, -f1,3- | sed 's|,[^,]*$||' >"$number.trail"
	done
	that "either number: $*" 'exits 0 && is_same 0001.said 260001.said && is_same 0001.said 9001.said && is_same 0001.trail 260001.trail && is_same 0001.trail 9001.trail'
}
either 1001 confirm N
either 1001 withdraw N --reason moved
either 1001 void N --code 51 --subject math --reason notes
either 1001 recheck apply N math
either 1001 seat LK --add N
either 1001 choices N
either 1001 explain N
either 1001 sign N --digest "$("$fast" -d start.db choices 0001 | sed -n 's/.*digest //p')"
either 1001 forms N --format txt -o forms
that "the form stands under the candidate number" '[ "$(ls forms)" = 0001.txt ]'
either 1001 slips N --format txt -o slips
that "so does the slip, which is that candidate's alone" '[ "$(ls slips)" = 0001.txt ] && grep -q 0001 slips/0001.txt && ! grep -q 0002 slips/0001.txt'

# What needs something before it.
run_as 1001 -d start.db withdraw 0001 --reason moved
either 1001 reinstate N --reason back
run_as 1001 -d start.db reinstate 0001 --reason back
run_as 1001 -d start.db void 0001 --code 51 --subject math --reason notes
either 1002 void N --code 51 --subject math --lift --reason mistaken
run_as 1001 -d start.db sign 0001 --digest "$("$fast" -d start.db choices 0001 | sed -n 's/.*digest //p')"
either 1002 unsign N --reason mistaken
printf 'candidate_no,kind,item,points\n0001,bonus,Martyr,20\n' >c.csv
run -d start.db import claims c.csv
either 1001 claim notice N bonus Martyr --reason list
either 1001 claim refuse N bonus Martyr --reason none

# --- which of them --------------------------------------------------------------------------------------------------------------------
run -d start.db withdraw 0003 --reason moved
that "a candidate number wins over another's ticket" 'succeeds'
run -d start.db export registrations
that "the one of that ticket stays" 'prints "^0003,withdrawn" && ! prints "^0005"'
before=$(digest start.db)
# Nobody, and two by the tickets of two exams: the same refusal everywhere.
while IFS='|' read -r arguments; do
	run_as 1003 -d start.db $(echo "$arguments" | sed 's/N/260002/')
	that "two candidates by one ticket number: $arguments" 'refuses 1 "ticket 260002 is that of 000[24] in exam (ZK|MK) and of 000[24] in exam (ZK|MK)"'
	run_as 1003 -d start.db $(echo "$arguments" | sed 's/N/777/')
	that "nobody: $arguments" 'refuses 1 "there is no candidate 777"'
done <<-'TABLE'
	confirm N
	withdraw N --reason moved
	reinstate N --reason moved
	claim notice N bonus Martyr --reason list
	void N --code 51 --subject math --reason notes
	void N --code 51 --subject math --lift --reason mistaken
	recheck apply N math
	seat LK --add N
	choices N
	explain N
	sign N --digest 0123-4567-89ab
	unsign N --reason mistaken
	forms N --format txt
	slips N --format txt
TABLE
run -d start.db slips 0003 --format txt
that "a withdrawn candidate has no slip" 'refuses 1 "there is no candidate 0003, or the registration is withdrawn"'
run -d start.db forms 0003 --format txt
that "and no form" 'refuses 1 "there is no candidate 0003, or the registration is withdrawn"'
run -d start.db slips 0001 --feeder J1
that "a slip is of one candidate or of a school" 'refuses 2 "slips takes a candidate or --feeder, one of them"'
that "refusals change nothing" '[ "$(digest start.db)" = "$before" ]'
