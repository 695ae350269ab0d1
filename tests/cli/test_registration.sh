#!/bin/sh
# SPDX-License-Identifier: ISC
# Registrations and claims: states and who may change them, that the withdrawn take no part, what a claim gives and gives back.
. tests/cli/lib.sh

make_year year
printf 'candidate_no,kind,item,points,certifier\n' >year/claims.csv
printf '0001,bonus,Martyr,20,Civil affairs\n0002,eligibility,arts=2,,School board\n0003,eligibility,chess,,School board\n' >>year/claims.csv
run -d a.db load year
that "registrations and claims load with the year" 'succeeds'

# --- states
run -d a.db confirm 0001 0003
that "registrations are confirmed" 'succeeds && prints "^2 registrations changed, 0 left"'
run -d a.db export registrations
that "they say so; others have no row" '[ "$(tail -n +2 .out)" = "0001,confirmed,,,
0003,confirmed,,," ]'
before=$(digest a.db)
run -d a.db confirm 0002 0001
that "one that is confirmed already stops the call" 'refuses 1 "^0001: the registration is confirmed" && complains "nothing was changed"'
run -d a.db confirm 0002 nobody
that "so does one who is not there" 'refuses 1 "^nobody: there is no candidate nobody"'
run -d a.db confirm
that "somebody must be named" 'refuses 2 "by their numbers, or by a feeder school"'
run -d a.db confirm 0002 --all
that "in one way only" 'refuses 2 "by their numbers, or by a feeder school"'
run -d a.db confirm --feeder J9
that "a feeder school that nobody is of is a mistake" 'refuses 1 "no candidate is of the school J9"'
run -d a.db withdraw 0002
that "nobody is withdrawn without a reason" 'refuses 2 "a reason is needed"'
run -d a.db withdraw --reason moved
that "or without a number" 'refuses 2 "."'
run -d a.db withdraw 0002 --reason "$(printf 'a\033b')"
that "a reason holds no control character" 'refuses 2 "the reason holds a control character"'
run -d a.db reinstate 0002 --reason back
that "who is not withdrawn cannot be reinstated" 'refuses 1 "^0002: the registration is registered"'
run -d a.db reinstate 0002
that "nor anybody without a reason" 'refuses 2 "a reason is needed"'
that "refusals change nothing" '[ "$(digest a.db)" = "$before" ]'

run -d a.db export distribution
cp .out everybody
run -d a.db withdraw 0001 --reason "moved to another city"
that "a candidate withdraws" 'succeeds && prints "^1 registrations changed"'
run -d a.db confirm --feeder J1
that "of many, the others are passed over" 'succeeds && prints "^3 registrations changed, 2 left as they are$"'
run -d a.db confirm --all
that "of all too" 'succeeds && prints "^0 registrations changed, 5 left as they are$"'
run -d a.db withdraw 0001 --reason again
that "who is withdrawn cannot withdraw" 'refuses 1 "^0001: the registration is withdrawn"'
run -d a.db confirm 0001
that "or be confirmed" 'refuses 1 "^0001: the registration is withdrawn"'
run -d a.db audit
that "the trail has state and reason" 'prints ",withdraw,registrations,0001,.*confirmed.*withdrawn.*,moved to another city,"'

# --- no part in anything
run -d a.db check
that "the check does not count the withdrawn" 'prints "^checked: 4 candidates, 4 choices"'
run -d a.db run
that "a run takes no notice of them" 'succeeds'
run -d a.db verify
that "and holds" 'succeeds'
run -d a.db export placements
that "the seat goes to the next" '! prints "^0001" && prints "^0002,UNI,042032"'
run -d a.db export unplaced
that "nor are they among the unplaced" '! prints "^0001"'
run -d a.db export distribution
that "nor in the distribution" '[ "$(tail -n 1 .out | cut -d, -f3)" = 4 ] && [ "$(tail -n 1 everybody | cut -d, -f3)" = 5 ]'
run -d a.db explain 0001
that "there is nothing to explain" 'exits 1'
run -d a.db stats
that "statistics are of the others" 'succeeds && ! prints "of 5"'
run -d a.db lists --by feeder -o lists
that "lists are too" 'succeeds && ! grep -rq 0001 lists'
run -d a.db export candidates
that "they stay on record" 'prints "^0001,Ada,"'
sed 1d .out >kept
run -d a.db export scores
that "with their marks" 'prints "^0001,math,130.5"'
rm -rf without && cp -r year without
for kind in candidates scores choices claims; do sed -i '/^0001,/d' without/$kind.csv; done
run -d b.db load without
run -d b.db run
"$fast" -d a.db export placements >with.out
"$fast" -d b.db export placements >without.out
that "the outcome is that of the year without them" 'is_same with.out without.out'
that "and so is the digest of the inputs" '[ "$(sqlite3 a.db "SELECT digest FROM runs")" = "$(sqlite3 b.db "SELECT digest FROM runs")" ]'

