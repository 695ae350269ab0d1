#!/bin/sh
# SPDX-License-Identifier: ISC
# luqu import: one file; same key updated, lists of choices replaced, all or nothing, audited.
. tests/cli/lib.sh

make_year year
run -d a.db load year
before=$(digest a.db)

printf 'candidate_no,name\n0001,Ada Lovelace\n0006,Flo\n' >c.csv
run -d a.db import candidates c.csv --dry-run
that "a dry run counts and stores nothing" 'succeeds && prints "^2 rows: 1 added, 1 changed, 0 removed, 0 as before$" && prints "^dry run: nothing is stored$" && [ "$(digest a.db)" = "$before" ]'
run -d a.db import candidates c.csv -n
that "-n is --dry-run" 'succeeds && [ "$(digest a.db)" = "$before" ]'
run -d a.db import candidates c.csv
that "a new key is added, a known one updated" 'succeeds && prints "^2 rows: 1 added, 1 changed"'
run -d a.db export candidates
that "the rows are there" 'has_line .out "0006,Flo,,,,,,,0" && prints "^0001,Ada Lovelace,"'
run -d a.db import candidates c.csv
that "the same file again changes nothing" 'succeeds && prints "^2 rows: 0 added, 0 changed, 0 removed, 2 as before$"'
run -d a.db audit
that "old and new value stand in the trail" 'prints ",import,candidates,0001,.*Ada.*Ada Lovelace"'
that "an added row stands there once" '[ "$(grep -c ",import,candidates,0006," .out)" -eq 1 ]'

"$luqu" -d a.db import scores - >.out 2>.err <<'CSV'
candidate_no,subject,mark
0006,math,99.5
CSV
status=$?
that "- is standard input" 'succeeds && prints "^1 rows: 1 added"'
printf 'candidate_no,subject,mark\n0006,math,999\n' | "$luqu" -d a.db import scores - >.out 2>.err
status=$?
that "faults of standard input have a line and a column as well" 'refuses 1 ":2: mark: .999. is above the full mark, 150"'

printf 'candidate_no,tier,rank,program\n0002,UNI,1,P2\n' >l.csv
run -d a.db import choices l.csv
that "choices replace each list that the file names" 'succeeds && prints "^1 rows: 0 added, 1 changed, 1 removed, 0 as before$"'
run -d a.db export choices
that "the list is the file's, the others stay" '[ "$(grep -c "^0002," .out)" -eq 1 ] && has_line .out "0002,UNI,1,P2" && has_line .out "0001,UNI,1,042032"'
printf 'candidate_no,tier,rank,program\n0002,UNI,1,P2\n0003,UNI,1,P2\n0002,UNI,2,P2\n' >twice.csv
before=$(digest a.db)
run -d a.db import choices twice.csv
that "a program twice in a list is refused, wherever its rows stand" 'refuses 1 "^twice.csv:4: program: .P2. stands in this list already" && [ "$(digest a.db)" = "$before" ]'

printf 'candidate_no,name\n0007,Gus\n0008,\n0007,Twice\n' >bad.csv
run -d a.db import candidates bad.csv
that "one bad row and nothing of the file is stored" 'refuses 1 "^bad.csv:3: name: is empty" && complains "^bad.csv:4: " && complains "nothing was stored" && [ "$(digest a.db)" = "$before" ]'
run -d a.db import candidates bad.csv --dry-run
that "a dry run reports the same faults" 'refuses 1 "^bad.csv:3: name: is empty"'
printf 'code,name,full_mark\nmath,Maths,120\n' >s.csv
run -d a.db import subjects s.csv
that "a change that other rows do not bear is refused with them" 'refuses 1 "0001.*math|math.*130.5|130.5" && [ "$(digest a.db)" = "$before" ]'
printf 'code,name,seq,max_choices\nUNI,Unified,1,\n' >t.csv
run -d a.db import tiers t.csv
run -d a.db export tiers
that "an updated row is the file's: a cell that is empty and a column left out are the default" 'has_line .out "UNI,Unified,1,total,,parallel,,,,break,1,final,none,"'

run -d a.db import pupils c.csv
that "an unknown kind lists the kinds" 'refuses 2 "no such kind: pupils \(office, calendar, "'
run -d a.db import placements c.csv
that "results cannot be imported" 'refuses 2 "no such kind: placements"'
run -d a.db import candidates nowhere.csv
that "a missing file is the environment's fault" 'refuses 3 "nowhere.csv.*No such file"'
run -d a.db import candidates .
that "a folder is no file" '! exits 0 && prints_nothing && complains "folder|directory"'
mkfifo pipe
run -d a.db import candidates pipe
that "a pipe without a writer does not hang" 'refuses 3 "pipe"'
run_fast -d a.db import candidates /dev/zero
that "/dev/zero ends in a fault" '! exits 0 && prints_nothing'
run -d a.db import candidates /dev/null
that "an empty file misses its header" 'refuses 1 "/dev/null.*empty, the header is missing"'
run -d a.db import 考生 c.csv
that "a kind may have its Chinese name" 'succeeds'
cp c.csv ./-rf
run -d a.db import candidates -- -rf
that "a file may be called -rf behind --" 'succeeds'
run -d a.db import candidates ./-rf
that "or ./-rf" 'succeeds'
