#!/bin/sh
# SPDX-License-Identifier: ISC
# luqu slips and books: marks on paper, by feeder school.
. tests/cli/lib.sh

make_year year
printf 'candidate_no,name,sex,id_no,feeder\n' >year/candidates.csv
printf '0001,Ada,F,310115201103040026,J1\n0002,Bo,M,,J1\n0003,Cy,M,AB123456,J1\n0004,Di,F,,\n0005,Eve,F,,初 三\n' >>year/candidates.csv
printf 'code,name,full_mark,exam,formula\nchinese,Chinese,150,ZK,\nmath,Maths,150,ZK,\narts,Arts,100,,\nhalf,Half arts,50,,arts/2\n' >year/subjects.csv
printf '0005,arts,60,\n' >>year/scores.csv
printf 'recheck,Rechecks,2026-07-02,2026-07-03\n' >>year/calendar.csv
run -d a.db load year
exits 0 || cat .err

run -d a.db slips --format txt
that "slips are written by feeder school" 'succeeds && prints "^slips: 3 files, 5 candidates$" && [ "$(ls slips | wc -l)" -eq 3 ] && [ -f slips/J1.txt ] && [ -f slips/no.feeder.txt ]'
tr '\f' '\n' <slips/J1.txt >shown
that "a slip has subjects, full marks and marks" 'grep -qE "^Mark slip  0001 Ada$" shown && grep -qE "^Maths +\| +150 \| +130.5$" shown'
that "bonus and total stand below" 'grep -qxF "Bonus: 0    Total: 250.5" shown'
that "ID numbers are masked" 'grep -qxF "ID number: 310115**********26" shown && ! grep -q 20110304 shown && grep -qxF "ID number: AB****56" shown'
that "when rechecks are applied for is told" 'grep -qxF "Rechecks are applied for from 2026-07-02 to 2026-07-03." shown'
that "the rank is not told unasked" '! grep -q "Rank" shown'
that "a subject that nobody sat is left out" '! grep -q "arts" shown'
that "each candidate has a page" '[ "$(tr -dc "\f" <slips/J1.txt | wc -c)" -ge 2 ]'
grep -h "Maths" slips/feeder.*.txt >shown
that "an absence is a word, never a zero" 'grep -qE "^Maths +\| +150 \| +absent$" shown'
run -d a.db slips --rank --feeder J1 -o one
that "one school alone, with the rank, as HTML" 'succeeds && prints "^one: 1 files, 3 candidates$" && grep -q "Rank position: 1 of 5" one/J1.html && grep -q "Rank position: 2 of 5" one/J1.html'
run -d a.db slips --format xlsx
that "slips are for paper" 'refuses 2 "mark slips are for paper: html or txt, not xlsx"'
run -d a.db slips --feeder J9
that "a school that nobody comes from is told" 'refuses 1 "J9: nobody comes from this school"'
run -d a.db slips --format pdf
that "a format that is none is refused" 'refuses 2 "no such format: pdf"'
touch file
run -d a.db books -o file
that "a file is no folder" 'exits 3'

run -d a.db books --format csv
that "books are written by feeder school" 'succeeds && prints "^books: 3 files, 5 candidates$"'
that "a book has a row for each candidate, without the rank" '[ "$(cat books/J1.csv)" = "serial,candidate_no,name,sex,id_no,chinese,math,bonus,total
1,0001,Ada,F,310115**********26,120,130.5,0,250.5
2,0002,Bo,M,,125,120,0,245
3,0003,Cy,M,AB****56,100,100,0,200" ]'
run -d a.db books --format csv --rank -o ranked
that "with the rank where it is asked for" 'grep -qxF "1,0004,Di,F,,100,90,5,195,4" ranked/no.feeder.csv && head -n 1 ranked/no.feeder.csv | grep -q ",total,rank$"'
that "states are words" 'grep -qE "^1,0005,Eve,F,,60,30,absent,0,60,5$|^1,0005,Eve,F,,60,absent,30|^1,0005,Eve,F,,60,.*absent" ranked/feeder.*.csv'
run -d a.db books --format xlsx -o sheets
that "books are workbooks too" 'succeeds && [ -s sheets/J1.xlsx ]'
run --lang zh_CN -d a.db books --format txt -o zh
that "in Chinese too" 'succeeds && grep -q "考生号" zh/J1.txt'