# --- by other ways
before=$(digest a.db)
printf 'candidate_no,birth,record_no\n0001,2011-03-04,G1\n' >r.csv
run -d a.db import registrations r.csv
that "an import does not reinstate" 'refuses 1 "r.csv:2: candidate_no: the state is withdrawn, not registered: confirm, withdraw and reinstate"'
printf 'candidate_no,state\n0009,withdrawn\n' >r.csv
run -d a.db import registrations r.csv
that "a registration is somebody's" 'refuses 1 "r.csv:2: candidate_no: .0009. is not in candidates"'
run -d a.db delete registrations 0001 --reason tidy
that "a withdrawn registration is not deleted" 'refuses 1 "a withdrawn registration stays on record"'
run -d a.db delete candidates 0001 --reason tidy
that "nor is the candidate" 'refuses 1 "is named by: .*registrations \(1, the first 0001\), claims \(1, the first 0001/bonus/Martyr\)"'
that "refusals change nothing" '[ "$(digest a.db)" = "$before" ]'
printf 'candidate_no,state,birth,record_no\n0001,withdrawn,2011-03-04,G1\n' >r.csv
run -d a.db import registrations r.csv
that "what is not the state may be imported" 'succeeds'
run -d a.db reinstate 0001 --reason "back again"
that "a candidate is reinstated" 'succeeds'
run -d a.db export registrations
that "as registered, with all that was known" 'prints "^0001,registered,2011-03-04,G1,$"'
run -d a.db delete registrations 0001 --reason tidy
that "a row that says nothing of note may go" 'succeeds'

# --- claims; users are told apart by their numbers
as() { user=$1; shift; SUDO_UID=$user run -d a.db "$@"; }
before=$(digest a.db)
run -d a.db claim notice 0001 bonus Martyr
that "a claim is not touched without a reason" 'refuses 2 "a reason is needed"'
run -d a.db claim praise 0001 bonus Martyr --reason x
that "other acts there are none" 'refuses 2 "notice, grant and refuse, not .praise."'
run -d a.db claim notice 0001 bonus --reason x
that "a claim has three keys" 'refuses 2 "."'
run -d a.db claim notice 0001 bonus Orphan --reason x
that "a claim that is not there is told" 'refuses 1 "claims has no row 0001/bonus/Orphan"'
run -d a.db claim grant 0001 bonus Martyr --reason x
that "nothing is granted before it was noticed" 'refuses 1 "the claim is claimed"'
run -d a.db claim notice 0001 bonus Martyr --reason x --from 2026-3-2
that "a day is written as everywhere" 'refuses 2 ".2026-3-2. is not a date"'
run -d a.db claim notice 0001 bonus Martyr --reason x --from 2026-03-02 --to 2026-03-05
that "four working days are too few" 'refuses 1 "from 2026-03-02 to 2026-03-05 has 4 working days"'
run -d a.db claim notice 0001 bonus Martyr --reason x --from 2026-03-06 --to 2026-03-11
that "a weekend is not worked" 'refuses 1 "has 4 working days"'
run -d a.db claim refuse 0001 bonus Martyr --reason x --from 2026-03-02
that "days are a notice's" 'refuses 2 "a notice.s"'
that "refusals change nothing" '[ "$(digest a.db)" = "$before" ]'

