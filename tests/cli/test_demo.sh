#!/bin/sh
# SPDX-License-Identifier: ISC
# luqu demo: a made-up year, the same for the same seed.
. tests/cli/lib.sh

run demo a --candidates 500 --seed 7
that "demo writes a folder" 'succeeds && prints "^a: a made-up year with 500 candidates" && [ "$(tail -n +2 a/candidates.csv | wc -l)" -eq 500 ]'
that "and touches no database" '[ ! -e luqu.db ]'
run demo b --candidates 500 --seed 7
that "the same seed gives the same files" 'succeeds && diff -r a b >/dev/null'
LANG=zh_CN.UTF-8 TZ=Asia/Shanghai run --lang zh_CN demo c --candidates 500 --seed 7
that "in any language and zone" 'diff -r a c >/dev/null'
run demo d --candidates 500 --seed 8
that "another seed gives another year" 'succeeds && ! diff -r a d >/dev/null'
for n in 1 2 50; do
	run demo "n$n" --candidates $n
	run -d "n$n.db" load "n$n"
	that "a demo of $n candidates loads" 'exits 0'
	run -d "n$n.db" run
	that "and runs" 'succeeds'
done
run demo a --candidates 10
that "demo writes over nothing" '! exits 0 && prints_nothing && [ "$(tail -n +2 a/candidates.csv | wc -l)" -eq 500 ]'
for n in 0 -1 13000001 many 1e3; do
	run demo x --candidates $n
	that "$n is no number of candidates" 'refuses 2 "--candidates takes a whole number from 1 to 13000000" && [ ! -e x ]'
done
run demo x --seed -1
that "a seed is not negative" 'refuses 2 "--seed"'
run demo no/such/x
that "a missing folder is the environment's fault" 'refuses 3 "no/such/x"'
told=$(ulimit -f 8; "$luqu" demo full --candidates 3000 2>&1; echo "status $?")
that "a file that may not grow is told" 'echo "$told" | grep -q "status 3"'

# --- its exams ------------------------------------------------------------------------------------------------------------------------
run_fast -d seats.db load "$project/fixtures/nanhui"
for exam in ART SKILL FLOW UNI; do
	run_fast -d seats.db seat $exam
	that "the exam $exam of the year is seated, no schoolmates side by side" 'succeeds && prints "^neighbours from one feeder school: 0$"'
done
run_fast -d seats.db seat PE
that "so is the test of physical education, by schools" 'succeeds && prints "^exam PE: 7630 candidates seated in [0-9]* rooms"'
run_fast -d seats.db export seats
that "no ticket number names two candidates" '[ "$(tail -n +2 .out | cut -d, -f5,6 | sort -u | cut -d, -f1 | uniq -d | wc -l)" -eq 0 ]'
