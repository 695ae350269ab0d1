#!/bin/sh
# SPDX-License-Identifier: ISC
# luqu whatif: what changes would do, scenarios, and the plan that one of them becomes.
. tests/cli/lib.sh

make_year year
run -d a.db load year
before=$(digest a.db)

# --- trying
run -d a.db whatif
that "without a run it stands beside the outcome of the data, and nothing differs" \
	'succeeds && prints "^beside the outcome of the data as they are" && prints "^0 gain, 0 lose, 0 move$" && ! prints "^UNI"'
run -d a.db whatif --set plans/UNI/042032/open/seats=2
that "seats, placed, cutoff stand before and after" 'succeeds && prints "^UNI +042032 +open +1 -> 2 +1 -> 2 +250.5 -> 245 +1 +0$"'
that "the change is told" 'prints "^  plans/UNI/042032/open/seats: 1 -> 2$"'
that "so are rate, choices and sums" 'prints "^placed +3 \(60%\) -> 4 \(80%\)$" && prints "^at choice 1 +2 \(66.67%\) -> 4 \(100%\)$" && prints "^2 gain, 0 lose, 0 move$"'
that "who is not asked for is not told" '! prints "^0002"'
run -d a.db whatif --set plans/UNI/042032/open/seats=2 --who
that "--who tells who" 'succeeds && prints "^0002 +gains +UNI/P2/open choice 2 -> UNI/042032/open choice 1$"'
run -d a.db whatif --set tiers/UNI/line=200 --set plans/UNI/P2/open/seats=0 --who
that "several changes are made together" 'succeeds && prints "^0003 +loses +UNI/P2/open choice 1 -> no place$" && prints "^0 gain, 2 lose, 0 move$"'
run -d a.db whatif --set '招生计划/UNI/042032/open/计划数=2'
that "Chinese names do as well" 'succeeds && prints "^2 gain"'
run -d a.db whatif --set tiers/UNI/ranking='math > total' --set tiers/UNI/ties=admit
that "rankings and ties change" 'succeeds && prints "tiers/UNI/ties: break -> admit"'
run -d a.db --lang zh_CN whatif --set plans/UNI/042032/open/seats=2
that "it speaks Chinese" 'succeeds && prints "受益 2 人，受损 0 人，变动 0 人"'

# --- refusals
run -d a.db whatif --set plans/UNI/042032/open/seats
that "a change without a value is wrong usage" 'refuses 2 "is no change"'
run -d a.db whatif --set plans/UNI/042032/open/places=2
that "so is a column that is not there" 'refuses 2 "plans has no column places"'
run -d a.db whatif --set candidates/0001/name=x
that "only tiers and plans are changed" 'refuses 2 "only tiers and plans"'
run -d a.db whatif --set plans/UNI/P9/open/seats=2
that "a row that is not there is the data'\''s fault" 'refuses 1 "plans has no row UNI/P9/open"'
run -d a.db whatif --set plans/UNI/P2/open/seats=many
that "so is a value that is none" 'refuses 1 "plans UNI/P2/open: seats: .many."'
run -d a.db whatif --set tiers/UNI/ranking='total >'
that "a faulty rule is told with its column" 'refuses 1 "tiers UNI: ranking: column 8"'
run -d a.db whatif --run 3
that "a run that is not there is refused" 'refuses 1 "."'
run -d a.db whatif --run x
that "a run is a number" 'refuses 2 "--run takes a whole number"'
run -d a.db whatif nothing
that "so is a scenario that is not there" 'refuses 1 "there is no scenario nothing"'
run -d a.db whatif --compare one
that "two scenarios are compared, not one" 'refuses 2 "takes 2 names"'
run -d a.db whatif one --adopt
that "adopting needs a reason" 'refuses 2 "--adopt needs --reason"'
run -d a.db whatif one --drop --set tiers/UNI/line=3
that "verbs stand alone" 'refuses 2 "stand alone"'
run -d a.db whatif one two
that "two scenarios are too many to try" 'refuses 2 "."'
run -d none.db whatif
that "there must be a database" 'refuses 3 "none.db"'
run -d a.db whatif --save x
that "nothing changed is nothing to keep" 'exits 1 && complains "nothing is changed"'
that "all this changes nothing" '[ "$(digest a.db)" = "$before" ]'

# --- beside a run
run -d a.db run
run -d a.db whatif --set plans/UNI/042032/open/seats=2
that "it stands beside the run" 'succeeds && prints "^beside run 1 of 20" && ! prints "other data"'
printf 'candidate_no,subject,mark\n0004,math,140\n' >marks.csv
run -d a.db import scores marks.csv
run -d a.db whatif
that "a run of other data is said to be one" 'succeeds && prints "^beside run 1" && prints "made from other data"'
run -d a.db run
run -d a.db whatif --run 1
that "an earlier run may be chosen" 'succeeds && prints "^beside run 1"'

# --- scenarios
run -d a.db whatif --set plans/UNI/042032/open/seats=2 --save more --note "as the school asks"
that "a scenario is kept" 'succeeds && prints "^kept as scenario more$"'
run -d a.db whatif --set plans/UNI/042032/open/seats=3 --save more
that "not twice by the same name" 'exits 1 && complains "there is a scenario more already"'
run -d a.db whatif more --set plans/UNI/P2/open/seats=3 --save more
that "one that was taken up is replaced" 'succeeds'
run -d a.db whatif --set plans/UNI/P2/open/seats=0 --save less
run -d a.db whatif --list
that "they are listed" 'succeeds && prints "^less +20.* 1 changes$" && prints "^more +20.* 2 changes"'
run -d a.db whatif more --who
that "one is taken up" 'succeeds && prints "plans/UNI/042032/open/seats: 1 -> 2" && prints "plans/UNI/P2/open/seats: 2 -> 3"'
run -d a.db whatif --compare more less
that "two are compared" 'succeeds && prints "^beside scenario more$" && prints "^UNI +P2 +open +3 -> 0"'
run -d a.db whatif less --drop
that "one is dropped" 'succeeds && prints "^scenario less is gone$"'
run -d a.db whatif --list
that "it is gone, the other is not" '! prints "^less" && prints "^more"'

# --- adopting
cp a.db b.db
printf 'tier,program,seats\nUNI,P2,7\n' >plans.csv
run -d b.db import plans plans.csv
run -d b.db whatif more
that "a scenario made from other rows is computed, and that is said" 'exits 0 && complains "seats was .2. when the scenario was made and is .7. now"'
before=$(digest b.db)
run -d b.db whatif more --adopt --reason decided
that "it is not adopted: both values are told" 'refuses 1 "plans/UNI/P2/open: seats: another user has put .7. there meanwhile; yours is .3."'
that "and nothing is changed, not even the row that would be good" '[ "$(digest b.db)" = "$before" ]'
run -d a.db whatif more --adopt --reason "decided on 20 June"
that "one made from these rows is adopted" 'succeeds && prints "^scenario more is adopted: 2 rows changed$"'
run -d a.db export plans
that "the plan has its values" 'prints "^UNI,042032,2" && prints "^UNI,P2,3"'
run -d a.db audit
that "the trail has each row, and the reason" 'prints ",edit,plans,UNI/042032/open,.*decided on 20 June," && prints ",edit,plans,UNI/P2/open,.*decided on 20 June," &&
	prints ",adopt,scenario,more,.*decided on 20 June,"'
run -d a.db whatif --list
that "the scenario is the plan now, and no scenario any more" 'succeeds && prints_nothing'