run -d a.db claim notice 0001 bonus Martyr --reason "on the board"
that "a notice begins today if nothing else is said" 'succeeds'
run -d a.db export claims
that "and lasts to the fifth working day" 'prints "^0001,bonus,Martyr,20,Civil affairs,,$(date +%F),20..-..-..,noticed$"'
as 1001 claim grant 0001 bonus Martyr --reason done
that "it is not granted while it lasts" 'refuses 1 "the public notice lasts until"'
run -d a.db claim notice 0001 bonus Martyr --reason again
that "nor put up twice" 'refuses 1 "the claim is noticed"'
run -d a.db claim refuse 0001 bonus Martyr --reason "wrong paper"
that "it may be refused" 'succeeds'
run -d a.db claim refuse 0001 bonus Martyr --reason "wrong paper"
that "once" 'refuses 1 "the claim is refused"'
run -d a.db claim notice 0001 bonus Martyr --reason "new paper" --from 2026-03-02 --to 2026-03-06
that "and taken up again" 'succeeds'
as 0 claim grant 0001 bonus Martyr --reason done
that "who loaded the claim does not grant it" 'refuses 1 "by another person than who put it in"'
as 1001 claim grant 0001 bonus Martyr --reason "nothing came in"
that "another does" 'succeeds && prints "^1 claim changed$"'
run -d a.db export bonuses
that "the bonus is there" 'prints "^0001,Martyr,20$"'
run -d a.db audit
that "the trail has both changes" 'prints ",grant,bonuses,0001/Martyr,,.*20.*,nothing came in," && prints ",grant,claims,0001/bonus/Martyr,.*noticed.*granted.*,nothing came in,"'
before=$(digest a.db)
run -d a.db delete claims 0001 bonus Martyr --reason tidy
that "a granted claim is not deleted" 'refuses 1 "the claim is granted; refuse it first"'
printf 'candidate_no,kind,item,points,notice_from,notice_to,state\n0001,bonus,Martyr,25,2026-03-02,2026-03-06,granted\n' >c.csv
run -d a.db import claims c.csv
that "and not changed by a file" 'refuses 1 "c.csv:2: candidate_no: the claim is granted; from then on only notice, grant and refuse"'
printf 'candidate_no,kind,item,points,notice_from,notice_to,state\n0005,bonus,Hero,25,2026-03-02,2026-03-06,granted\n' >c.csv
run -d a.db import claims c.csv
that "nor does a file bring a granted one" 'refuses 1 "a claim is put in as claimed, not as granted"'
that "refusals change nothing" '[ "$(digest a.db)" = "$before" ]'
as 1001 claim refuse 0001 bonus Martyr --reason "objection upheld"
that "a granted claim is refused" 'succeeds'
run -d a.db export bonuses
that "and its bonus goes" '! prints Martyr'

# --- who put it in, row by row
printf 'candidate_no,kind,item,points\n0004,bonus,Athlete,7\n0005,bonus,Hero,3\n' >c.csv
as 1002 import claims c.csv
for no in "0004 bonus Athlete" "0005 bonus Hero"; do
	as 1002 claim notice $no --reason x --from 2026-03-02 --to 2026-03-06
done
as 1002 claim grant 0005 bonus Hero --reason x
that "who imported a claim does not grant it" 'refuses 1 "by another person"'
as 0 claim grant 0004 bonus Athlete --reason x
that "a bonus of the same name and other points stands against it" 'refuses 1 "of that name and of other points"'
as 0 claim grant 0005 bonus Hero --reason x
that "who loaded the year may grant what another imported" 'succeeds'
run -d a.db delete bonuses 0005 Hero --reason "typed once more below"
printf 'candidate_no,policy,points\n0005,Hero,4\n' >b.csv
run -d a.db import bonuses b.csv
as 0 claim refuse 0005 bonus Hero --reason x
that "a bonus changed since stays when the claim is refused" 'succeeds'
run -d a.db export bonuses
that "as it was changed" 'prints "^0005,Hero,4$"'

# --- eligibilities are tags
for no in 0002 0003; do
	item=arts=2
	[ $no = 0003 ] && item=chess
	as 1003 claim notice $no eligibility $item --reason x --from 2026-03-02 --to 2026-03-06
	as 1003 claim grant $no eligibility $item --reason x
	that "an eligibility is granted to $no" 'succeeds'
done
run -d a.db export candidates
that "and becomes a tag" 'prints "^0002,Bo,M,,J1,,,arts=2,0$" && prints "^0003,Cy,M,,J1,,,chess,0$"'
printf 'candidate_no,kind,item\n0001,eligibility,sport\n0001,eligibility,sport=3\n0001,eligibility,art\n' >c.csv
as 1002 import claims c.csv
for item in sport sport=3 art; do
	as 1002 claim notice 0001 eligibility $item --reason x --from 2026-03-02 --to 2026-03-06
done
as 1003 claim grant 0001 eligibility sport --reason x
that "a tag of the same name and another value stands against it" 'refuses 1 "a tag of that name and of another value"'
as 1003 claim grant 0001 eligibility sport=3 --reason x
that "the same tag does not" 'succeeds'
as 1003 claim grant 0001 eligibility art --reason x
run -d a.db export candidates
that "tags stand in their order" 'prints "^0001,Ada,F,,J1,,,art;sport=3,0$"'
as 1003 claim refuse 0001 eligibility art --reason x
run -d a.db export candidates
that "the first goes and leaves the others" 'prints "^0001,Ada,F,,J1,,,sport=3,0$"'
as 1003 claim refuse 0001 eligibility sport=3 --reason x
run -d a.db export candidates
that "the last one goes" 'prints "^0001,Ada,F,,J1,,,,0$"'
run -d a.db audit --verify
that "the trail is whole" 'succeeds'
