#!/bin/sh
# SPDX-License-Identifier: ISC
# luqu freeze and unfreeze: two people, a digest between them, and nothing that gets past.
. tests/cli/lib.sh

make_year year
run -d a.db load year

before=$(digest a.db)
run_as 64001 -d a.db freeze confirm ZK --digest 0123456789abcdef
that "what nobody proposed cannot be confirmed" 'refuses 1 "nobody has proposed to freeze exam .ZK."'
run_as 64001 -d a.db freeze propose XX
that "an exam that is not there cannot be frozen" 'refuses 1 "there is no exam .XX."'
run_as 64001 -d a.db unfreeze propose ZK --reason x
that "what is not frozen cannot be unfrozen" 'refuses 1 "exam .ZK. are not frozen"'
run -d a.db freeze
that "without a step it is wrong usage" 'refuses 2 "an argument is missing"'
run -d a.db freeze melt ZK
that "a step that is none is wrong usage" 'refuses 2 "no such step: melt"'
run -d a.db freeze propose
that "without an exam it is wrong usage" 'refuses 2 "which exam"'
run -d a.db freeze list ZK
that "the list takes no exam" 'refuses 2 "list takes no exam"'
that "refusals change nothing" '[ "$(digest a.db)" = "$before" ]'

run_as 64001 -d a.db freeze propose ZK
that "a proposal tells digest and who confirms it" 'succeeds && prints "^exam ZK: 9 scores$" && prints "another person confirms it: luqu freeze confirm ZK --digest"'
told=$(sed -n 's/^SHA-256 //p' .out)
again=$("$luqu" -d a.db export scores | awk -F, 'NR == 1 || $2 == "chinese" || $2 == "math"' | sha256sum | cut -d' ' -f1)
that "the digest is that of the exported lines" '[ "$told" = "$again" ] && [ ${#told} -eq 64 ]'
run -d a.db freeze list
that "the list says that it waits" 'succeeds && prints "^ZK .*freeze proposed" && prints "by uid 64001"'

before=$(digest a.db)
run_as 64001 -d a.db freeze confirm ZK --digest "$told"
that "who proposed it cannot confirm it" 'refuses 1 "uid 64001 has proposed it: another person must confirm"'
run_as 64002 -d a.db freeze confirm ZK
that "without a digest nothing is confirmed" 'refuses 2 "a digest is needed"'
run_as 64002 -d a.db freeze confirm ZK --digest "$(echo "$told" | cut -c1-7)"
that "seven digits are too few" 'refuses 2 "a digest is needed"'
run_as 64002 -d a.db freeze confirm ZK --digest "${told}0"
that "a digest is no longer than it is" 'refuses 2 "a digest is needed"'
run_as 64002 -d a.db freeze confirm ZK --digest 0000000000
that "another digest is not confirmed" 'refuses 1 "the digest is not that of the proposal, which is $told"'
run_as 64002 -d a.db unfreeze confirm ZK
that "a proposal to freeze is none to unfreeze" 'refuses 1 "exam .ZK. are not frozen"'
that "these refusals change nothing either" '[ "$(digest a.db)" = "$before" ]'

printf 'candidate_no,subject,mark\n0003,math,101\n' >late.csv
run -d a.db import scores late.csv
run_as 64002 -d a.db freeze confirm ZK --digest "$told"
that "scores that have changed since are not frozen" 'refuses 1 "the scores have changed since uid 64001 proposed it"'
run_as 64001 -d a.db freeze propose ZK
told=$(sed -n 's/^SHA-256 //p' .out)
run_as 64002 -d a.db freeze confirm ZK --digest "$(echo "$told" | cut -c1-8)"
that "eight digits by another person freeze it" 'succeeds && prints "^exam ZK: frozen, 9 scores, SHA-256 $told; proposed by uid 64001, confirmed by uid 64002$"'
run_as 64002 -d a.db freeze propose ZK
that "what is frozen is not frozen again" 'refuses 1 "frozen already"'
run -d a.db audit
that "the trail has both steps" 'prints ",uid 64001,propose,freeze,ZK,.*$told" && prints ",uid 64002,confirm,freeze,ZK,.*$told"'

