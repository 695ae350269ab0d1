#!/bin/sh
# SPDX-License-Identifier: ISC
# luqu export: every kind in every format, files whole or not at all, never onto the database.
. tests/cli/lib.sh

make_year year
run -d a.db load year
inputs="office calendar exams subjects schools programs tiers plans candidates scores bonuses choices returns orders"
outputs="placements cutoffs vacancies unplaced"

for kind in $outputs cutoff_sheet; do
	run -d a.db export $kind
	that "$kind needs a run" 'refuses 1 "there is no run yet"'
done
run -d a.db export distribution
that "the distribution needs none" 'succeeds && [ "$(head -n 1 .out)" = "mark,count,cumulative" ]'
run -d a.db run

for kind in $inputs $outputs distribution cutoff_sheet; do
	run -d a.db export $kind
	that "$kind goes to standard output as CSV" 'succeeds && prints "^[a-z_,]+$"'
	cp .out "$kind.expected"
	run -d a.db export $kind -o "$kind.csv"
	that "$kind goes to a file, byte for byte the same" 'succeeds && prints_nothing && is_same "$kind.csv" "$kind.expected"'
	for format in xlsx html txt; do
		run -d a.db export $kind -o "$kind.$format"
		that "$kind is written as $format by the name of the file" 'succeeds && prints_nothing && [ -s "$kind.$format" ]'
	done
	that "the workbook of $kind holds a worksheet" 'unzip -p "$kind.xlsx" xl/worksheets/sheet1.xml >x.xml && grep -q "<worksheet" x.xml'
	that "the page of $kind holds its header" 'grep -q "<th scope=\"col\"" "$kind.html"'
	that "the text of $kind holds its header" 'grep -q "$(head -n 1 "$kind.expected" | cut -d, -f1)" "$kind.txt"'
done

that "placements are sorted by candidate" '[ "$(cat placements.expected)" = "candidate_no,tier,program,pool,choice,merit
0001,UNI,042032,open,1,250.5
0002,UNI,P2,open,2,245
0003,UNI,P2,open,1,200" ]'
that "cutoffs have every pool" '[ "$(cat cutoffs.expected)" = "tier,program,pool,seats,placed,merit
UNI,042032,open,1,1,250.5
UNI,P2,open,2,2,200" ]'
that "vacancies have every pool" '[ "$(cat vacancies.expected)" = "tier,program,pool,seats,placed,passed,vacant
UNI,042032,open,1,1,0,0
UNI,P2,open,2,2,0,0" ]'
that "the unplaced have their reason" '[ "$(cat unplaced.expected)" = "candidate_no,reason
0004,outranked
0005,no choices" ]'
that "the distribution begins with the highest mark" '[ "$(cat distribution.expected)" = "mark,count,cumulative
250.5,1,1
245,1,2
200,1,3
195,1,4
0,1,5" ]'
that "input rows come with every column, in the order of the manual" '[ "$(head -n 2 tiers.expected)" = "code,name,seq,merit,ranking,bands,max_choices,eligible,line,ties,filing,returns,adjust,inherits
UNI,Unified,1,total,total > math,parallel,3,,,break,1,final,none," ]'
that "CSV has no byte order mark and LF alone" '! grep -q "$(printf "\r")" placements.expected && [ "$(head -c 3 placements.expected)" = can ]'

printf 'key,value\nname,"Office ""A"", north"\n' >o.csv
run -d a.db import office o.csv
run -d a.db export office
that "quotes stand where a comma or a quote needs them, and nowhere else" 'has_line .out "name,\"Office \"\"A\"\", north\"" && has_line .out "year,2026"'

run -d a.db export candidates --chinese
that "--chinese writes Chinese headers" 'succeeds && [ "$(head -n 1 .out)" = "考生号,姓名,性别,身份证号,毕业学校,报名区,考生类别,特征,服从调剂" ]'
run -d a.db export 录取名单
that "a kind may have its Chinese name" 'succeeds && is_same .out placements.expected'
run -d a.db export programs --spreadsheet
that "--spreadsheet keeps zeros and begins with a byte order mark" 'succeeds && [ "$(head -c 3 .out | od -An -tx1 | tr -d " ")" = efbbbf ] && grep -q "\"=\"\"042032\"\"\"" .out && grep -q "$(printf "\r")" .out'
printf 'candidate_no,name,feeder\n0001,=1+1,-2\n' >evil.csv
run -d a.db import candidates evil.csv
run -d a.db export candidates --spreadsheet
that "--spreadsheet lets no cell be a formula" "succeeds && grep -q \",'=1+1,\" .out && ! grep -qE '(^|,)[-=+@]' .out"
run -d a.db export candidates
that "CSV for programs is exact" 'has_line .out "0001,=1+1,,,-2,,,,0"'

