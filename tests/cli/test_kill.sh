#!/bin/sh
# SPDX-License-Identifier: ISC
# SIGKILL and SIGTERM at any moment of a load, an import or a run: the old state or the new one, never anything between.
. tests/cli/lib.sh

"$fast" demo big --candidates 6000 --seed 3 >/dev/null || echo "not ok the demo is written"
"$fast" demo small --candidates 200 --seed 4 >/dev/null
"$fast" -d small.db load small >/dev/null
"$fast" -d small.db run >/dev/null
old=$(digest small.db)

# When to kill, in hundredths of a second: each of them where there is time for it.
moments() { if [ "${LUQU_KILL_LONG:-}" ]; then seq 1 80; else echo "$@"; fi; }
# Kills a command after so many hundredths of a second; killed: it was still at work.
kill_after() {
	hundredths=$1 signal=$2
	shift 2
	"$fast" "$@" >/dev/null 2>&1 &
	victim=$!
	sleep "$(printf '%d.%02d' $((hundredths / 100)) $((hundredths % 100)))"
	kill -"$signal" $victim 2>/dev/null
	wait $victim 2>/dev/null
	status=$?
	[ $status -gt 128 ] && killed=$((killed + 1))
	return 0
}
is_whole() { [ "$(sqlite3 -readonly "$1" 'pragma integrity_check')" = ok ] && "$fast" -d "$1" audit --verify >/dev/null 2>&1; }

killed=0 bad=0
for hundredths in $(moments 1 2 3 5 7 10 13 16 20 25 30 40 60); do
	kill_after $hundredths KILL -d new.db load big
	if [ -e new.db ]; then
		is_whole new.db && [ "$("$fast" -d new.db export candidates | wc -l)" -eq 6001 ] || bad=$((bad + 1))
	fi
	rm -f new.db new.db-*
	[ $status -eq 0 ] && break
done
that "a load that is killed makes a whole database or none" '[ $bad -eq 0 ] && [ $killed -ge 3 ]'
"$fast" -d new.db load big >.out 2>.err; status=$?
that "and the next load is not in its way" 'succeeds'
that "nothing is left of the killed ones" '[ -z "$(ls -A | grep new | grep -vx -e new.db -e new.db-wal -e new.db-shm -e new.db-lock)" ]'

killed=0 bad=0
for hundredths in $(moments 1 2 3 5 7 10 13 16 20 25 30 40 60); do
	[ -e over.db ] || { cp small.db over.db; [ ! -s small.db-wal ] || cp small.db-wal over.db-wal; }
	kill_after $hundredths KILL -d over.db load big --replace
	rows=$("$fast" -d over.db export candidates | wc -l)
	if [ "$rows" -eq 201 ]; then
		[ "$(digest over.db)" = "$old" ] && is_whole over.db || bad=$((bad + 1))
	else
		[ "$rows" -eq 6001 ] && is_whole over.db || bad=$((bad + 1))
		rm -f over.db over.db-*
	fi
	[ $status -eq 0 ] && break
done
that "a load over a database that is killed leaves the old rows or the new ones" '[ $bad -eq 0 ] && [ $killed -ge 3 ]'

killed=0 bad=0 stored=0
for hundredths in $(moments 1 2 4 6 8 10 12 15 18 22 26 30 40 50); do
	kill_after $hundredths KILL -d new.db run
	"$fast" -d new.db export placements >placements 2>/dev/null && stored=$((stored + 1))
	is_whole new.db || bad=$((bad + 1))
	[ $status -eq 0 ] && break
done
that "a run that is killed is stored or not, and the database is whole" '[ $bad -eq 0 ] && [ $killed -ge 2 ]'
"$fast" -d new.db run >.out 2>.err; status=$?
"$fast" -d new.db verify >.out 2>.err || status=$?
that "the next run is stored and holds" 'succeeds'

killed=0 bad=0
cp big/scores.csv s.csv
before=$(digest new.db)
sed 's/^\(\([^,]*,\)\{2\}\)[0-9.]*,/\10,/' big/scores.csv >s.csv
for hundredths in $(moments 1 2 4 6 9 13 18 25); do
	kill_after $hundredths KILL -d new.db import scores s.csv
	[ $status -eq 0 ] && break
	[ "$(digest new.db)" = "$before" ] || bad=$((bad + 1))
done
that "an import that is killed changes nothing" '[ $bad -eq 0 ] && [ $killed -ge 2 ]'

echo old >target.csv
killed=0 bad=0
for hundredths in $(moments 1 2 3 4 5 6 8 10 15 20); do
	kill_after $hundredths KILL -d new.db export scores -o target.csv
	[ "$(cat target.csv)" = old ] || [ "$(wc -l <target.csv)" -eq "$(wc -l <big/scores.csv)" ] || bad=$((bad + 1))
	[ $status -eq 0 ] && break
done
that "an export that is killed leaves the old file or the whole new one" '[ $bad -eq 0 ]'

for signal in TERM HUP INT; do
	cp small.db term.db; rm -f term.db-*
	kill_after 10 $signal -d term.db load big --replace
	rows=$("$fast" -d term.db export candidates | wc -l)
	that "SIG$signal ends a load, and the database is whole" 'is_whole term.db && { [ "$rows" -eq 201 ] || [ "$rows" -eq 6001 ]; }'
done

# Two writers at once: one after the other, both whole.
rm -f two.db two.db-*
cp small.db two.db
for n in 1 2 3 4 5 6; do "$fast" -d two.db run >/dev/null 2>"err.$n" & done
wait
that "six runs at once are six runs" '[ "$("$fast" -d two.db audit | grep -c ",run,run,")" -eq 7 ] && is_whole two.db && [ "$(cat err.* | wc -l)" -eq 0 ]'
