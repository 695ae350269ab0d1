#!/bin/sh
# SPDX-License-Identifier: ISC
# Runs test programs, as many at once as there are processors, shows what failed, and ends with `N passed, N failed`.
# usage: run.sh PROGRAM... ; a program is a cmocka program, or a script that prints "ok NAME" and "not ok NAME" lines.
# Lines of its output that begin with "# " are shown in any case.

if [ "$1" = --one ]; then # run.sh --one FOLDER PROGRAM: writes the counts to FOLDER and shows a line
	folder=$2 program=$3
	name=$(echo "$program" | tr / .)
	label=${program#*tests/}
	case $program in */asan/*) label="$label (asan)" ;; esac
	log=$folder/$name.log
	start=$(date +%s)
	case $program in
	*.sh) sh "$program" >"$log" 2>&1 ;;
	*) "$program" >"$log" 2>&1 ;;
	esac
	status=$?
	good=$(grep -cE '^(\[       OK \]|ok )' "$log")
	bad=$(grep -cE '^not ok ' "$log")
	if grep -q '^\[==========\]' "$log"; then
		bad=$(sed -n 's/^ *\([0-9][0-9]*\) FAILED TEST(S)$/\1/p' "$log" | tail -n 1)
		bad=${bad:-0}
	fi
	[ "$status" -eq 0 ] || [ "$bad" -gt 0 ] || bad=1
	if [ "$good" -eq 0 ] && [ "$bad" -eq 0 ] && ! grep -q '  SKIPPED \]' "$log"; then
		bad=1
		echo "no test ran" >>"$log"
	fi
	echo "$good $bad" >"$folder/$name.counts"
	{
		printf '%-56s %5d passed %3d failed %4d s\n' "$label" "$good" "$bad" $(($(date +%s) - start))
		grep '^# ' "$log"
		[ "$bad" -eq 0 ] || sed 's/^/    /' "$log" | grep -vE '^    \[( RUN      |       OK) \]|^    ok ' | tail -n 60
	} >"$folder/$name.shown"
	cat "$folder/$name.shown"
	exit 0
fi

folder=$(mktemp -d) || exit 3
trap 'rm -rf "$folder"' EXIT
printf '%s\0' "$@" | xargs -0 -n 1 -P "${JOBS:-$(nproc)}" sh "$0" --one "$folder"
cat "$folder"/*.counts | awk -v programs=$# '
	{ passed += $1; failed += $2 }
	END { failed += programs - NR; printf "%d passed, %d failed\n", passed, failed; exit failed > 0 }'
