#!/bin/sh
# SPDX-License-Identifier: ISC
# A database that somebody else has had in hand, and a clock that goes wrong.
. tests/cli/lib.sh

make_year year
run -d a.db load year
run -d a.db run
run -d a.db export placements; cp .out placements

# --- the log of another database
"$fast" demo other --candidates 300 >.out
run_fast -d b.db load other
sqlite3 b.db "pragma wal_autocheckpoint=0; update candidates set name = name || 'x'" ".shell cp b.db-wal foreign" >/dev/null
head -n 2 year/choices.csv | tail -n 1 | { IFS=, read -r candidate tier rank rest; echo "delete choices $candidate $tier $rank --reason x" >delete; }
for c in run verify check "load year --replace" "import bonuses year/bonuses.csv" "$(cat delete)"; do
	rm -f c.db c.db-*
	cp a.db c.db
	cp foreign c.db-wal
	run -d c.db $c
	that "$c beside the log of another database says that it is damaged" 'refuses 3 "c.db: the database is damaged"'
	that "and changes no byte of the file" 'is_same a.db c.db'
done

rm -f c.db c.db-*
cp a.db c.db
run -d c.db $(cat delete)
that "without that log the row is deleted" 'succeeds'
cp foreign c.db-wal # beside what the last command left
cp c.db before
run -d c.db $(sed 's/delete choices \([^ ]*\) \([^ ]*\) [^ ]*/delete choices \1 \2 2/' delete)
that "a log put where one was of its own is told, too" 'refuses 3 "c.db: the database is damaged"'
that "and changes nothing" 'is_same c.db before'

# --- guards that somebody took away
cp a.db d.db
sqlite3 d.db "select 'drop trigger ' || name || ';' from sqlite_master where type = 'trigger'" >drops
sqlite3 d.db <drops
run -d d.db audit --verify
that "a trail whose guards are gone is told" 'refuses 1 "guard .* gone or changed"'
run -d d.db export placements
that "what is there can still be read" 'succeeds && is_same .out placements'

# --- a clock that goes back a year
cat >clock.c <<'C'
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>
int clock_gettime(clockid_t clock, struct timespec *now)
{
	long code = syscall(SYS_clock_gettime, clock, now);
	if (clock == CLOCK_REALTIME)
		now->tv_sec -= 365 * 86400;
	return (int)code;
}
int gettimeofday(struct timeval *now, void *zone)
{
	struct timespec t;
	(void)zone;
	clock_gettime(CLOCK_REALTIME, &t);
	*now = (struct timeval){ t.tv_sec, t.tv_nsec / 1000 };
	return 0;
}
time_t time(time_t *kept)
{
	struct timespec t;
	clock_gettime(CLOCK_REALTIME, &t);
	if (kept)
		*kept = t.tv_sec;
	return t.tv_sec;
}
C
${CC:-gcc} -shared -fPIC -o clock.so clock.c || echo "not ok the clock can be set back"
LD_PRELOAD=$PWD/clock.so "$fast" -d a.db run >.out 2>.err; status=$?
that "with the clock a year back a run is stored" 'succeeds && prints "^stored as run 2"'
run -d a.db audit
that "and its row stands last, with the clock's time" '[ "$(tail -n 1 .out | cut -c 1-4 | tr -dc 0-9)" -gt 0 ] && [ "$(tail -n 1 .out | cut -d, -f2 | cut -c 1-4)" -lt "$(sed -n 2p .out | cut -d, -f2 | cut -c 1-4)" ]'
run -d a.db audit --verify
that "the trail holds: its order is no matter of the clock" 'succeeds'
run -d a.db export placements
that "the latest run is the last one stored" 'succeeds && is_same .out placements && "$fast" -d a.db verify | grep -q "^run 2 "'
