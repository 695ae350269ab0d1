#!/bin/sh
# SPDX-License-Identifier: ISC
# luqu check: what it prints, and when it fails.
. tests/cli/lib.sh

run check --list
that "--list needs no database" 'succeeds && [ ! -e luqu.db ]'
that "--list has a line per code and one with its remedy" '[ $(($(grep -c "^C[0-9][0-9][0-9]  " .out) * 2)) -eq "$(wc -l <.out)" ] &&
	! grep -vE "^(C[0-9]{3}  (error|warning) +[a-z].*|               [A-Z].*)$" .out'
grep -o '^C[0-9]*' .out >codes
that "--list has every code once, ascending" 'sort -u codes | cmp -s - codes && [ "$(wc -l <codes)" -gt 30 ]'

run -d none.db check
that "check refuses a database that is not there" 'refuses 3 "none.db"'

make_year good
run -d y.db load good
run -d y.db check
that "warnings alone do not fail" 'succeeds && prints "^C207  warning: candidates without an ID number: 5$" && prints "^0 errors, [1-9]"'
that "a finding has its offenders and a remedy" 'prints "^      0001$" && prints "^      Remedy: Enter the ID number"'
that "check says what it looked at" 'prints "^checked: 5 candidates, 5 choices, 1 tiers, 3 seats$" && prints "^dry run: 3 candidates placed; 0 places"'
that "findings stand in the order of their codes" 'grep -o "^C[0-9]*" .out >found && sort found | cmp -s - found'
that "every line fits 80 columns" '! grep -E "^.{81}" .out'
before=$(digest y.db)
run -d y.db check
that "check changes nothing" '[ "$(digest y.db)" = "$before" ]'
cp .out first
run -d y.db check
that "check says the same again" 'is_same .out first'
run -d y.db check --keep
that "check --keep says the same, too" 'exits 0 && is_same .out first'
run -d y.db audit
that "and what it found stands in the audit trail" 'prints ",check,check,check,,\"{0,1}C202 1;C207 5;C301 1"'

make_year rule
sed 's/total > math/total > maths/' good/tiers.csv >rule/tiers.csv
run -d rule.db load rule
that "load refuses a rule that cannot be read" 'exits 1 && complains "maths"'

make_year fails
sed 's/^code,name,seq,ranking,max_choices$/&,line/; s/,3$/&,100\/(math-120)/' good/tiers.csv >fails/tiers.csv
run -d fails.db load fails
run -d fails.db check
that "a rule that fails on a candidate is an error and fails the check" 'exits 1 && prints "^C102  error: " && prints "0002" &&
	complains "^luqu: errors were found"'
that "what needs no dry run is checked all the same" 'prints "^C207" && prints "^dry run: does not come through"'
run -d fails.db run
that "run refuses what check calls an error" 'refuses 1 "0002"'

make_year tied
sed '/lottery_seed/d' good/office.csv >tied/office.csv
sed 's/total > math/1/' good/tiers.csv >tied/tiers.csv
run -d tied.db load tied
run -d tied.db check
that "a draw without seed is an error" 'exits 1 && prints "^C104  error: " && prints "UNI/042032/open: 1 equal in, last one in 000., first one out 000."'
that "places that only the draw decided are counted" 'prints "^dry run: 3 candidates placed; [1-9][0-9]* places by the draw alone$"'
run -d tied.db run
that "run refuses a draw without seed" 'refuses 1 "lottery_seed"'
echo 'key,value
lottery_seed,7' >seed.csv
run -d tied.db import office seed.csv
run -d tied.db check
that "with a seed the tie is a warning" 'exits 0 && prints "^C105  warning: "'

run -d y.db --lang zh_CN check
that "codes are the same in any language" 'exits 0 && prints "^C207 " && grep -o "^C[0-9]*" .out | cmp -s - found'
run -d y.db check --lang
that "an option it does not have is refused" 'refuses 2 "Usage"'
