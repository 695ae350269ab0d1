#!/bin/sh
# SPDX-License-Identifier: ISC
# Ratios within one run: bench.sh BUILD [N...]. The engine against a plain one, `luqu load` against the sqlite3 shell's .import of the same
# rows into the same tables with the same pragmas, `luqu run` against a bare program that reads, digests and writes the same rows. And in
# milliseconds what-if from a key to the outcome.
build=$1
shift
sizes=${*:-10000 100000 1000000}
work=$(mktemp -d "${TMPDIR:-/tmp}/luqu-bench.XXXXXX") || exit 3
trap 'rm -rf "$work"' EXIT
measure=$build/tests/bench/measure
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }
say() { printf '%-8s %9s candidates: %s\n' "$@"; }

"$build/tests/bench/bench_engine" $sizes || exit 1
"$build/tests/bench/bench_seat" 30000 1000000 || exit 1

import_rows() { # the stored rows of $1 once more, by the shell, into an empty database
	rm -f "$work/import.db"
	for table in candidates scores choices; do
		sqlite3 -readonly -csv "$1" "SELECT * FROM $table" >"$work/$table.stored.csv"
	done
	sqlite3 -readonly "$1" "SELECT sql || ';' FROM sqlite_schema WHERE sql IS NOT NULL AND name IN ('office','calendar','exams','subjects',
		'schools','programs','tiers','plans','candidates','scores','bonuses','choices','returns','orders')" >"$work/schema.sql"
	page=$(sqlite3 -readonly "$1" 'PRAGMA page_size')
	{
		echo "PRAGMA page_size=$page; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-16384;"
		cat "$work/schema.sql"
		echo "ATTACH '$1' AS was;"
		for table in office exams subjects schools programs tiers plans; do echo "INSERT INTO main.$table SELECT * FROM was.$table;"; done
		echo "DETACH was;"
	} >"$work/before.sql"
	sqlite3 "$work/import.db" <"$work/before.sql" >/dev/null || exit 1
	{
		echo "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-16384; BEGIN;"
		for table in candidates scores choices; do echo ".import --csv $work/$table.stored.csv $table"; done
		echo "COMMIT;"
	} >"$work/import.sql"
	sync
	"$measure" sqlite3 -init /dev/null "$work/import.db" ".read $work/import.sql"
}

for n in $sizes; do
	"$build/tests/bench/write_folder" "$work/year" "$n" || exit 1
	sync
	load=$("$measure" "$build/luqu" -d "$work/year.db" load "$work/year") || exit 1
	import=$(import_rows "$work/year.db") || exit 1
	say load "$n" "luqu ${load% *} s, .import ${import% *} s, ratio $(ratio ${load% *} ${import% *}); peak $((${load#* } / 1024)) MiB"
	"$build/luqu" -d "$work/year.db" run >/dev/null || exit 1
	sync
	run=$("$measure" "$build/luqu" -d "$work/year.db" run) || exit 1
	bare=$("$measure" "$build/tests/bench/bare_run" "$work/year.db") || exit 1
	allowed=$((32 * 1024 + n * 200 / 1024 + n * 15 * 8 / 1024))
	say run "$n" "luqu ${run% *} s, bare ${bare% *} s, ratio $(ratio ${run% *} ${bare% *}); peak $((${run#* } / 1024)) MiB of $((allowed / 1024)) MiB"
	verify=$("$measure" "$build/luqu" -d "$work/year.db" verify) || exit 1
	say verify "$n" "luqu ${verify% *} s; peak $((${verify#* } / 1024)) MiB"
	if [ "$n" -le 100000 ]; then # beyond that it is work with progress, no matter of milliseconds
		whatif=$("$build/tests/bench/bench_whatif" "$work/year.db") || exit 1
		say whatif "$n" "key to outcome p50 ${whatif% *} ms, p99 ${whatif#* } ms"
	fi
	rm -rf "$work/year" "$work"/*.db* "$work"/*.csv
done

# The full-screen interface: the same whatever the size. Aims: 50 ms, 16 ms, 32 MiB.
for n in 1000 $(echo $sizes | tr ' ' '\n' | sort -n | tail -n 1); do
	"$build/luqu" demo "$work/year" --candidates "$n" >/dev/null && "$build/luqu" -d "$work/year.db" load "$work/year" >/dev/null || exit 1
	sync
	screen=$("$build/tests/bench/bench_screen" "$build/luqu" "$work/year.db") || exit 1
	set -- $screen
	say screen "$n" "first $1 ms, key to paint p50 $2 ms, p99 $3 ms; peak $(($4 / 1024)) MiB"
	seat=$("$measure" "$build/luqu" -d "$work/year.db" seat UNI) || exit 1
	say seat "$n" "luqu ${seat% *} s; peak $((${seat#* } / 1024)) MiB"
	rm -rf "$work/year" "$work"/*.db*
done

# 128 operators at once. Aims: p99 within 50 ms at one entry a second each, everybody comes through, nothing is lost.
"$build/luqu" demo "$work/year" --candidates 2000 >/dev/null || exit 1
awk -F, -v OFS=, 'NR == FNR { if ($6 == "UNI" && $7 == "") own[$1]; next } !($2 in own)' "$work/year/subjects.csv" "$work/year/scores.csv" >"$work/scores.csv"
mv "$work/scores.csv" "$work/year/scores.csv"
"$build/luqu" -d "$work/year.db" load "$work/year" >/dev/null && "$build/luqu" -d "$work/year.db" seat UNI --seed 1 >/dev/null &&
	"$build/luqu" -d "$work/year.db" batch make UNI >/dev/null || exit 1
"$build/tests/bench/bench_entry" "$work/year.db" UNI || exit 1
