#!/bin/sh
# SPDX-License-Identifier: ISC
# Runs test programs one after the other, shows what failed, and ends with `N passed, N failed`.
# usage: run.sh PROGRAM... ; a program is a cmocka program or a script that prints "ok NAME" and "not ok NAME" lines.
passed=0 failed=0
log=$(mktemp) || exit 3
trap 'rm -f "$log"' EXIT
for program; do
	start=$(date +%s)
	"$program" >"$log" 2>&1
	status=$?
	good=$(grep -cE '^(\[       OK \]|ok )' "$log")
	bad=$(grep -cE '^(\[  FAILED  \] [a-zA-Z_0-9]+$|not ok )' "$log")
	# cmocka names each failed test twice: once where it fails, once in its summary.
	if grep -q '^\[==========\]' "$log"; then
		bad=$(sed -n 's/^ *\([0-9][0-9]*\) FAILED TEST(S)$/\1/p' "$log" | tail -n 1)
		bad=${bad:-0}
	fi
	if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
	if [ "$status" -eq 0 ] && [ "$good" -eq 0 ]; then bad=1; echo "no test ran in $program"; fi
	passed=$((passed + good)) failed=$((failed + bad))
	printf '%-60s %5d passed %3d failed  %3d s\n' "${program#*/tests/}" "$good" "$bad" $(($(date +%s) - start))
	grep '^# ' "$log"
	if [ "$bad" -gt 0 ]; then sed 's/^/    /' "$log" | grep -vE '^    \[( RUN      |       OK) \]' | tail -n 60; fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
