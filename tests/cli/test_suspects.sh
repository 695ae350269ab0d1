#!/bin/sh
# SPDX-License-Identifier: ISC
# luqu suspects: what is found in marks with one thing wrong, and nothing in marks that are in order.
. tests/cli/lib.sh

# 120 candidates in four rooms; marks from 40 to 97, each room as good as the others. $1: an awk action on number i (1 to 120), room r (1 to 4), mark m.
make_marks() {
	rm -rf year a.db
	mkdir year
	printf 'key,value\nname,Office\nyear,2026\n' >year/office.csv
	printf 'code,name\nZK,Entrance\nPE,Physical education\n' >year/exams.csv
	printf 'code,name,full_mark,step,exam,formula\nmath,Maths,100,1,ZK,\nhalf,Half,50,,,math/2\n' >year/subjects.csv
	printf 'code,name\nA,Site\n' >year/sites.csv
	printf 'exam,site,room\nZK,A,1\nZK,A,2\nZK,A,3\nZK,A,4\n' >year/rooms.csv
	awk 'BEGIN { print "candidate_no,name"; for (i = 1; i <= 120; i++) printf "%04d,N\n", i }' >year/candidates.csv
	awk 'BEGIN { print "exam,site,room,seat,ticket,candidate_no"
		for (i = 1; i <= 120; i++) printf "ZK,A,%d,%d,T%04d,%04d\n", (i - 1) / 30 + 1, (i - 1) % 30 + 1, i, i }' >year/seats.csv
	awk "BEGIN { print \"candidate_no,subject,mark,status\"
		for (i = 1; i <= 120; i++) { r = int((i - 1) / 30) + 1; m = 40 + (i * 37) % 58; $1
			printf \"%04d,math,%s,%s\\n\", i, m, m == \"\" ? \"absent\" : \"\" } }" >year/scores.csv
	run -d a.db load year
	exits 0 || cat .err
	run -d a.db suspects
}
only() { succeeds && [ "$(sed 1d .out)" = "$1" ]; }

make_marks ""
that "marks in order raise no suspicion" 'succeeds && [ "$(cat .out)" = "exam,subject,site,room,suspicion,count,value,other,text" ]'
make_marks 'if (r == 2) m = 0'
that "a room of zeros is found" 'succeeds && prints "^ZK,math,A,2,zero,30,0,0,all 30 marks are 0$" && prints "^ZK,math,A,2,mean,30,0,"'
make_marks 'if (r == 3) m = 67'
that "a room in which all are alike is found" 'only "ZK,math,A,3,equal,30,67,0,all 30 marks are 67"'
make_marks 'if (r == 3 && i % 2) m = ""; if (i == 62) m = ""'
that "a room of which over half are absent is found" 'only "ZK,math,A,3,absent,30,0,16,16 of 30 have no mark"'
make_marks 'if (r == 3 && i % 2) m = ""'
that "half is not over half" 'only ""'
make_marks 'if (r == 4) m = m - 6'
that "a room somewhat worse is not suspicious" 'only ""'
make_marks 'if (r == 4) m = m - 20'
that "a room whose mean is far off is found" 'succeeds && prints "^ZK,math,A,4,mean,30,4[0-9.]+,6[0-9.]+,\"?the mean of 30 marks is" && [ "$(grep -c . .out)" -eq 2 ]'
make_marks 'if (i % 10 == 0) m = 100'
that "a jump at full marks is found" 'only "ZK,math,,,full,12,0,3,\"12 have full marks, at most 3 any other of the top tenth\""'
make_marks 'if (i % 14 == 0) m = 100'
that "a few full marks are no jump" 'only ""'
make_marks 'if (m >= 60 && m < 66) m = 59'
that "marks that nobody has are found" 'only "ZK,math,,,gap,120,59,66,nobody stands between 59 and 66"'
make_marks 'if (m >= 60 && m < 64) m = 59'
that "a narrow gap is not suspicious" 'only ""'
make_marks 'm = m - 32; if (m < 8) m = 8'
that "an item left out is found: nobody is at the top" 'only "ZK,math,,,top,120,65,100,the highest of 120 marks is 65 of 100"'
make_marks 'm = 50'
that "a subject in which all are alike is found" 'succeeds && prints "^ZK,math,,,equal,120,50,0,all 120 marks are 50$" && prints "^ZK,math,A,1,equal,30,"'
run -d a.db check
that "the check counts what is suspicious" 'exits 0 && prints "^C213 .*: 6$"'

run -d a.db suspects PE
that "an exam without marks is told" 'refuses 1 "no subject with marks is of exam .PE."'
run -d a.db suspects ZK --format txt
that "people read it as text" 'succeeds && prints "all 30 marks are 50"'
run -d a.db suspects --format pdf
that "a format that is none is refused" 'refuses 2 "no such format: pdf"'
run -d a.db suspects ZK PE
that "one exam at a time" 'refuses 2 "one argument too many"'
run --lang zh_CN -d a.db suspects ZK
that "in Chinese too" 'succeeds && prints "30 个成绩全为 50"'
