#!/bin/sh
# SPDX-License-Identifier: ISC
# luqu stats: figures of a stored run.
. tests/cli/lib.sh

make_year year
run -d a.db load year
run -d a.db stats
that "without a run there are no figures" 'refuses 1 "there is no run yet"'
run -d a.db run
run -d a.db stats
that "the rate stands against the target" 'succeeds && prints "^placed 3 of 5 candidates: 60 %, target 98 % \(missed\)$"'
that "a line per tier: seats, placed, plan, choices 1, 1-3, 1-5" 'prints "^UNI Unified +3 +3 +100% +66.67% +100% +100%$" && prints "^all tiers +3 +3 +100%"'
that "a line per feeder school, with the same shares" 'prints "^J1 Junior school +5 +3 +60% +66.67% +100% +100%$"'
printf 'key,value\nplacement_target,60\n' >o.csv
run -d a.db import office o.csv
run -d a.db stats --run 1
that "a target that is met is called so" 'succeeds && prints "target 60 % \(met\)$"'
run -d a.db stats --run 2
that "a run that is not there is refused" 'refuses 1 "there is no run 2"'
run -d a.db stats --run x
that "runs are numbers" 'refuses 2 "--run takes a whole number"'

# --- comprehensive evaluation
run -d a.db stats
that "nothing is said of evaluations where there are none" '! prints "evaluation"'
make_year quality
cat >quality/evaluations.csv <<'END'
candidate_no,term,part,mark
0001,T1,moral,80
0001,T1,mental,80
0002,T1,moral,100
0002,T1,mental,59.99
0003,T1,moral,79.99
0004,T1,moral,90
0001,T2,moral,95
END
sed -i 's/^0004,Di,F,J1/0004,Di,F,J2/' quality/candidates.csv
run -d q.db load quality
run -d q.db stats
that "a run is needed for the figures of a run" 'exits 1'
run -d q.db stats --evaluation
that "evaluations need none" 'succeeds && prints "^comprehensive evaluation: pupils at 80 or above$"'
that "the mean over the parts counts, exactly" 'prints "^T1 +J1 Junior school +3 +1 +33.33%$"'
that "school by school" 'prints "^T1 +J2 +1 +1 +100%$" && prints "^T1 +all schools +4 +2 +50%$"'
that "term by term" 'prints "^T2 +J1 Junior school +1 +1 +100%$" && prints "^T2 +all schools +1 +1 +100%$"'
printf 'key,value\nquality_target,30\n' >o.csv
run -d q.db import office o.csv
run -d q.db stats --evaluation
that "a target is the year's" 'prints "at 80 or above, target 30 %$" && prints "^T1 +J1 .*33.33% \(met\)$"'
printf 'key,value\nquality_base_year,2024\n' >o.csv
run -d q.db import office o.csv
run -d q.db stats --evaluation
that "it rises by 5 points a year from its base" 'prints "target 40 %$" && prints "^T1 +J1 .*33.33% \(missed\)$" && prints "^T1 +all .*50% \(met\)$"'
printf 'key,value\nquality_base_year,1990\n' >o.csv
run -d q.db import office o.csv
run -d q.db stats --evaluation
that "and to 100 at most" 'prints "target 100 %$" && prints "^T1 +J2 .*100% \(met\)$"'
run -d q.db withdraw 0001 --reason moved
run -d q.db stats --evaluation
that "the withdrawn do not count" 'prints "^T1 +J1 Junior school +2 +0 +0% \(missed\)$" && ! prints "^T2"'
run -d q.db run
run -d q.db stats
that "with a run both are told" 'prints "^placed " && prints "^comprehensive evaluation"'