before=$(digest a.db)
printf 'candidate_no,subject,mark\n0003,math,102\n0001,math,130.5\n' >late.csv
run -d a.db import scores late.csv
that "an import is refused with its line" 'exits 1 && complains "^late.csv:2: candidate_no: the scores of exam .ZK. are frozen" && ! complains "late.csv:3"'
run -d a.db delete scores 0003 math --reason x
that "a deletion is refused" 'refuses 1 "the scores of exam .ZK. are frozen"'
printf 'code,name,full_mark,exam\nmath,Maths,160,ZK\n' >s.csv
run -d a.db import subjects s.csv
that "so is a change of its subjects" 'exits 1 && complains "^s.csv:2: code: the scores of exam .ZK. are frozen"'
run -d a.db load year --replace
that "so is a folder in place of all" 'refuses 1 "the scores of exam .ZK. are frozen"'
that "none of it changes anything" '[ "$(digest a.db)" = "$before" ]'
run -d a.db freeze list
that "the list says that it is frozen" 'succeeds && prints "^ZK .*  frozen .* 9 scores  SHA-256 $told" && prints "confirmed .* by uid 64002"'

run_as 64002 -d a.db unfreeze propose ZK
that "an unfreeze needs a reason" 'refuses 2 "a reason is needed"'
run_as 64002 -d a.db unfreeze propose ZK --reason "$(printf 'a\033b')"
that "the reason holds no control character" 'refuses 2 "the reason holds a control character"'
run_as 64002 -d a.db unfreeze propose ZK --reason "$(printf '%01024d' 0)"
that "the reason is of reasonable length" 'refuses 2 "longer than 1023 bytes"'
run_as 64002 -d a.db unfreeze propose ZK --reason "a paper left out"
that "an unfreeze is proposed" 'succeeds && prints "luqu unfreeze confirm ZK"'
run_as 64002 -d a.db unfreeze confirm ZK
that "who proposed the unfreeze cannot confirm it" 'refuses 1 "another person must confirm"'
run -d a.db import scores late.csv
that "a proposed unfreeze opens nothing" 'exits 1 && complains "are frozen"'
run_as 64003 -d a.db unfreeze confirm ZK
that "another person opens it" 'succeeds && prints "no longer frozen"'
run -d a.db import scores late.csv
that "then scores can be imported" 'succeeds'
run_as 64003 -d a.db unfreeze confirm ZK
that "it is opened once" 'refuses 1 "are not frozen"'
run --lang zh_CN -d a.db freeze list
that "in Chinese too" 'succeeds && prints "ZK .*未冻结"'

printf 'code,name\nPE,Physical education\n' >e.csv
run -d a.db import exams e.csv
run_as 64001 -d a.db freeze propose PE
that "an exam without scores is not frozen" 'refuses 1 "exam .PE. has no scores yet"'

sqlite3 a.db "INSERT INTO batches (number, exam, subject, site, room) VALUES (1, 'ZK', 'math', 'A', '1')"
run_as 64001 -d a.db freeze propose ZK
that "an exam with an open batch is not frozen" 'refuses 1 "exam .ZK. has 1 open batches of mark entry"'
sqlite3 a.db "UPDATE batches SET state = 'closed'"
run_as 64001 -d a.db freeze propose ZK
that "when it is closed, it may be" 'succeeds'
sqlite3 a.db "UPDATE batches SET state = 'open'"
run_as 64002 -d a.db freeze confirm ZK --digest "$(sed -n 's/^SHA-256 //p' .out)"
that "a batch opened meanwhile stops the confirmation" 'refuses 1 "1 open batches"'
