#!/bin/sh
# SPDX-License-Identifier: ISC
# luqu explain: what it prints of placed and refused candidates, of the draw, and of runs gone stale.
. tests/cli/lib.sh

run -d none.db explain 0001
that "explain refuses a database that is not there" 'refuses 3 "none.db"'

make_year good
run -d y.db load good
run -d y.db explain 0001
that "without a stored run it is a dry run, which is said first" 'succeeds && [ "$(head -n 1 .out)" = "No run is stored. This is a dry run, computed now and stored nowhere." ]'
run -d y.db run
run -d y.db explain 0001
that "the place is told in full" 'succeeds && prints "^  candidate 0001 Ada$" && prints "^  total +250.5$" && prints "^  run +1 \(draft\)" &&
	prints "^  place +choice 1$" && prints "^  tier +UNI Unified$" && prints "^  program +042032 Unified$" && prints "^  school +S1 First school$" &&
	prints "^  pool +open$"'
that "a choice that was taken is told with its rank" 'prints "1  042032 Unified: taken" && prints "pool open: taken; rank 1 of 2, 1 seats"'

run -d y.db explain 0002
that "a full choice names the last one in and the gap" 'succeeds && prints "1  042032 Unified: full" && prints "full; rank 2 of 2, 1 seats" &&
	prints "last one in: 0001, merit 250.5; own merit 245, 5.5 less"'
that "the keys stand side by side, and the one that decides has the gap" 'prints "^ +total +245 +250.5 +5.5$" && prints "^ +math +120 +130.5$"'
that "the counterfactual is the least that would do" 'prints "total \+ 6 would have given UNI choice 1, 042032/open"'
that "the step is named" 'tr "\n" " " <.out | grep -q "in steps of 0.5"'
that "every line fits 80 columns" '! grep -E "^.{81}" .out'

run -d y.db explain 0005
that "one without choices is told so" 'succeeds && prints "^  place +none: no choices$" && prints "^UNI Unified: took no part: no choices$"'
run -d y.db explain 9999
that "an unknown candidate is refused" 'refuses 1 "^luqu: there is no candidate 9999$"'
run -d y.db explain 0001 --run 1
that "--run names a stored run" 'succeeds && prints "^  run +1 "'
run -d y.db explain 0001 --run 2
that "--run refuses one that is not stored" 'refuses 1 "there is no run 2"'
run -d y.db explain 0001 --run 0
that "--run takes no zero" 'refuses 2 "run"'
before=$(digest y.db)
run -d y.db explain 0002
that "explain changes nothing" '[ "$(digest y.db)" = "$before" ]'

printf 'candidate_no,subject,mark\n0005,chinese,50\n' >change.csv
run -d y.db import scores change.csv
run -d y.db explain 0002
that "changed data that still give the result explain it, which is said first" 'succeeds && head -n 1 .out | grep -q "^The data have changed since run 1, but still give" &&
	prints "total \+ 6 would"'
printf 'candidate_no,subject,mark\n0002,math,150\n' >change.csv
run -d y.db import scores change.csv
run -d y.db explain 0002
that "a stale run is called stale first" 'succeeds && head -n 3 .out | tr "\n" " " | grep -q "the run is stale"'
that "a stale tier is shown as stored, and nothing is made up" 'prints "1  042032 Unified: not known" && prints "2  P2 Trade: taken" && ! grep -q "would have given" .out'

make_year rules
sed 's/^tier,program,seats,pool$/&,eligible,line/; s/^UNI,042032,1,$/&,tag.sport > 5 and total > 0,/; s/^UNI,P2,2,$/&,,240/' good/plans.csv >rules/plans.csv
run -d rules.db load rules
run -d rules.db explain 0001
that "not eligible names the part of the rule and its values" 'succeeds && prints "pool open: not eligible; what does not hold: tag.sport > 5$" &&
	prints "its values: tag.sport 3$" && prints "no higher total \(tried up to \+ 50\) gives it"'
run -d rules.db explain 0003
that "below the line names merit, line and gap" 'succeeds && prints "pool open: below the line; merit 200, the line is 240: 40 short$" &&
	prints "total \+ 40 would have given UNI choice 1, P2/open"'

make_year tied
sed 's/^0002,chinese,125,$/0002,chinese,120,/; s/^0002,math,120,$/0002,math,130.5,/' good/scores.csv >tied/scores.csv
run -d tied.db load tied
run -d tied.db explain 0001
draw() { printf '%s' "20260618:UNI:$1" | sha256sum | cut -d' ' -f1; }
that "the draw alone is named, to one of the two and to the other" 'succeeds && prints "the draw alone decided (for|against) 0002$"'
that "both draws can be checked by the command that is shown" 'grep "sha256sum$" .out >commands && sh commands | cut -d" " -f1 >digests &&
	[ "$(cat digests)" = "$(draw 0001; draw 0002)" ] && has_line .out "           $(draw 0001)" && has_line .out "           $(draw 0002)"'
printf 'key,value\nlottery_seed,"it'"'"'s $5 `x` ""!"\n' >seed.csv
run -d tied.db import office seed.csv
run -d tied.db explain 0001
that "a seed that a shell would change is quoted" 'grep "sha256sum$" .out >commands && sh commands | cut -d" " -f1 >digests &&
	sed -n "/sha256sum$/{n;s/^ *//;p;}" .out | cmp -s - digests && [ -s digests ]'

run -d y.db --lang zh_CN explain 0001
that "numbers and codes are the same in any language" 'succeeds && prints "042032"'
