#!/bin/sh
# SPDX-License-Identifier: ISC
# luqu choices, forms, sign, unsign: choices held against the rules, printed, signed, locked.
. tests/cli/lib.sh

make_year year
printf '0002,UNI,3,P3\n' >>year/choices.csv
run -d a.db load year

run -d a.db choices 0002
that "choices are shown by tier, with what is wrong with them" 'succeeds && prints "^0002  Bo  J1 Junior school$" && prints "^UNI  .*Unified  \(up to 3 choices\)$" &&
	prints "^    2  P2  .*Second school .*Trade$" && prints "^       ! P3 has no seats in this tier"'
that "digest and version are told" 'prints "^accepts reassignment: no; version [0-9]+, digest [0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}$" && prints "^not signed$"'
digest=$(sed -n 's/.*digest //p' .out)
{ echo 0002,0; "$fast" -d a.db export choices | grep '^0002,'; } >list
that "anyone can compute the digest from the exported choices" '[ "$(echo "$digest" | tr -d -)" = "$(sha256sum list | cut -c1-12)" ]'
run -d a.db choices 0005
that "an open tier without choices is told" 'succeeds && prints "^     ! open to the candidate, and no choice is made$"'
run -d a.db choices 9999
that "a candidate that is not there is the data's fault" 'refuses 1 "there is no candidate 9999"'

run -d a.db forms
that "forms are written by feeder school" 'succeeds && prints "^forms: 5 choice forms in 1 files$" && [ -s forms/J1.html ]'
that "each is a page with all that is signed" '[ "$(grep -c "<section>" forms/J1.html)" = 5 ] && grep -q "Test office 2026  choice form  0002 Bo" forms/J1.html &&
	grep -q "Receipt: 0002-[0-9]* .*Digest: $digest" forms/J1.html && grep -q "declined: no choice is made in this tier" forms/J1.html &&
	[ "$(grep -c "Guardian:" forms/J1.html)" = 5 ] && grep -q "section+section{break-before:page}" forms/J1.html'
that "a page needs nothing from outside" '! grep -qE "(src|href)=" forms/J1.html'
run -d a.db forms --feeder J1 -o t --format txt
that "they are text too, a candidate a page" 'succeeds && [ "$(tr -cd "\014" <t/J1.txt | wc -c)" = 4 ] && grep -q "Candidate: ____" t/J1.txt'
run -d a.db forms 0002 -o one
that "one is printed alone after a change" 'succeeds && [ "$(ls one)" = 0002.html ] && [ "$(grep -c "<section>" one/0002.html)" = 1 ]'
run -d a.db forms 9999 -o one
that "nobody is printed who is not there" 'refuses 1 "there is no candidate 9999"'
run -d a.db forms 0002 --unsigned
that "a candidate is no list" 'refuses 2 "one of them"'
run -d a.db forms --feeder J9
that "a school nobody comes from is the data's fault" 'refuses 1 "J9: nobody comes from this school"'
run -d a.db forms --format csv -o c
that "forms are for paper" 'refuses 2 "html or txt, not csv" && [ ! -e c ]'
run -d a.db forms --format doc
that "a format that is not there is wrong usage" 'refuses 2 "no such format: doc"'

before=$(digest a.db)
run -d a.db sign 0002
that "signing needs the digest" 'refuses 2 "sign needs --digest"'
run -d a.db sign 0002 --digest 0000-0000-0000
that "another digest than that of today is refused, and today's is not told" 'refuses 1 "0002: the digest on the form is not that of the choices as they are" &&
	! complains "$digest"'
run -d a.db sign 0002 --digest hello
that "what is no digest is wrong usage" 'refuses 2 "is no digest: on the form stand 12 digits"'
run -d a.db sign 0002 0001 --digest "$digest"
that "each form has its own digest" 'refuses 2 "2 candidates need 2 digests"'
run -d a.db sign 0002 0001 --digest "$digest,0000-0000-0000"
that "all or none are signed" 'refuses 1 "0001: the digest" && [ "$(digest a.db)" = "$before" ]'
run -d a.db sign 9999 --digest "$digest"
that "nobody is signed who is not there" 'refuses 1 "there is no candidate 9999"'

export SUDO_UID=64001
run -d a.db sign 0002 --digest "$(echo "$digest" | tr a-f- 'A-F ')"
that "a form is signed, however its digest is typed" 'succeeds && prints "^1 signed; the choices are locked$"'
run -d a.db choices 0002
that "the choices say so" 'prints "^signed: uid 64001 took the form in at 20.*; the choices are locked$"'
run -d a.db audit
that "the trail has it" 'prints ",uid 64001,sign,signatures,0002,,[0-9a-f]{64},"'
run -d a.db sign 0002 --digest "$digest"
that "it is signed once" 'refuses 1 "0002 is signed already: uid 64001 took the form in at 20"'
run -d a.db forms --unsigned
that "those who have not signed are listed" 'succeeds && prints "^candidate_no,name,feeder$" && prints "^0001,Ada,J1$" && ! prints "^0002"'
run -d a.db forms --unsigned --feeder J2
that "a school without such has none" 'succeeds && ! prints "^0"'

before=$(digest a.db)
run -d a.db delete choices 0002 UNI 2 --reason x
that "signed choices are not deleted" 'refuses 1 "the choices of 0002 are locked: uid 64001 took the signed form in at 20"'
printf 'candidate_no,tier,rank,program\n0001,UNI,1,P2\n0002,UNI,1,P2\n' >c.csv
run -d a.db import choices c.csv
that "nor imported, and nothing of the file is" 'exits 1 && complains "^c.csv:3: candidate_no: the choices of 0002 are locked"'
run -d a.db load year --replace
that "nor replaced by a folder" 'exits 1 && complains "the choices of 0002 are locked"'
run -d a.db delete candidates 0002 --reason moved
that "nor does their candidate go" 'exits 1'
sed 's/^candidate_no.*/&,adjust/; /^0/s/$/,1/' year/candidates.csv | grep 'no\|^0002' >adjust.csv
run -d a.db import candidates adjust.csv
that "whether reassignment is accepted has been signed too" 'exits 1 && complains "the choices of 0002 are locked"'
that "none of this changed anything" '[ "$(digest a.db)" = "$before" ]'

run -d a.db unsign 0002 --reason "wrong form"
that "who took the form in does not take that back" 'refuses 1 "another person is to take that back"'
export SUDO_UID=64002
run -d a.db unsign 0002
that "it needs a reason" 'refuses 2 "unsign needs --reason"'
run -d a.db unsign 0002 --reason " "
that "a blank one is none" 'refuses 2 "a reason is needed"'
run -d a.db unsign 0001 --reason x
that "what is not signed is not taken back" 'refuses 1 "0001 is not signed"'
run -d a.db unsign 0002 --reason "wrong form"
that "another person does" 'succeeds && prints "^1 form taken back; the choices can be changed again$"'
run -d a.db audit
that "the trail has who and why" 'prints ",uid 64002,unsign,signatures,0002,[0-9a-f]{64},,wrong form,"'
run -d a.db import choices c.csv
that "then choices can be changed" 'exits 0'
run -d a.db sign 0002 --digest "$digest"
that "the old form is refused" 'refuses 1 "printed before the last change"'
