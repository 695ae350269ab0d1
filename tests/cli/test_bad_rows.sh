#!/bin/sh
# SPDX-License-Identifier: ISC
# Bad input, each kind of it: refused with place and reason, and the database as it was. The cases are in tests/cli/bad_rows.tsv.
. tests/cli/lib.sh

make_year year
run -d a.db load year
before=$(digest a.db)
tab=$(printf '\t')

# The first line of the report, and that nothing was stored; the folder's name is left out.
told() { exits 1 && prints_nothing && [ "$(sed -n '1s,^bad/,,p' .err)" = "$1" ] && complains ": nothing was stored$" && [ "$(digest a.db)" = "$before" ]; }

cases=0
while IFS="$tab" read -r name file text expected; do
	case $name in '' | '#'*) continue ;; esac
	cases=$((cases + 1))
	rm -rf bad && cp -r year bad
	case $name in
	'rollover under '*) printf 'tier,program,seats,pool,order,rollover\nUNI,P2,1,a,1,b\nUNI,P2,1,b,2,\n' >bad/plans.csv ;;
	esac
	printf '%b' "$text" >"bad/${file%@*}.csv"
	case $file in
	*@*) run -d a.db import "${file%@*}" "bad/${file%@*}.csv" --encoding "${file#*@}" ;;
	*) run -d a.db load bad --replace ;;
	esac
	that "refused is $name" 'told "$expected"'
	that "and no byte of it reaches the terminal raw" '! LC_ALL=C grep -q "[$(printf "\001")-$(printf "\010")$(printf "\013")-$(printf "\037")$(printf "\177")]" .err'
done <"$project/tests/cli/bad_rows.tsv"
that "there are cases" '[ $cases -gt 150 ]'

# --- what is too long to stand in a table
bad() { rm -rf bad && cp -r year bad && cat >"bad/$1.csv" && run_fast -d a.db load bad --replace; }
line() { awk -v n="$1" -v c="$2" 'BEGIN { for (s = c; length(s) < n; s = s s) { } printf "%s", substr(s, 1, n) }'; }
{ printf 'candidate_no,name\n0001,'; line 10000 x; echo; } | bad candidates
that "refused is a name of 10,000 characters" 'exits 1 && complains "^bad/candidates.csv:2: name: .x+\.\.\.. has more than 256 characters$"'
{ printf 'candidate_no,name\n0001,'; line 257 x; echo; } | bad candidates
that "refused is a name of 257" 'exits 1 && complains "^bad/candidates.csv:2: name: .*more than 256 characters$"'
{ printf 'candidate_no,name\n0001,'; line 65537 x; echo; } | bad candidates
that "refused is a field of 64 KiB and a byte" 'exits 1 && complains "^bad/candidates.csv:2: name: the field is longer than 64 KiB$"'
{ printf 'candidate_no,name\n0001,'; line 1100000 'x,'; echo; } | bad candidates
that "refused is a line beyond 1 MiB" 'exits 1 && complains "^bad/candidates.csv:2: the line is longer than 1 MiB"'
{ printf 'candidate_no,name,'; line 131072 'c,'; echo; } | bad candidates
that "refused are 65,536 columns" 'exits 1 && complains "^bad/candidates.csv:1: [0-9]+ columns, where candidates has 9 at most|^bad/candidates.csv:1: "'
{ printf 'code,name,seq,merit\nUNI,a,1,'; line 1000 '('; printf 1; line 1000 ')'; echo; } | bad tiers
that "refused are 1,000 parentheses" 'exits 1 && complains "^bad/tiers.csv:2: merit: .*more than 200 levels"'
{ printf 'code,name,seq,merit\nUNI,a,1,'; line 66000 '1+'; echo 1; } | bad tiers
that "refused is a rule beyond 64 KiB" 'exits 1 && complains "^bad/tiers.csv:2: merit: the field is longer than 64 KiB$"'
that "none of them changed the database" '[ "$(digest a.db)" = "$before" ]'

# --- what is no bad row, though it looks strange
good() { rm -rf good && cp -r year good && printf '%b' "$2" >"good/$1.csv" && rm -f g.db g.db-* && run -d g.db load good && exits 0; }
names='candidate_no,name\n0001,𠮷野\n0002,阿依古丽·买买提\n0003,\0356\0200\0200\n0004,é\n0005,e\0314\0201\n'
that "rare Han, the middle dot, private use and accents are letters" 'good candidates "$names" && [ "$("$fast" -d g.db export candidates | cut -d, -f2 | tr "\n" " ")" = "$(printf "name 𠮷野 阿依古丽·买买提 \356\200\200 é e\314\201 ")" ]'
that "CRLF and LF may be mixed" 'good exams "code,name\r\nZK,a\nZ2,b\r\n"'
that "the last line needs no end" 'good exams "code,name\nZK,a"'
that "a header alone is an empty table" 'good bonuses "candidate_no,policy,points\n"'
that "fields may be quoted" 'good exams "\"code\",\"name\"\n\"ZK\",\"a, \"\"b\"\"\"\n" && "$fast" -d g.db export exams | grep -qF "ZK,\"a, \"\"b\"\"\",,"'
that "blank lines at the end do no harm" 'good exams "code,name\nZK,a\n\n\n"'
that "-0 is 0" 'good scores "candidate_no,subject,mark\n0001,math,-0\n" '
that "zeros before a number are none of it" 'good scores "candidate_no,subject,mark\n0001,math,007.50\n" && "$fast" -d g.db export scores | grep -qx "0001,math,7.5,present"'
that "a void subject has no mark" 'good scores "candidate_no,subject,mark,status\n0001,math,,void\n"'
that "an exempt one may have the mark awarded" 'good scores "candidate_no,subject,mark,status\n0001,math,90,exempt\n0002,math,,exempt\n"'
that "feeder and district may be unknown" 'good candidates "candidate_no,name,feeder,district\n0001,A,nowhere,nowhere\n0002,A,,\n0003,A,,\n0004,A,,\n0005,A,,\n"'
that "ranks may have gaps" 'good choices "candidate_no,tier,rank,program\n0001,UNI,1,P2\n0001,UNI,999,P3\n"'
that "an ID number may be another document" 'good candidates "candidate_no,name,id_no\n0001,A,H1234567\n0002,A,11010519491231002X\n0003,A,\n0004,A,\n0005,A,\n"'
