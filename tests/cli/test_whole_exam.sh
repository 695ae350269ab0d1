#!/bin/sh
# SPDX-License-Identifier: ISC
# A whole exam of a made-up district: seated, blinded, entered twice with typing errors at a known rate, settled, closed against the slips,
# rechecked, frozen, run. What was caught, by what, and what slipped through is counted.
. tests/cli/lib.sh

operator_rate=0.015 # of the sheets, by each operator for himself
common_rate=0.002   # both read the same wrong mark: only the slip can tell
swapped_rate=0.001  # both read two neighbours in the wrong order: nothing but a recheck can

by() { # USER ARGUMENT...
	user=$1
	shift
	SUDO_UID=$user "$fast" -d a.db "$@" >"$scratch/.out" 2>"$scratch/.err" </dev/null
	status=$?
}

# --- the year: the marks of the unified exam are on paper only
"$fast" demo year --candidates 600 --seed 7 >/dev/null || exit 3
mv year/scores.csv paper.csv
awk -F, -v OFS=, 'NR == FNR { if ($6 == "UNI" && $7 == "") own[$1]; next } !($2 in own)' year/subjects.csv paper.csv >year/scores.csv
sed -i 's/^recheck,.*/recheck,成绩复核,2000-01-01,2999-12-31/' year/calendar.csv
cp "$project/fixtures/nanhui/violations.csv" year/
run_fast -d a.db load year
that "the year is loaded without the exam's marks" 'succeeds'

# --- seated, blinded, batches made
by 73000 seat UNI --seed 7
that "everybody who sits the exam has a seat" 'succeeds'
seats=$("$fast" -d a.db export seats | grep -c "^UNI,")
by 73000 blind UNI
that "every sheet has a blind code" 'succeeds && prints "^$((seats * 5)) blind codes drawn and sealed$"'
by 73000 batch make UNI
that "batches are made" 'succeeds && prints "^[0-9]* batches made, $((seats * 5)) sheets$"'
batches=$(cut -d" " -f1 .out)
by 73000 batch list UNI
that "nobody is told whose they are" '! grep -qE "0[1-9]/|0619" .out'

# --- the sheets as they lie in their packets, and what two people read. batch,place,mark,code,candidate,subject,full,step
sqlite3 -readonly -separator , a.db "SELECT h.batch, h.place, h.candidate_no, b.subject, s.full_mark_e2, s.step_e2 FROM sheets h
	JOIN batches b ON b.number = h.batch JOIN subjects s ON s.code = b.subject JOIN seats t ON t.exam = b.exam AND t.candidate_no = h.candidate_no
	ORDER BY b.subject, t.site, t.room, t.seat" >sheets # in the order of the seats: blind codes are others in each run, errors are not
awk -F, -v OFS=, 'NR == FNR { mark[$1, $2] = $3; state[$1, $2] = $4; next }
	{ key = $3 SUBSEP $4; s = !(key in state) ? "absent" : state[key] == "" ? "present" : state[key]; code = ""
	  if (s == "present") m = mark[key]; else if (s == "absent") m = "-"; else if (s == "void") { m = "*"; code = 51 }
	  else { m = s; code = s == "exempt" ? "03" : "02" }
	  print $1, $2, m, code, $3, $4, $5, $6 }' paper.csv sheets >truth
awk -F, -v OFS=, -v own=$operator_rate -v common=$common_rate -v swapped=$swapped_rate '
	function rnd() { seed = seed * 16807 % 2147483647; return seed / 2147483647 }
	function is_mark(m) { return m ~ /^[0-9]/ }
	function wrong(m, full, step) { return m + step <= full ? m + step : m - step }
	BEGIN { seed = 2006; print "batch,place,mark,code" >"e1.csv"; print "batch,place,mark,code" >"e2.csv" }
	{ batch[NR] = $1; place[NR] = $2; mark[NR] = $3; code[NR] = $4; full[NR] = $7 / 100; step[NR] = $8 / 100; }
	END {
		for (i = 1; i < NR; i++)
			if (rnd() < swapped && batch[i] == batch[i + 1] && is_mark(mark[i]) && is_mark(mark[i + 1]) && mark[i] != mark[i + 1]) {
				t = mark[i]; mark[i] = mark[i + 1]; mark[i + 1] = t; i++
			}
		for (i = 1; i <= NR; i++) {
			m = mark[i]
			if (is_mark(m) && rnd() < common) m = wrong(m, full[i], step[i])
			for (p = 1; p <= 2; p++) {
				typed = m
				if (is_mark(m) && rnd() < own) typed = wrong(wrong(m, full[i], step[i]), full[i], step[i])
				print batch[i], place[i], typed, code[i] >("e" p ".csv")
			}
		}
	}' truth
# What each step will find: where the two differ; what they read alike and wrong in batches whose sum is then wrong, and in others.
paste -d, e1.csv e2.csv | tail -n +2 | paste -d, - truth | awk -F, -v OFS=, '
	{ batch[NR] = $1; is_alike[NR] = $3 == $7; is_wrong[NR] = $3 != $11; id[NR] = $13 "," $14 "," $11
	  if ($3 != $7) print $1, $2, $11, $12 >"settling"; else { off[$1] += $3 - $11 } }
	END { for (b in off) if (off[b] != 0) print b >"off"
		for (i = 1; i <= NR; i++) if (is_alike[i] && is_wrong[i]) print id[i] >(off[batch[i]] != 0 ? "alike" : "slipped") }'

