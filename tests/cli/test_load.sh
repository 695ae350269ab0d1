#!/bin/sh
# SPDX-License-Identifier: ISC
# luqu load: a folder, all or nothing.
. tests/cli/lib.sh

make_year year
run -d a.db load year
that "load makes the database where there is none" 'succeeds && prints "^a.db: made and loaded$"'
that "load prints how many rows each file had" 'prints "^candidates +5$" && prints "^scores +9$" && prints "^orders +0$"'
content a.db >first
run -d a.db load year
that "a database with candidates is replaced only with --replace" 'refuses 1 "a.db holds candidates; .*--replace"'
run -d a.db run
run -d a.db load year --replace
that "--replace loads over candidates" 'succeeds && prints "^a.db: loaded$"'
content a.db >second
that "what was loaded again is the same" 'is_same first second'
run -d a.db export placements
that "stored runs stay when rows are replaced" 'succeeds && prints "^0001,UNI,042032,open,1,250.5$"'
run -d a.db audit
that "the trail tells of both loads" '[ "$(grep -c ",load,candidates,candidates.csv," .out)" -eq 2 ]'
that "the trail holds the SHA-256 of each file" 'prints "$(sha256sum <year/candidates.csv | cut -c1-64)"'

run -d new.db new --year 2026
run -d new.db load year
that "a database without candidates needs no --replace" 'succeeds'
content new.db >third
that "and holds then what the folder holds" 'is_same first third'

make_year fewer && rm fewer/bonuses.csv fewer/returns.csv fewer/orders.csv fewer/calendar.csv
run -d fewer.db load fewer
that "a missing file is an empty table" 'succeeds && ! prints "^bonuses"'
run -d fewer.db export bonuses
that "an empty table exports its header" 'succeeds && [ "$(cat .out)" = "candidate_no,policy,points" ]'

make_year extra && echo "a,b" >extra/candidate.csv && echo note >extra/README && echo "a" >extra/TIERS.CSV
run -d extra.db load extra
that "a .csv file of another name is warned of, and the load goes on" 'exits 0 && complains "^candidate.csv: no file of that name is known"'
that "so is one in capitals, and no other file" 'complains "^TIERS.CSV: " && ! complains README'

run -d none.db load nowhere
that "a folder that is not there is the environment's fault" 'refuses 3 "nowhere: No such file or directory" && [ ! -e none.db ]'
run -d none.db load year/office.csv
that "a file is no folder" 'refuses 3 "Not a directory" && [ ! -e none.db ]'
mkdir hollow
run -d none.db load hollow
that "a folder without any file to load is refused" 'refuses 1 "hollow: none of the files to load" && [ ! -e none.db ]'
run -d a.db load hollow --replace
that "and empties no database" 'refuses 1 "hollow" && content a.db >now && is_same first now'
run -d none.db load year --encoding ebcdic
that "an unknown encoding is refused by its name" 'refuses 2 "no such encoding: ebcdic"'

# --- all or nothing
make_year bad && printf '0006,Flo,F,J1,\n0001,Again,,,\n' >>bad/candidates.csv
run -d bad.db load bad
that "a row at fault is told as FILE:LINE: COLUMN: what, with the value" 'refuses 1 "^bad/candidates.csv:8: .*line 2"'
that "then it says that nothing was stored, and no database is made" 'complains "^luqu: bad: nothing was stored$" && [ ! -e bad.db ] && [ -z "$(ls -A | grep "^bad.db")" ]'
before=$(digest a.db)
run -d a.db load bad --replace
that "a refused load leaves the database as it was, to the last byte of its content" 'refuses 1 "candidates.csv:8" && [ "$(digest a.db)" = "$before" ]'

make_year worse
printf '0009,math,1,\n0001,latin,1,\n0005,chinese,151,\n0001,math,-1,\n0001,chinese,,\n0002,math,9.3,\n' >>worse/scores.csv
run -d bad.db load worse
that "every bad row is reported, not the first alone" '[ "$(grep -c "^worse/scores.csv:" .err)" -ge 6 ]'
that "each with its line, column and value" 'complains "^worse/scores.csv:11: candidate_no: .0009. is not in candidates" &&
	complains "^worse/scores.csv:12: subject: .latin. is not in subjects" && complains "^worse/scores.csv:13: mark: .151. is above the full mark, 150" &&
	complains "^worse/scores.csv:14: mark: .-1. is not between" && complains "^worse/scores.csv:16: mark: .9.3. is no multiple of the step, 0.5"'

make_year many
i=0
while [ $i -lt 250 ]; do echo "0001,math,$((200 + i)),"; i=$((i + 1)); done >>many/scores.csv
run -d bad.db load many
that "the first 100 faults are printed, then a count" 'exits 1 && [ "$(grep -c "^many/scores.csv:" .err)" -eq 100 ] && complains "^\.\.\. and 150 more$"'

# --- names of folders and files
mkdir -p ./-rf && make_year ./-rf
run -d dash.db load -- -rf
that "a folder may be called -rf behind --" 'succeeds'
strange=$(printf 'a\nb')
make_year "$strange" && printf 'x\n' >>"$strange/candidates.csv"
run -d strange.db load "$strange"
that "a line break in a folder's name does not break the lines of a report" 'exits 1 && [ "$(grep -c "candidates.csv:7" .err)" -eq 1 ] && ! complains "^b/candidates"'
ln -s year link
run -d link.db load link
that "a folder may be a symbolic link" 'succeeds'

mkfifo_year() { make_year "$1" && rm "$1/scores.csv" && mkfifo "$1/scores.csv"; }
mkfifo_year pipe
run -d pipe.db load pipe
that "a pipe that nobody writes to does not hang the load" 'refuses 3 "pipe/scores.csv" && [ ! -e pipe.db ]'
make_year sub && rm sub/scores.csv && mkdir sub/scores.csv
run -d sub.db load sub
that "a folder in a file's place is refused" '! exits 0 && complains "sub/scores.csv.*directory" && [ ! -e sub.db ]'
if [ "$(id -u)" -ne 0 ]; then
	make_year locked && chmod 0 locked/scores.csv
	run -d locked.db load locked
	that "a file that may not be read is the environment's fault" 'refuses 3 "locked/scores.csv.*Permission denied"'
else
	skip "a file that may not be read (root reads everything)"
fi
make_year packed && gzip -c packed/scores.csv >packed/s && mv packed/s packed/scores.csv
run -d packed.db load packed
that "a packed file is called by its name" 'refuses 1 "packed/scores.csv.*packed with gzip"'
