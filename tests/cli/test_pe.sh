#!/bin/sh
# SPDX-License-Identifier: ISC
# luqu pe: results of the PE test become marks by tables, the best of either-or items, and by the same rule every time.
. tests/cli/lib.sh

make_year year
sed -i '$a pe,Sport,30,TY' year/subjects.csv
sed -i '$a TY,PE test,2026-04-18' year/exams.csv
cat >year/pe_items.csv <<'END'
item,name,subject,direction,unit,group,exempt
run,1000 m,pe,lower,s,endurance,9
swim,200 m,pe,lower,s,endurance,9
jump,Long jump,pe,higher,cm,,6.25
END
cat >year/pe_table.csv <<'END'
item,sex,result,mark
run,M,220,15
run,M,245.5,12
run,F,210,15
run,F,240,10.3
swim,M,250,15
swim,F,260,15
jump,M,245,20
jump,M,200,9.2
jump,F,195,20
jump,F,170,8.5
END
cat >year/pe_results.csv <<'END'
candidate_no,item,result,status
0001,run,230,
0001,swim,255,
0001,jump,170,
0002,run,245.5,
0002,jump,244.99,
0003,run,246,
0003,jump,,absent
0004,run,,exempt
0004,jump,,exempt
0005,run,205,
END
run -d a.db load year
that "items, tables and results load" 'succeeds'
run -d a.db pe pe --dry-run
cp .out told
that "what would change is told" 'succeeds && prints "^0001: - -> 23.5$" && prints "^5 candidates: 5 scores added, 0 changed, 0 as they were$"'
run -d a.db export scores
that "and nothing is stored" '! prints ",pe,"'
run -d a.db pe pe
that "marks are computed" 'succeeds && prints "^5 candidates: 5 scores added" && prints "^1 candidates lack an item, which counts 0$"'
run -d a.db export scores
that "the best of either-or items, by the table of the sex" 'prints "^0001,pe,23.5,present$"'
that "a result as good as the row's has its mark; the sum is rounded to the step" 'prints "^0002,pe,21,present$"'
that "below the table it is 0, absent too" 'prints "^0003,pe,0,present$"'
that "who is exempt has what the items say" 'prints "^0004,pe,15.5,exempt$"'
that "an item that is missing counts 0" 'prints "^0005,pe,15,present$"'
before=$(digest a.db)
run -d a.db pe pe
that "the same again changes nothing" 'succeeds && prints "^5 candidates: 0 scores added, 0 changed, 5 as they were$" && [ "$(digest a.db)" = "$before" ]'
run -d a.db audit
that "the trail has each of them" '[ "$(grep -c ",pe,scores,000./pe,," .out)" = 5 ]'

printf 'candidate_no,item,result,status\n0001,jump,300,\n0002,jump,,deferred\n0003,run,,void\n0004,jump,195,\n' >r.csv
run -d a.db import pe_results r.csv
printf 'candidate_no,subject,mark\n0005,pe,3\n' >s.csv
run -d a.db import scores s.csv
run -d a.db pe pe -n
that "changes are told with what was before" 'prints "^0001: 23.5 -> 30$" && prints "^0002: 21 -> deferred$" && prints "^0003: 0 -> void$" && prints "^0004: 15.5 -> 29$"'
that "a mark that was typed is computed again" 'prints "^0005: 3 -> 15$"'
run -d a.db pe pe
run -d a.db export scores
that "the full mark is the most" 'prints "^0001,pe,30,present$"'
that "a deferred item defers the mark" 'prints "^0002,pe,,deferred$"'
that "where nothing counts the mark is void" 'prints "^0003,pe,,void$"'
that "exempt from some is not exempt from all" 'prints "^0004,pe,29,present$"'