# --- entered twice
by 73001 enter e1.csv
that "the first enters all batches" 'succeeds && prints "^$((seats * 5)) rows: $((seats * 5)) entered or changed$"'
by 73001 enter e2.csv --pass 2
that "the first is not the second as well" 'exits 1 && complains "both entries are by different people"'
by 73002 enter e2.csv
that "the second enters them again" 'succeeds'
by 73000 freeze propose UNI
that "an exam with open batches is not frozen" 'exits 1'

# --- settled by a third from the sheets
by 73003 batch list UNI
for batch in $(awk '/differs/ && !/^not begun/ { print $1 }' .out); do
	by 73003 compare "$batch"
	sed "s/^/$batch,/" .out
done >differing
that "what differs is told, and nothing else" '[ "$(cut -d, -f1,2 settling | sort)" = "$(sort differing)" ] && [ -s settling ]'
bad=0
while IFS=, read -r batch place mark code; do
	by 73003 batch settle "$batch" "$place" "$mark" ${code:+--code "$code"}
	exits 0 || bad=1
done <settling
that "a third settles what differs" '[ $bad -eq 0 ]'

# --- closed against the slips of the packets
awk -F, '$3 ~ /^[0-9]/ { n[$1]++; sum[$1] += $3 } { all[$1] } END { for (b in all) print b, n[b] + 0, sum[b] + 0 }' truth | sort -n >slips
while read -r batch count sum; do by 73000 batch slip "$batch" "$count" "$sum"; done <slips
by 73000 batch close $(cut -d' ' -f1 slips)
that "a batch closes where the slip agrees, and only there" '[ "$(sed -n "s/.*batch \([0-9]*\): the slip differs/\1/p" .err | sort)" = "$(sort off)" ] && [ -s off ]'

# --- what both read wrong: read again, but for what is settled
while read -r batch; do
	for pass in 1 2; do
		awk -F, -v OFS=, -v batch="$batch" 'NR == FNR { settled[$1, $2]; next } FNR == 1 { print "batch,place,mark,code" }
			$1 == batch && !(($1, $2) in settled) { print $1, $2, $3, $4 }' differing truth >again.csv
		by 7300$pass enter again.csv
		exits 0 || echo bad
	done
	by 73000 batch close "$batch"
	exits 0 || echo bad
done <off >trouble
that "what the slips found is read again, and closes" '[ ! -s trouble ]'
by 73000 batch list UNI
that "all batches are closed" 'prints "closed $batches$"'
by 73001 unblind UNI --reason "marks are in"
that "no operator opens the blind codes" 'refuses 1 "somebody else opens"'
by 73000 blind UNI --list
that "sealed codes are listed for nobody" 'refuses 1 "are sealed"'
by 73000 unblind UNI --reason "marks are in"
that "somebody else does" 'succeeds'
by 73000 blind UNI --list
that "open ones are" 'succeeds && [ "$(wc -l <.out)" -eq $((seats * 5 + 1)) ]'

# --- the marks in the database against the paper
compare_with_paper() { # prints what differs: candidate,subject
	"$fast" -d a.db export scores | awk -F, -v OFS=, 'NR == FNR { m = $3 ~ /^[0-9]/ ? $3 : ""; s = $3 ~ /^[0-9]/ ? "present" : $3 == "-" ? "absent" : $3 == "*" ? "void" : $3
		truth[$5, $6] = m "," s; n++; next } ($1, $2) in truth { seen++; if (truth[$1, $2] != $3 "," $4) print $1, $2 }
		END { if (seen != n) print "missing" }' truth -
}
compare_with_paper | sort >wrong
that "the marks are those of the sheets, but for what two people read alike and no sum shows" '[ "$(cat wrong)" = "$(cut -d, -f1,2 slipped | sort)" ] && [ -s wrong ]'

# --- rechecked, frozen, run
by 73000 freeze propose UNI
digest=$(sed -n 's/^SHA-256 //p' .out)
by 73003 freeze confirm UNI --digest "$digest"
that "two people freeze the scores" 'succeeds'
by 73000 batch reopen 1 --reason "one more"
that "a batch of a frozen exam stays closed" 'refuses 1 "frozen"'
number=0
sort slipped | while IFS=, read -r no subject mark; do
	number=$((number + 1))
	by 73001 recheck apply "$no" "$subject"
	by 73001 recheck answer $number --found transfer --mark "$mark"
	by 73003 recheck confirm $number
	exits 0 || echo bad
done >trouble
that "rechecks correct what slipped through" '[ ! -s trouble ] && [ -z "$(compare_with_paper)" ]'
run_fast -d a.db run
that "the exam's marks come to a run" 'succeeds && prints "confirmed by a second computation"'
run_fast -d a.db audit --verify
that "the trail of it all is whole" 'succeeds'
run_fast -d a.db operators UNI
that "the operators' errors are told" 'prints "^uid 73001 +$((seats * 5)) .* [1-9][0-9]* +[0-9.]+$" && prints "^uid 73002 +$((seats * 5)) "'
sed 's/^/# /' .out
echo "# $((seats * 5)) sheets entered twice: $(wc -l <settling) read differently, settled by a third; $(wc -l <alike) read alike and wrong, found by the slips;" \
	"$(wc -l <slipped) read in the wrong order, found by rechecks alone"