run -d a.db run
run -d a.db export placements --run 1
that "--run names an older run" 'succeeds && is_same .out placements.expected'
run -d a.db export placements --run 9
that "a run that is not there is refused by its number" 'refuses 1 "there is no run 9"'
for n in 0 -1 x 1.5 1e1 +1 99999999999999999999; do
	run -d a.db export placements --run "$n"
	that "no run is called $n" 'refuses 2 "--run takes a whole number"'
done
run -d a.db export
that "a kind is needed" 'refuses 2 "an argument is missing"'
run -d a.db export nothing
that "an unknown kind is refused by its name" 'refuses 2 "no such kind: nothing"'
run -d a.db export office --format pdf
that "an unknown format is refused by its name" 'refuses 2 "no such format: pdf"'
run -d a.db export office --spreadsheet --format html
that "--spreadsheet goes with CSV alone" 'refuses 2 "--spreadsheet goes with --format csv"'

# --- files: whole or not at all
echo old >target.csv
ln target.csv before.csv
run -d a.db export candidates -o target.csv
that "a file is replaced, not written into: who has it open reads the old one to its end" 'succeeds && [ "$(cat before.csv)" = old ] && [ "$(wc -l <target.csv)" -eq 6 ]'
echo old >target.csv
told=$(ulimit -f 0; "$luqu" -d a.db export candidates -o target.csv 2>&1; echo "status $?")
that "where the file may not grow the old one stays" 'echo "$told" | grep -q "File too large" && echo "$told" | grep -q "status 3" && [ "$(cat target.csv)" = old ]'
that "nothing else is left behind" '[ "$(ls -A | grep -c target)" -eq 1 ]'
run -d a.db export candidates -o no/such/folder.csv
that "a missing folder is the environment's fault" 'refuses 3 "no/such"'
mkdir folder
run -d a.db export candidates -o folder
that "a folder is no file to write" 'refuses 3 "folder.* is a folder"'
run -d a.db export candidates -o ""
that "an empty name is wrong usage" 'refuses 2 "."'
if [ "$(id -u)" -ne 0 ]; then
	mkdir closed && chmod 500 closed
	run -d a.db export candidates -o closed/x.csv
	that "a folder that may not be written to is the environment's fault" 'refuses 3 "Permission denied"'
else
	skip "a folder that may not be written to (root writes everywhere)"
fi
run -d a.db export candidates -o - 
that "-o - is standard output" 'succeeds && prints "^0002,Bo,"'
run -d a.db export candidates -o -rf.csv
that "a file may be called -rf.csv" 'succeeds && [ -s ./-rf.csv ]'
strange=$(printf 'new\nline.csv')
run -d a.db export candidates -o "$strange"
that "a file may have a line break in its name" 'succeeds && [ -s "$strange" ]'
ln -s target.csv link.csv
run -d a.db export candidates -o link.csv
that "a symbolic link stays, what it leads to is replaced" 'succeeds && [ -L link.csv ] && [ "$(wc -l <target.csv)" -eq 6 ]'
chmod 640 target.csv
run -d a.db export candidates -o target.csv
that "a file keeps its permissions" '[ "$(stat -c %a target.csv)" = 640 ]'
"$luqu" -d a.db export candidates -o /dev/full >.out 2>.err; status=$?
that "a full disk is told" 'refuses 3 "No space left"'
mkfifo pipe
cat pipe >through & 
run -d a.db export candidates -o pipe
wait
that "a pipe is written to" 'succeeds && [ "$(wc -l <through)" -eq 6 ]'

# --- never onto the database
before=$(digest a.db)
mkdir sub
ln -s a.db soft.csv
ln a.db hard.csv
ln -s ../a.db sub/soft.csv
for path in a.db ./a.db sub/../a.db "$PWD/a.db" soft.csv hard.csv sub/soft.csv a.db-wal a.db-shm a.db-lock; do
	run -d a.db export candidates -o "$path"
	that "export keeps off the database as ${path#"$PWD"/}" 'refuses 2 "belongs to the database" && [ "$(digest a.db)" = "$before" ]'
	run -d a.db audit -o "$path"
	that "so does audit as ${path#"$PWD"/}" 'refuses 2 "belongs to the database" && [ "$(digest a.db)" = "$before" ]'
done
run -d soft.csv export candidates -o a.db
that "also where the database itself was named by a link" 'refuses 2 "belongs to the database" && [ "$(digest a.db)" = "$before" ]'