# --- what it does not do
run -d a.db withdraw 0001 --reason moved
printf 'candidate_no,item,result\n0001,jump,100\n' >r.csv
run -d a.db import pe_results r.csv
run -d a.db pe pe
that "the withdrawn are left out" 'succeeds && prints "^4 candidates: 0 scores added, 0 changed"'
before=$(digest a.db)
run -d a.db pe sport
that "an unknown subject is told" 'refuses 1 "there is no subject sport"'
run -d a.db pe math
that "so is one without items" 'refuses 1 "no row of pe_items is of the subject math"'
run -d a.db pe
that "a subject must be named" 'refuses 2 "."'
that "refusals change nothing" '[ "$(digest a.db)" = "$before" ]'
run -d a.db delete pe_items jump --reason gone
that "an item that tables and results name stays" 'refuses 1 "pe_items jump is named by: pe_table \(4, the first jump/F\), pe_results"'
run -d a.db delete pe_table jump F 170 --reason "no such row in the rules"
that "a row of the table goes by its three keys" 'succeeds'
run -d a.db delete pe_table jump F far --reason x
that "a result is a number there" 'refuses 1 "pe_table has no row jump/F/far"'
for key in 195 ; do run -d a.db delete pe_table jump F $key --reason x; done
run -d a.db pe pe
that "a table without rows for a sex is told" 'exits 1 && complains "^pe_results 0004/jump: pe_table has no rows of the item for the candidate.s sex" && complains "pe: nothing was stored"'
printf 'item,sex,result,mark\njump,F,195,20\n' >t.csv
run -d a.db import pe_table t.csv
printf 'candidate_no,name,sex,feeder\n0004,Di,,J1\n' >c.csv
run -d a.db import candidates c.csv
run -d a.db pe pe
that "so is a candidate whose sex nobody knows" 'exits 1 && complains "^pe_results 0004/jump: the candidate.s sex is not known"'
printf 'candidate_no,name,id_no,feeder\n0004,Di,310115201103040026,J1\n' >c.csv
run -d a.db import candidates c.csv
run -d a.db pe pe
that "the ID number knows it too" 'succeeds'
printf 'candidate_no,item,result\n0004,throw,9\n' >r.csv
run -d a.db import pe_results r.csv
that "a result names an item that there is" 'refuses 1 "r.csv:2: item: .throw. is not in pe_items"'
printf 'code,name,full_mark,formula\npe,Sport,30,math\n' >s.csv
for no in 0001 0002 0003 0004 0005; do run -d a.db delete scores $no pe --reason x; done
run -d a.db import subjects s.csv
run -d a.db pe pe
that "a derived subject has no marks of its own" 'refuses 1 "the subject pe has a formula"'

# --- frozen scores
run -d b.db load year
run -d b.db pe pe
SUDO_UID=1001 run -d b.db freeze propose TY
proposed=$(grep -oE "[0-9a-f]{64}" .out | head -n 1)
SUDO_UID=1002 run -d b.db freeze confirm TY --digest "$proposed"
printf 'candidate_no,item,result\n0001,jump,300\n' >r.csv
run -d b.db import pe_results r.csv
run -d b.db pe pe
that "frozen scores are not computed again" 'refuses 1 "frozen"'

# --- evaluations as names of rules
make_year quality
printf 'candidate_no,term,part,mark\n0001,T1,moral,80\n0001,T2,moral,81.5\n0001,T3,moral,90.25\n0002,T1,moral,79\n0002,T1,mental,100\n' >quality/evaluations.csv
printf 'code,name,seq,merit,ranking,eligible\nUNI,Unified,1,total + quality.moral*0.5,quality.T1.moral > total,quality.moral >= 0\n' >quality/tiers.csv
run -d q.db load quality
run -d q.db run
that "rules name them" 'succeeds'
run -d q.db verify
that "the verifier agrees" 'succeeds'
run -d q.db export placements
that "as the mean of the terms, to 4 decimals, and 0 where there is none" 'prints "^0001,UNI,042032,open,1,292.4584$" && prints "^0003,UNI,P2,open,1,200$"'
that "and term by term" 'prints "^0002,UNI,P2,open,2,284.5$"'
digest_of() { sqlite3 "$1" "SELECT digest FROM runs ORDER BY number DESC LIMIT 1"; }
first=$(digest_of q.db)
printf 'candidate_no,term,part,mark\n0002,T1,mental,99\n' >e.csv
run -d q.db import evaluations e.csv
run -d q.db run
that "the digest of the inputs covers them" '[ "$(digest_of q.db)" != "$first" ]'
run -d q.db explain 0001
that "an explanation tells what went in" 'prints "292.4584"'
printf 'code,name,seq,merit\nUNI,Unified,1,total + quality.a.b.c\n' >t.csv
run -d q.db import tiers t.csv
that "three dots are one too many" 'refuses 1 "names no evaluation: those are quality.PART and quality.TERM.PART"'
printf 'code,name,seq,merit\nUNI,Unified,1,total + quality.\n' >t.csv
run -d q.db import tiers t.csv
that "none is one too few" 'exits 1'
printf 'key,value\ntotal,math + quality.moral\n' >o.csv
run -d q.db import office o.csv
that "a total is of marks alone" 'refuses 1 "unknown name .quality.moral."'
