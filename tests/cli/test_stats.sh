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
