#!/bin/sh
# SPDX-License-Identifier: ISC
# A pipe that is slow to send keeps nobody from writing: it is read before the lock is taken.
. tests/cli/lib.sh

make_year year
printf 'code,name\n01,East\n' >year/sites.csv
printf 'exam,site,room\nZK,01,001\n' >year/rooms.csv
printf 'exam,site,room,seat,ticket,candidate_no\nZK,01,001,1,A1,0001\nZK,01,001,2,A2,0002\n' >year/seats.csv
run -d a.db load year
printf 'key,value\nname,Another office\n' >office.csv
mkfifo slow

# In the background, from the pipe `slow`, which is open for writing as 3 once it is being read.
begin() {
	"$luqu" -d a.db "$@" >slow.out 2>slow.err &
	pid=$!
	exec 3>slow
}
# What the one in the background answers when the pipe has ended.
finish() {
	exec 3>&-
	wait "$pid"
	status=$?
	cp slow.out .out
	cp slow.err .err
}

begin import calendar slow
printf 'step,name\n08,Practice\n' >&3
run -d a.db import office office.csv
that "others write while a file comes through a pipe" 'succeeds && prints "1 added|1 changed"'
printf '09,Second practice\n' >&3
finish
that "and the file is taken whole" 'succeeds && prints "^2 rows: 2 added"'

begin import calendar slow
printf 'step,name\n10,Third practice\n' >&3
run -d a.db delete calendar 08 --reason "not this year"
that "others write" 'succeeds'
printf '11\n10,Twice\n' >&3
finish
that "faults of a pipe have their lines" 'exits 1 && prints_nothing && complains "^slow:3: 1 fields" && complains "^slow:4: step: .*line 2"'
run -d a.db export calendar
that "and nothing of it is stored" '! prints "^10,|^11,|^08," && prints "^09,"'

run -d a.db batch make ZK
begin enter 1 slow
printf 'place,mark\n01,100\n' >&3
run_as 74009 -d a.db batch slip 2 2 150
that "others write while marks come through a pipe" 'succeeds'
printf '02,90.5\n' >&3
finish
that "and the marks are entered" 'succeeds && prints "^2 rows: 2 entered or changed$"'

make_year piped
rm piped/bonuses.csv
mkfifo piped/bonuses.csv
run -d c.db load year
rm slow
ln -s piped/bonuses.csv slow
"$luqu" -d c.db load piped --replace >slow.out 2>slow.err &
pid=$!
exec 3>slow
run -d c.db import office office.csv
that "others write while a folder with a pipe in it is read" 'succeeds'
printf 'candidate_no,policy,points\n0004,Athlete,5\n0004,Athlete,6\n' >&3
finish
that "rows that stand twice in a pipe are told with both lines" 'exits 1 && complains "bonuses.csv:3: .*line 2"'
run -d c.db export office
that "a load that failed has changed nothing" 'prints "^name,Another office$"'

mkdir tmp
rm slow
mkfifo slow
TMPDIR=$scratch/tmp
export TMPDIR
begin import calendar slow
ls -l "/proc/$pid/fd" >.out 2>.err
unset TMPDIR
that "what comes is kept where it has no name" 'prints "$scratch/tmp/luqu-[^/]* \\(deleted\\)$" && [ -z "$(ls tmp)" ]'
printf 'step,name\n12,Last\n' >&3
finish
TMPDIR=/nowhere "$luqu" -d a.db import calendar - <office.csv >.out 2>.err; status=$?
that "a file on standard input needs no such folder" 'exits 1 && complains "unknown column"'
cat office.csv | TMPDIR=/nowhere "$luqu" -d a.db import calendar - >.out 2>.err; status=$?
that "for a pipe it is the environment's fault that there is none" 'refuses 3 "cannot make a temporary file: No such file"'
