#!/bin/sh
# SPDX-License-Identifier: ISC
# The cases of tests/cases once more, through files, database and command line: load, run, export. One test per case.
[ ! -w /dev/shm ] || export TMPDIR=/dev/shm # hundreds of small databases
. tests/cli/lib.sh

# Takes a case apart: in/ and later/ for its files, want/ for what must come of it, and the words upto, kept and fails.
split_case() {
	rm -rf case && mkdir -p case/in case/later case/want
	awk '
	/^## / {
		name = $0; sub(/^## /, "", name); file = ""
		if (name ~ /^later .*\.csv$/) { sub(/^later /, "", name); file = "case/later/" name }
		else if (name ~ /\.csv$/) file = "case/in/" name
		else if (name ~ /^(upto|kept|fails): /) {
			word = name; sub(/:.*/, "", word); sub(/^[a-z]*: /, "", name)
			print name > ("case/" word); file = "case/lines"
		} else file = "case/want/" name
		printf "" > file
		next
	}
	file != "" && !/^# / { print > file }' "$1"
}
tier_number() { awk -F, -v n="$1" 'NR == n + 1 { print $1 }' case/in/tiers.csv; }

# What failed is told in $why.
outputs_are_right() {
	for output in case/want/*; do
		[ -e "$output" ] && [ "${output##*/}" != pools ] || continue
		run_fast -d case/db export "${output##*/}"
		is_same "$output" .out || { why="$why ${output##*/}"; return 1; }
	done
}
# Every line of the case stands in the complaint; of a draw only the last one in and the first one out.
complaint_is_right() {
	exits 1 || return 1
	while IFS= read -r line; do
		[ "$(cat case/fails)" != draw ] || line=${line##*,}
		grep -qF -e "$line" .err || { why="$why complaint"; return 1; }
	done <case/lines
}
case_runs() {
	run_fast -d case/db load case/in
	exits 0 || { why="$why load"; return 1; }
	if [ -e case/kept ]; then
		run_fast -d case/db run
		cp case/later/* case/in/
		run_fast -d case/db load --replace case/in
		exits 0 || { why="$why load --replace"; return 1; }
	fi
	set -- run
	[ ! -s case/upto ] || set -- "$@" --upto "$(tier_number "$(cat case/upto)")"
	[ ! -s case/kept ] || [ "$(cat case/kept)" = 0 ] || set -- "$@" --after "$(tier_number "$(cat case/kept)")"
	run_fast -d case/db "$@"
}
case_holds() {
	split_case "$1"
	why=
	if [ ! -e case/fails ]; then
		case_runs && exits 0 && outputs_are_right
	elif [ "$(cat case/fails)" = refused ]; then
		case_runs # the load or the run refuses, whichever finds it
		exits 1
	else
		case_runs || [ "$status" -eq 1 ] && complaint_is_right
	fi
}

for file in $(cd "$project" && find tests/cases -name '*.case' | LC_ALL=C sort); do
	if case_holds "$project/$file"; then
		echo "ok ${file#tests/cases/}"
	else
		echo "not ok ${file#tests/cases/}:$why, status $status: $(head -c 300 .err | tr '\n' ' ')"
	fi
done
