#!/bin/sh
# SPDX-License-Identifier: ISC
# What the commands of the exams refuse beside what their own tests show: status, words, and that nothing is changed.
. tests/cli/lib.sh

"$fast" demo year --candidates 60 >/dev/null && "$fast" -d a.db load year >/dev/null && "$fast" -d a.db seat UNI --seed 1 >/dev/null &&
	"$fast" -d a.db batch make UNI >/dev/null || exit 1
printf 'code,name\nNOSUB,Without subjects\n' >exams.csv
"$fast" -d a.db import exams exams.csv >/dev/null || exit 1
no=$(sed -n 's/^\(0[0-9]*\),.*/\1/p' year/candidates.csv | head -n 1)
gone=$(sed -n 's/^\(0[0-9]*\),.*/\1/p' year/candidates.csv | tail -n 1)
"$fast" -d a.db withdraw "$gone" --reason moved >/dev/null || exit 1
# A folder that is there and leaves no room for the name of a file in it: PATH_MAX is 4096.
part=$(printf '%0200d' 0)
long=.
while [ ${#long} -lt 3880 ]; do long=$long/$part; done
(cd . && i=0 && while [ $i -lt $(((${#long} - 1) / 201)) ]; do mkdir "$part" && cd "$part" && i=$((i + 1)); done) || exit 1
long=$long/$(printf "%0$((4090 - ${#long}))d" 0)
before=$(digest a.db)
touch plain

# refused STATUS "WORDS" ARGUMENT...
refused() {
	wanted=$1 words=$2
	shift 2
	run -d a.db "$@"
	that "$(echo "$*" | cut -c1-60) is refused" 'exits "$wanted" && complains "$words"'
}

refused 1 "there is no candidate 99" seat UNI --add 99
refused 1 "there is no candidate $gone, or the registration is withdrawn" seat UNI --add "$gone"
refused 1 "there is no exam X" seat X
refused 2 "no such format: pdf" rooms UNI --print door --format pdf
refused 2 "papers are written as txt, html or xlsx" rooms UNI --print door --format csv
refused 3 "cannot make plain/papers" rooms UNI --print door --output plain/papers
refused 3 "cannot make missing/papers" slips --output missing/papers
refused 3 "cannot make missing/papers" forms --output missing/papers
refused 2 "the name is too long" rooms UNI --print door --output "$long"
refused 2 "the name is too long" slips --output "$long"
refused 2 "the name is too long" forms --output "$long"
refused 2 "do not go together" blind UNI --list --labels
refused 1 "exam 'NOSUB' has no subject" batch make NOSUB
refused 1 "there is no exam 'X'" batch make X
for batch in x 0 -1 99999999999999999999; do
	refused 2 "$batch" batch slip "$batch" 1 1
	refused 2 "$batch" batch close "$batch"
	refused 2 "$batch" batch reopen "$batch" --reason error
	refused 2 "$batch" batch settle "$batch" 01 1
	refused 2 "$batch" compare "$batch"
done
for number in x -1 99999999999999999999; do refused 2 "$number" recheck confirm "$number"; done
refused 2 "'1.5' is no whole number" batch slip 1 1.5 1
refused 2 "neither below 0" batch slip 1 -- -1 1
refused 2 "'1.234' is no number of at most 2 places" batch slip 1 1 1.234
refused 1 "'ab' is neither a mark nor" batch settle 1 01 ab
refused 2 "no such encoding" enter 1 --encoding X
refused 2 "3" enter 1 --pass 3
refused 1 "there is no candidate 99" sign 99 --digest 0000
refused 1 "there is no candidate 99" choices 99
refused 2 "a reason is needed" unsign "$no" --reason " "
refused 2 "the reason holds a control character" unsign "$no" --reason "$(printf 'a\033b')"
refused 1 "there is no candidate '?99'?" recheck apply 99 math
refused 1 "there is no candidate '?99'?" void 99 --code 1 --reason error
that "refusals change nothing" '[ "$(digest a.db)" = "$before" ]'

# --- sittings whose rules or numbers lead nowhere
printf 'exam,eligible\nUNI,nosubject > 1\n' >sittings.csv
run -d a.db import sittings sittings.csv
that "an eligibility that names what is not there is refused, at once or when seats are allotted" \
	'{ exits 1 && complains "nosubject"; } || { run -d a.db seat UNI --again; exits 1 && complains "nosubject"; }'

# --- what the data lead to later
printf 'code,name,full_mark,exam\nextra,Extra,10,UNI\n' >subjects.csv
printf 'exam,eligible,ticket\nUNI,extra >= 0,\n' >sittings.csv
"$fast" -d b.db load year >/dev/null && "$fast" -d b.db import subjects subjects.csv >/dev/null &&
	"$fast" -d b.db import sittings sittings.csv >/dev/null && "$fast" -d b.db delete subjects extra --reason gone >/dev/null
run -d b.db seat UNI
that "a sitting's rule that names a subject no more is refused with the place in it" 'exits 1 && complains "sittings UNI: eligible: .extra >= 0., character 1"'

# One room is full; the first seat of the next has a number that somebody has.
printf 'exam,eligible,ticket,extra\nUNI,tag.only,{year:2}{seat:2},0\n' >sittings.csv
{
	echo candidate_no,name,tags
	for i in $(seq 10 39); do echo "A$i,Somebody,only"; done
} >candidates.csv
"$fast" -d b.db import sittings sittings.csv >/dev/null && "$fast" -d b.db import candidates candidates.csv >/dev/null &&
	"$fast" -d b.db seat UNI --seed 1 >/dev/null
printf 'candidate_no,name,tags\nA40,Late,only\n' >candidates.csv
"$fast" -d b.db import candidates candidates.csv >/dev/null
run -d b.db seat UNI --add A40
that "a late candidate gets no ticket number that somebody has" 'exits 1 && complains "gives ticket number .* twice"'

printf 'candidate_no,kind,item,points,certifier,state\n%s,bonus,Martyr,20,Civil affairs,noticed\n' "$no" >claims.csv
run -d b.db import claims claims.csv
that "a claim on notice comes in with its notice" 'exits 1 && complains "claims.csv:2: notice_from: is empty though the state is noticed"'

printf 'code,name,seq,eligible\nZZ,Last,99,total * 922337203 * 922337203 > 0\n' >tiers.csv
"$fast" -d b.db import tiers tiers.csv >/dev/null
run -d b.db line ZZ
that "a line whose rule fails on somebody says on whom" 'refuses 1 "$no: a number too large"'

script -qec "$fast -d b.db enter 1" /dev/null </dev/null >.out 2>.err
status=$?
that "marks are not entered on the terminal by a command" 'exits 2 && prints "a file is needed, or a pipe on standard input"'

printf 'candidate_no,name,tags\n%s,One,%s\n' "$no" "$(seq 1000 1999 | sed 's/^/t/' | tr '\n' ';' | sed 's/;$//')" >candidates.csv
printf 'candidate_no,kind,item,certifier\n%s,eligibility,arts=1,Board\n' "$no" >claims.csv
"$fast" -d b.db import candidates candidates.csv >/dev/null && "$fast" -d b.db import claims claims.csv >/dev/null &&
	"$fast" -d b.db claim notice "$no" eligibility arts=1 --from 2026-06-01 --to 2026-06-20 --reason complete >/dev/null
before=$(digest b.db)
run_as 1001 -d b.db claim grant "$no" eligibility arts=1 --reason done
that "a claim that would make one tag too many is not granted" 'exits 1 && complains "has more than 1000 items"'
that "and nothing of it is kept" '[ "$(digest b.db)" = "$before" ]'
