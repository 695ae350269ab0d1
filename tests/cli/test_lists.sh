#!/bin/sh
# SPDX-License-Identifier: ISC
# luqu lists: a folder of placement lists and their index.
. tests/cli/lib.sh

make_year year
run -d a.db load year
run -d a.db lists
that "without a run there are no lists" 'refuses 1 "there is no run yet" && [ ! -e lists ]'
run -d a.db run
run -d a.db lists
that "by default HTML by school in the folder lists" 'succeeds && prints "^lists: 2 lists, 3 rows; begin with lists/index.html$" && [ -s lists/index.html ] && [ -s lists/S1.html ] && [ -s lists/S2.html ]'
run -d a.db lists --by feeder --format csv -o by-feeder
that "by feeder everybody is on a list" 'succeeds && prints "^by-feeder: 1 lists, 5 rows" && [ "$(wc -l <by-feeder/J1.csv)" -eq 6 ]'
that "who has no place stands there without one" 'grep -qE "^5,0005,Eve,F,,Junior school,0,.*,,,,,,$" by-feeder/J1.csv'
for format in html txt xlsx csv; do
	run -d a.db lists --format $format -o "as-$format"
	that "lists in $format have an index and one file per school" 'succeeds && [ "$(ls "as-$format" | tr "\n" " ")" = "S1.$format S2.$format index.$format " ]'
done
run -d a.db lists --format csv -o as-csv
that "lists may be written over lists" 'succeeds'

printf 'candidate_no,name,id_no,feeder\n0001,Ada,11010519491231002X,J1\n0006,Flo,A1234567,J1\n' >id.csv
run -d a.db import candidates id.csv
run -d a.db run
run -d a.db lists --format csv -o masked
that "ID numbers are masked" 'grep -q "110105\*\*\*\*\*\*\*\*\*\*2X" masked/S1.csv && ! grep -q 11010519491231002X -r masked'
run -d a.db lists --format csv -o shown --show-ids
that "--show-ids shows them" 'grep -q 11010519491231002X shown/S1.csv'
run -d a.db lists --run 1 --format csv -o first --by feeder
that "--run shows an older run in terms of the data as they are" 'exits 0 || complains "run 1 does not fit the data any more"'

run -d a.db lists --by pupil
that "--by takes two words" 'refuses 2 "school or feeder, not .pupil."'
run -d a.db lists --format pdf
that "an unknown format is refused" 'refuses 2 "no such format: pdf"'
run -d a.db lists --run 99
that "a run that is not there is refused" 'refuses 1 "there is no run 99"'
run -d a.db lists --run 0
that "runs count from 1" 'refuses 2 "run.*.0."'
run -d a.db lists -o no/such/lists
that "a folder in a missing folder is the environment's fault" 'refuses 3 "no/such/lists"'
echo text >file
run -d a.db lists -o file
that "a file in the folder's place is the environment's fault" 'refuses 3 "file" && has_line file text'

# What candidates wrote as their school is a text: no path comes of it.
make_year paths
cat >paths/candidates.csv <<'CSV'
candidate_no,name,feeder
0001,Ada,../outside
0002,Bo,a/b
0003,Cy,-rf
0004,Di,.
0005,Eve,周浦中学
0006,Flo,index
0007,Gus,
0008,Hal,..
0009,Ida,J 1
CSV
long=$(printf '%0300d' 0)
echo "0010,Joe,$long" >>paths/candidates.csv
echo "0011,Kim,${long}1" >>paths/candidates.csv
run -d p.db load paths
run -d p.db run
mkdir deep
run -d p.db lists --by feeder --format csv -o deep/lists
that "a feeder never leads out of the folder" 'succeeds && [ "$(ls deep)" = lists ] && [ -z "$(find deep/lists -mindepth 1 -type d)" ]'
that "each feeder has its own file, none hidden and none like an option" '[ "$(ls -A deep/lists | wc -l)" -eq 12 ] && [ -z "$(ls -A deep/lists | grep "^[-.]")" ]'
that "Chinese names stay readable" '[ -e deep/lists/feeder.周浦中学.csv ]'
that "the index names every file that there is" '[ "$(cut -d, -f5 deep/lists/index.csv | tail -n +2 | while read -r f; do [ -e "deep/lists/$f" ] && echo yes; done | wc -l)" -eq 11 ]'
