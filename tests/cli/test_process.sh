#!/bin/sh
# SPDX-License-Identifier: ISC
# luqu as a process: closed and full descriptors, bare environments, narrow limits.
. tests/cli/lib.sh

make_year year
run -d a.db load year
run -d a.db run

# --- standard output
mkfifo broken
: <broken &
exec 4>broken # a pipe whose reader has gone
wait
for c in "--help" "--version" "export office" "export placements --format html" "export placements --format xlsx" "run --dry-run" verify stats audit "audit --verify" \
	"explain 0002" check "check --list" "import office year/office.csv --dry-run"; do
	"$luqu" -d a.db $c >/dev/full 2>.err; status=$?; : >.out
	that "$c tells that the disk is full" 'exits 3'
	"$luqu" -d a.db $c 2>.err >&-; status=$?
	that "$c tells that standard output is closed" 'exits 3'
	"$luqu" -d a.db $c 2>.err >&4; status=$?
	that "$c tells of a broken pipe and ends" 'exits 3'
done
"$luqu" -d a.db run >/dev/full 2>.err; status=$?
that "a run that cannot be printed is stored all the same, and the status tells of the trouble" 'exits 3'
run -d a.db export placements --run 2
that "it is there" 'succeeds'

# --- the other descriptors
"$luqu" -d a.db export office >.out 2>&-; status=$?; : >.err
that "a closed standard error does no harm" 'exits 0 && prints "^year,2026$"'
"$luqu" -d a.db export nothing >.out 2>&-; status=$?
that "nor does a complaint that nobody hears" 'exits 2 && prints_nothing'
"$luqu" -d a.db import office - >.out 2>.err <&-; status=$?
that "a closed standard input is told" '! exits 0 && prints_nothing && complains "."'
"$luqu" -d new.db load year >&- 2>&- <&-; status=$?
run -d new.db export office
that "with all three closed no file of ours lands on them" 'succeeds && [ "$(head -c 15 new.db)" = "SQLite format 3" ]'
"$luqu" -d a.db import office . >.out 2>.err; status=$?
that "what is refused goes to standard error alone" 'prints_nothing && [ -s .err ]'

# --- the environment
env -i "$luqu" -d a.db export office >.out 2>.err; status=$?
that "no environment at all is enough" 'succeeds && prints "^year,2026$"'
env -u HOME -u TERM "$luqu" -d a.db run --dry-run >.out 2>.err; status=$?
that "neither HOME nor TERM is needed" 'succeeds && ! grep -q "$(printf "\033")" .err'
for term in dumb unknown-42 xterm-256color ""; do
	TERM=$term "$luqu" -d a.db run --dry-run >.out 2>.err; status=$?
	that "TERM '$term' puts no escape into a file" 'succeeds && ! grep -q "$(printf "\033")" .out .err'
done
for locale in C POSIX C.UTF-8 en_US.ISO-8859-1 zh_CN.GB18030 no_SUCH.locale; do
	LC_ALL=$locale "$luqu" -d a.db export candidates --chinese >.out 2>.err; status=$?
	that "the locale $locale changes no byte of an export" 'succeeds && [ "$(sha256sum <.out)" = "${same:=$(sha256sum <.out)}" ]'
done
mkdir 目录 && cp a.db 目录/数据.db
run -d 目录/数据.db export office -o 目录/导出.csv
that "paths are bytes, whatever the locale" 'succeeds && [ -s 目录/导出.csv ]'
TMPDIR=/nowhere "$luqu" -d a.db export placements -o p.csv >.out 2>.err; status=$?
that "an export needs no folder for temporary files" 'succeeds && [ -s p.csv ]'
TMPDIR=/nowhere "$luqu" -d a.db export placements -o p.xlsx >.out 2>.err; status=$?
that "a workbook without one is made or refused, never half" '{ exits 0 && unzip -tq p.xlsx >/dev/null; } || { exits 3 && [ ! -e p.xlsx ]; }'

# --- limits
for c in "load year --replace" run verify "export placements -o n.csv" "export placements -o n.xlsx" "lists -o n" check "audit --verify" stats "explain 0002" "backup n.db"; do
	told=$(prlimit --nofile=8 -- "$fast" -d a.db $c 2>&1; echo "status $?")
	that "$c: 8 descriptors are enough, or it says why not" 'echo "$told" | grep -qE "^status 0$" || { echo "$told" | grep -qE "^status 3$" && echo "$told" | grep -q "^luqu: "; }'
done
run -d a.db verify
that "the database is as good as before" 'exits 0 || exits 1'
before=$(digest a.db)
for c in "load year --replace" run "import candidates year/candidates.csv" "delete bonuses 0004 Athlete --reason x"; do
	for bytes in 0 1; do
		told=$(prlimit --fsize=$bytes -- "$fast" -d a.db $c 2>&1; echo "status $?")
		that "$c: where no file may grow beyond $bytes bytes it says so and changes nothing" 'echo "$told" | grep -q "^status 3$" && [ "$(digest a.db)" = "$before" ]'
	done
done
told=$(ulimit -f 0; "$fast" -d none.db load year 2>&1; echo "status $?")
that "a new database that may not grow is not left half made" 'echo "$told" | grep -q "^status 3$" && [ -z "$(ls -A | grep "^none.db$")" ]'
for kib in 20000 30000 40000 60000; do
	told=$(ulimit -v $kib; "$fast" -d a.db run 2>&1; echo "status $?")
	that "with $kib KiB of memory it runs or says that there is not enough" 'echo "$told" | grep -qE "^status (0|3|127)$"'
done

# --- places that may not be written to
if [ "$(id -u)" -ne 0 ]; then
	mkdir closed && cp a.db closed/ && chmod 500 closed && chmod 400 closed/a.db
	run -d closed/a.db run
	that "a database that may not be written to is told" 'refuses 3 "no permission"'
	run -d closed/new.db load year
	that "so is a folder" 'refuses 3 "closed"'
else
	skip "folders and files without permission (root may do all)"
fi
run -d /proc/luqu.db load year
that "a folder that takes no files is the environment's fault" 'refuses 3 "/proc"'
run -d /dev/null export office
that "a device is no database" 'refuses 3 "/dev/null"'
run -d /dev/full load year
that "not even to load into" '! exits 0 && prints_nothing'
